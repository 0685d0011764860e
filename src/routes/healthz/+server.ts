import { open } from '#lib/server/identity/authorised.ts';

/** The process answers; that is all. */
export const GET = open(() =>
	Response.json({ status: 'ok' }, { headers: { 'cache-control': 'no-store' } })
);
