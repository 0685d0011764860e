import type { PaceRow } from './judged.ts';
import { asksSomething } from './proposal.ts';
import type { PaceRecord } from '../pace/types.ts';

/** Too little is known to call somebody usual. */
export function isEarly({ rule }: PaceRecord): boolean {
	return rule === 5;
}

/** Rules in the order in which they ask something of the worker. */
const ORDER = [1, 7, 8, 4, 6, 3, 11, 9, 10, 12, 5, 2];

/** Whoever asks something of the worker first, then by name: an order, never a ranking. */
export function byAttention(a: PaceRow, b: PaceRow): number {
	const rank = ({ record, proposal }: PaceRow): number => {
		if (proposal.open) return ORDER.indexOf(record.rule);
		if (asksSomething(record)) return ORDER.length;
		if (record.state === 'klaar') return 2 * ORDER.length + 1;
		return ORDER.length + 1 + (isEarly(record) ? 0 : 1);
	};
	return rank(a) - rank(b) || a.enrolled.name.localeCompare(b.enrolled.name, 'nl');
}
