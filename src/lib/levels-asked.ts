import { levelsFor } from './content/participant/for-participant.ts';
import type { Level } from './content/types.ts';

/** The levels that an address asks for besides the basis: `?level=extra&level=verdieping`. What it does not know, it ignores. */
export function levelsAsked(query: URLSearchParams): Set<Level> {
	const asked = query.getAll('level');
	return levelsFor((['extra', 'verdieping'] as const).filter((level) => asked.includes(level)));
}
