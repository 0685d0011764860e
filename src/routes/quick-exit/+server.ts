import { NEUTRAL_SITE } from '#lib/components/learn/quick-exit.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { deleteSessionToken } from '#lib/server/hooks/cookies.ts';
import { leave } from '#lib/server/hooks/enter.ts';
import { open } from '#lib/server/identity/authorised.ts';

/**
 * Signs out and goes to a neutral site. Not by a redirect: browsers hold a redirect after a form against the rule that
 * forms only go to our own address. The page in between is empty and is replaced at once.
 */
export const POST = open(async (event) => {
	// Leaving comes first: also when the session cannot be ended, because the database is away.
	await leave(event).catch((error: unknown) => {
		event.locals.log.warn({ err: error }, 'session could not be ended');
		deleteSessionToken(event);
	});
	return new Response(pageOf(getLocale()), {
		headers: {
			'content-type': 'text/html; charset=utf-8',
			'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
			'cache-control': 'no-store',
			refresh: `0; url=${NEUTRAL_SITE}`,
			'clear-site-data': '"storage"'
		}
	});
});

function pageOf(locale: string): string {
	return `<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${m.common_exit_title()}</title></head>
<body><p><a rel="noreferrer" href="${NEUTRAL_SITE}">${m.common_exit_link()}</a></p></body>
</html>
`;
}
