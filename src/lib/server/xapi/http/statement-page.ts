import type { Transaction } from '../../db/transaction.ts';
import { writeCursor } from '../cursor.ts';
import { pageOfStatements } from '../read.ts';
import { firstRowId } from '../row-ids.ts';
import type { ListQuery } from './statement-query.ts';
import type { Call } from './types.ts';

/** A day ahead, in ms: nothing is stored later than that, however clocks differ. */
const AHEAD = 86_400_000;

/** One page, and where the rest is. What is stored after the first page was asked for is not part of the rest. */
export async function statementPage(
	tx: Transaction,
	{ credential, lrs }: Call,
	{ filter, limit, asked, after, newest: known }: ListQuery
): Promise<{ texts: string[]; more: string }> {
	const now = Date.now();
	const newest = known ?? firstRowId(now + AHEAD);
	const { organisationId } = credential;
	const { texts, next } = await pageOfStatements(tx, organisationId, filter, {
		limit,
		after,
		newest
	});
	if (next === null) return { texts, more: '' };
	// From the first page on the answer is closed: what comes later is asked for with `since`.
	const closed = known ?? firstRowId(now + 1);
	const cursor = writeCursor(lrs.secret, credential.id, {
		query: asked,
		after: next,
		newest: closed
	});
	return { texts, more: `/xapi/statements?cursor=${cursor}` };
}
