import { resolve } from '$app/paths';
import type { ShownPace } from '#lib/components/charts/pace-view.ts';

/** Where a participant's page is, about the same homework as the page that links to it. */
export function personLinks({ what, given }: { what: string | null; given: unknown[] }) {
	return ({ participantId }: ShownPace): string => {
		const params = { participant: participantId };
		const path = resolve('/(worker)/participants/[participant=uuid]', params);
		return given.length > 1 && what ? `${path}?${new URLSearchParams({ what })}` : path;
	};
}
