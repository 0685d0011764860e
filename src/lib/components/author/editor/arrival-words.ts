import { m } from '#lib/paraglide/messages.js';
import type { ArrivalWords } from './arrivals.ts';
import type { Stored } from './autosave.svelte.ts';

/** Who saved it, within a sentence. The same author may have the page open twice. */
export const nameOf = ({ savedBy }: Pick<Stored, 'savedBy'>): string =>
	savedBy === null || savedBy.own ? m.drafts_conflict_you() : savedBy.name;

/** What stands in the text above the lines of somebody else. */
export function arrivalWords(from: Pick<Stored, 'savedBy'>): ArrivalWords {
	const name = nameOf(from);
	return {
		added: m.drafts_arrived_added({ name }),
		changed: m.drafts_arrived_changed({ name }),
		removed: m.drafts_arrived_removed({ name })
	};
}
