import type { Sent } from './ledger.ts';

/** A stored fact, and whose it is according to the database. */
export type Stored = { id: string; participantId: string };

export type Comparison = {
	/** Acknowledged, and not there. */
	lost: string[];
	/** There more than once. */
	doubled: string[];
	/** There under somebody else's name. */
	foreign: string[];
	/** There, and never sent by anybody. */
	invented: string[];
};

/**
 * Compares what the outside saw with what is stored. What was sent and never acknowledged may be there or not,
 * but once and under the right name.
 */
export function compareRecords(
	acknowledged: ReadonlyMap<string, Sent>,
	open: ReadonlyMap<string, Sent>,
	stored: readonly Stored[]
): Comparison {
	const found = Map.groupBy(stored, ({ id }) => id);
	const comparison: Comparison = { lost: [], doubled: [], foreign: [], invented: [] };
	for (const id of acknowledged.keys()) if (!found.has(id)) comparison.lost.push(id);
	for (const [id, rows] of found) {
		const sent = acknowledged.get(id) ?? open.get(id);
		if (!sent) comparison.invented.push(id);
		else if (rows.some(({ participantId }) => participantId !== sent.participantId)) {
			comparison.foreign.push(id);
		}
		if (rows.length > 1) comparison.doubled.push(id);
	}
	return comparison;
}
