import type { WithTransaction } from '../../db/transaction.ts';
import { consistentThrough } from '../locks.ts';

/** In ms. An older moment is as true as a newer one; readers wait for it, writers do not. */
const GOOD_FOR = { reader: 20, writer: 1_000 };

/**
 * Until when statements can be read in full, for the header of every answer about statements. Asked at most some fifty times
 * a second; while the database is away the last answer stands.
 */
export function consistencyOf(withTransaction: WithTransaction) {
	let known = { moment: new Date(0), at: 0 };
	return async function moment(who: keyof typeof GOOD_FOR): Promise<Date> {
		const now = Date.now();
		if (now - known.at < GOOD_FOR[who]) return known.moment;
		try {
			const found = await withTransaction(
				{ organisationId: '', personId: null },
				consistentThrough
			);
			known = { moment: found, at: now };
		} catch {
			known = { ...known, at: now };
		}
		return known.moment;
	};
}
