import { forgetEverything } from '#lib/offline/kept.ts';

/** Where "Snel weg" goes: a site that anybody may have open and that says nothing about the reader. */
export const NEUTRAL_SITE = 'https://www.buienradar.nl/';

/** Leaves at once: what is kept in this tab goes, the session ends, and this page leaves the history. */
export function leaveAtOnce(action: string): void {
	document.title = '';
	document.body.hidden = true;
	forgetEverything();
	void fetch(action, { method: 'POST', keepalive: true }).catch(() => {});
	location.replace(NEUTRAL_SITE);
}
