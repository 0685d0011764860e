import { and, asc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import type { ExtraLevel } from './levels-added.ts';
import { moduleLevels } from './schema.ts';

/** The levels of a module that were given and not withdrawn. */
export async function selectLevels(
	tx: Transaction,
	{ organisationId }: Acting,
	enrolmentIds: string[],
	moduleId: string
) {
	if (enrolmentIds.length === 0) return [];
	return tx
		.select({ enrolmentId: moduleLevels.enrolmentId, level: moduleLevels.level })
		.from(moduleLevels)
		.where(
			and(
				eq(moduleLevels.organisationId, organisationId),
				inArray(moduleLevels.enrolmentId, enrolmentIds),
				eq(moduleLevels.moduleId, moduleId),
				isNull(moduleLevels.withdrawnAt)
			)
		)
		.orderBy(asc(moduleLevels.level));
}

/** Gives a level, again where it was withdrawn; returns the enrolments for which this is new. */
export async function upsertLevels(
	tx: Transaction,
	{ organisationId, personId: assignedBy }: Acting,
	enrolmentIds: string[],
	{ moduleId, level, assignedAt }: { moduleId: string; level: ExtraLevel; assignedAt: Date }
): Promise<string[]> {
	if (enrolmentIds.length === 0) return [];
	const given = { assignedBy, assignedAt, seenAt: null, withdrawnAt: null };
	const rows = await tx
		.insert(moduleLevels)
		.values(
			enrolmentIds.map((enrolmentId) => ({
				organisationId,
				enrolmentId,
				moduleId,
				level,
				...given
			}))
		)
		.onConflictDoUpdate({
			target: [
				moduleLevels.organisationId,
				moduleLevels.enrolmentId,
				moduleLevels.moduleId,
				moduleLevels.level
			],
			set: given,
			setWhere: isNotNull(moduleLevels.withdrawnAt)
		})
		.returning({ enrolmentId: moduleLevels.enrolmentId });
	return rows.map(({ enrolmentId }) => enrolmentId);
}

export async function updateLevelsWithdrawn(
	tx: Transaction,
	{ organisationId }: Acting,
	enrolmentIds: string[],
	{ moduleId, level, withdrawnAt }: { moduleId: string; level: ExtraLevel; withdrawnAt: Date }
): Promise<string[]> {
	if (enrolmentIds.length === 0) return [];
	const rows = await tx
		.update(moduleLevels)
		.set({ withdrawnAt })
		.where(
			and(
				eq(moduleLevels.organisationId, organisationId),
				inArray(moduleLevels.enrolmentId, enrolmentIds),
				eq(moduleLevels.moduleId, moduleId),
				eq(moduleLevels.level, level),
				isNull(moduleLevels.withdrawnAt)
			)
		)
		.returning({ enrolmentId: moduleLevels.enrolmentId });
	return rows.map(({ enrolmentId }) => enrolmentId);
}
