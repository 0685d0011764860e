import { readReadiness } from '#lib/server/hooks/ready.ts';
import { open } from '#lib/server/identity/authorised.ts';

/** Whether visitors can be sent here. */
export const GET = open(async () => {
	const checks = await readReadiness();
	const ready = Object.values(checks).every(Boolean);
	return Response.json(
		{ status: ready ? 'ready' : 'not ready', ...checks },
		{ status: ready ? 200 : 503, headers: { 'cache-control': 'no-store' } }
	);
});
