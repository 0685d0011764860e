import type { Ledger } from './ledger.ts';
import { compareRecords, type Comparison, type Stored } from './records.ts';

export type SoftwareFound = {
	/** What a program reads back, against what it sent. */
	readBack: Comparison;
	/** What came at the receiver, against what was sent. */
	forwarded: Comparison;
	arrived: number;
	/** Statements that came at the receiver before an earlier one of the same registration. */
	outOfOrder: number;
	/** How often the process that passes them on was killed. */
	kills: number;
};

/** Compares what programs sent with what they read back, and with what was passed on. */
export function checkSoftware(
	{ acknowledged, open }: Ledger,
	stored: readonly Stored[],
	kept: readonly string[]
): Omit<SoftwareFound, 'kills'> {
	// A receiver knows people by other names; whose a statement is was looked at when it was read back.
	const arrived = kept.map((id) => {
		const sent = acknowledged.get(id) ?? open.get(id);
		return { id, participantId: sent?.participantId ?? '' };
	});
	return {
		readBack: compareRecords(acknowledged, open, stored),
		forwarded: compareRecords(acknowledged, open, arrived),
		arrived: new Set(kept).size,
		outOfOrder: countOutOfOrder(acknowledged, kept)
	};
}

/** A program waits for its answer, so the order of acknowledging is the order of sending. */
function countOutOfOrder(acknowledged: Ledger['acknowledged'], kept: readonly string[]): number {
	const places = new Map([...acknowledged.keys()].map((id, at) => [id, at]));
	const last = new Map<string, number>();
	let outOfOrder = 0;
	for (const id of kept) {
		const place = places.get(id);
		const registration = acknowledged.get(id)?.pageId;
		if (place === undefined || registration === undefined) continue;
		if (place < (last.get(registration) ?? -1)) outOfOrder++;
		else last.set(registration, place);
	}
	return outOfOrder;
}
