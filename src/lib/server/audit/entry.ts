import { createHash } from 'node:crypto';
import type { accessLog, accessLogHeads } from './schema.ts';

export type Entry = typeof accessLog.$inferSelect;
export type Head = Pick<typeof accessLogHeads.$inferSelect, 'seq' | 'hash'>;

/** What the first entry of an organisation follows. */
export const BEGINNING: Head = { seq: 0, hash: Buffer.alloc(32) };

/** SHA-256 over canonical JSON: fixed order of fields, no blanks, times in UTC to the millisecond. */
export function hashOf(entry: Omit<Entry, 'hash'>): Buffer {
	const canonical = JSON.stringify([
		'v1',
		entry.organisationId,
		entry.seq,
		entry.at.toISOString(),
		entry.actorId,
		[...entry.subjects].sort(),
		entry.action,
		entry.object,
		entry.purpose,
		entry.rule,
		entry.outcome,
		entry.prevHash.toString('hex')
	]);
	return createHash('sha256').update(canonical).digest();
}

export type Verdict =
	| { intact: true; entries: number }
	/** `seq` is the first entry that does not fit. */
	| { intact: false; seq: number; problem: 'gap' | 'link' | 'content' | 'head' };

/** Checks entries one after the other, so that a long log need not be in memory. */
export function chainCheck(start: Head = BEGINNING) {
	let last = start;
	let entries = 0;
	let broken: Extract<Verdict, { intact: false }> | undefined;

	return {
		add(entry: Entry) {
			const problem = problemOf(entry, last);
			if (problem) broken ??= { intact: false, seq: entry.seq, problem };
			last = entry;
			entries++;
		},
		/** @param head the end as it was kept apart: only that shows that the latest entries are missing */
		finish(head: Head): Verdict {
			if (broken) return broken;
			const ended = last.seq === head.seq && last.hash.equals(head.hash);
			return ended
				? { intact: true, entries }
				: { intact: false, seq: last.seq + 1, problem: 'head' };
		}
	};
}

function problemOf(entry: Entry, last: Head): 'gap' | 'link' | 'content' | null {
	if (entry.seq !== last.seq + 1) return 'gap';
	if (!entry.prevHash.equals(last.hash)) return 'link';
	return entry.hash.equals(hashOf(entry)) ? null : 'content';
}
