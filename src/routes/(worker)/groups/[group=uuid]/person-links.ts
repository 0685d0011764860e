import { resolve } from '$app/paths';
import type { ShownPace } from '#lib/components/charts/pace-view.ts';

/** The same, with the numbers behind the judgement opened. */
export function evidenceLinks(data: Parameters<typeof personLinks>[0]) {
	const linkOf = personLinks(data);
	return (pace: ShownPace): string => {
		const link = linkOf(pace);
		return `${link}${link.includes('?') ? '&' : '?'}open#tempo`;
	};
}

/** Where a participant's page is, about the same homework as the page that links to it. */
export function personLinks({ what, given }: { what: string | null; given: unknown[] }) {
	return ({ participantId }: ShownPace): string => {
		const params = { participant: participantId };
		const path = resolve('/(worker)/participants/[participant=uuid]', params);
		return given.length > 1 && what ? `${path}?${new URLSearchParams({ what })}` : path;
	};
}
