import { levelsFor } from './content/participant/for-participant.ts';
import type { Level } from './content/types.ts';

/** The levels that an address asks for besides the basis: `?level=extra&level=verdieping`. What it does not know, it ignores. */
export function levelsAsked(query: URLSearchParams): Set<Level> {
	const asked = query.getAll('level');
	return levelsFor((['extra', 'verdieping'] as const).filter((level) => asked.includes(level)));
}

/** What a preview can show, as it stands in its address: the basis, with one level, or with both. */
export const PREVIEW_LEVELS = ['basis', 'extra', 'verdieping', 'alles'] as const;
export type PreviewLevel = (typeof PREVIEW_LEVELS)[number];

/** The levels behind a choice of preview; null for anything else. */
export function previewLevels(choice: string): Set<Level> | null {
	const known = PREVIEW_LEVELS.find((one) => one === choice);
	if (known === undefined) return null;
	return levelsFor(known === 'alles' ? ['extra', 'verdieping'] : [known]);
}
