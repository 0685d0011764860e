import { and, eq } from 'drizzle-orm';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import { groups } from '../organisations/schema.ts';
import type { Login } from './login.ts';
import { groupKeyOf } from './sign-in.ts';
import { countTries, keyOf, LIMITS, readTries } from './throttle.ts';

type GroupKey = { organisationId: string; groupId: string };

/** Whether sign-in by code has closed for devices that the group does not know, after too many wrong tries. */
export async function isSignInClosed(
	tx: Transaction,
	login: Login,
	{ organisationId, groupId }: GroupKey,
	now: Date
): Promise<boolean> {
	const [group] = await tx
		.select({ reopenedAt: groups.signInReopenedAt })
		.from(groups)
		.where(and(eq(groups.organisationId, organisationId), eq(groups.id, groupId)));
	if (!group) throw new NotFound('group_unknown');
	const tries = await readTries(login, groupKeyOf({ groupId, ...group }), now);
	return tries >= LIMITS.groupDay;
}

/** *Inloggen openen*: wrong tries in this group count from nought again. Three times a day at most. */
export async function reopenSignIn(
	tx: Transaction,
	login: Login,
	{ organisationId, groupId }: GroupKey,
	now: Date
): Promise<{ reopenedAt: Date } | { problem: 'too_often' }> {
	const [tries] = await countTries(login, [keyOf('reopening', groupId)], now);
	if ((tries?.day ?? 0) > LIMITS.reopenings) return { problem: 'too_often' };
	const rows = await tx
		.update(groups)
		.set({ signInReopenedAt: now })
		.where(and(eq(groups.organisationId, organisationId), eq(groups.id, groupId)))
		.returning({ id: groups.id });
	if (rows.length === 0) throw new NotFound('group_unknown');
	return { reopenedAt: now };
}
