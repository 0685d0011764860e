import type { Transaction } from '../db/transaction.ts';
import { selectEditions } from './queries.ts';

/** Every version of a course that was ever published, newest edition first. */
export function listEditions(
	tx: Transaction,
	{ organisationId }: { organisationId: string },
	courseId: string
): Promise<{ hash: string; edition: number; revision: number }[]> {
	return selectEditions(tx, organisationId, courseId);
}
