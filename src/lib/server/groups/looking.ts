import { logAccess } from '../audit/access-log.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import type { Permission } from '../identity/policy.ts';

type Look = {
	action: Permission;
	/** Null for a page about all own groups at once. */
	groupId: string | null;
	subjects: string[];
	purpose?: 'guidance' | 'export';
};

/**
 * Notes that a worker looked at participants of own groups: one entry for one page, last in its transaction.
 * A page without participants leaves no entry.
 */
export async function noteLook(
	tx: Transaction,
	worker: Acting,
	{ action, groupId, subjects, purpose = 'guidance' }: Look,
	now: Date
): Promise<void> {
	if (subjects.length === 0) return;
	const object = groupId === null ? 'groups:own' : `group:${groupId}`;
	const look = { action, subjects, object, purpose };
	await logAccess(tx, worker, { ...look, rule: 'own group' }, now);
}
