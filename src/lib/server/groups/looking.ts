import { logAccess } from '../audit/access-log.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import type { Permission } from '../identity/policy.ts';

/**
 * Notes that a worker looked at participants of an own group: one entry for one page, last in its transaction.
 * A page without participants leaves no entry.
 */
export async function noteLook(
	tx: Transaction,
	worker: Acting,
	{ action, groupId, subjects }: { action: Permission; groupId: string; subjects: string[] },
	now: Date
): Promise<void> {
	if (subjects.length === 0) return;
	const look = { action, subjects, object: `group:${groupId}`, purpose: 'guidance' };
	await logAccess(tx, worker, { ...look, rule: 'own group' }, now);
}
