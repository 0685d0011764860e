import { and, count, countDistinct, eq, isNull } from 'drizzle-orm';
import { accessLogHeads } from '../audit/schema.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { ROLES, type Role } from '../identity/policy.ts';
import { people } from '../identity/schema.ts';
import { memberships } from '../groups/schema.ts';
import { getOrganisation } from './organisations.ts';
import { groups } from './schema.ts';

export type OrganisationOverview = {
	name: string;
	demo: boolean;
	/** People who have not ended, by role; of participants, those who are in an open group now. */
	people: Record<Role, number>;
	/** Groups that are not closed. */
	groups: number;
	/** The end of the access log; null while nothing was looked at. */
	log: { entries: number; head: string } | null;
};

/** Everybody in a group that is open, once each: who left, or was in a group that is closed, does not take part now. */
async function countTakingPart(tx: Transaction, organisationId: string): Promise<number> {
	const [row] = await tx
		.select({ people: countDistinct(memberships.participantId) })
		.from(memberships)
		.innerJoin(
			groups,
			and(eq(groups.organisationId, memberships.organisationId), eq(groups.id, memberships.groupId))
		)
		.innerJoin(
			people,
			and(
				eq(people.organisationId, memberships.organisationId),
				eq(people.id, memberships.participantId)
			)
		)
		.where(
			and(
				eq(memberships.organisationId, organisationId),
				isNull(memberships.until),
				isNull(groups.closedAt),
				isNull(people.endedAt)
			)
		);
	return row?.people ?? 0;
}

/** What an administrator sees: how many, never who. */
export async function overviewOf(
	tx: Transaction,
	{ organisationId }: Acting
): Promise<OrganisationOverview> {
	const { name, demo } = await getOrganisation(tx, organisationId);
	const counted = await tx
		.select({ role: people.role, people: count() })
		.from(people)
		.where(and(eq(people.organisationId, organisationId), isNull(people.endedAt)))
		.groupBy(people.role);
	const participants = await countTakingPart(tx, organisationId);
	const ofRole = (role: Role) =>
		role === 'participant' ? participants : (counted.find((row) => row.role === role)?.people ?? 0);
	const [head] = await tx
		.select({ seq: accessLogHeads.seq, hash: accessLogHeads.hash })
		.from(accessLogHeads)
		.where(eq(accessLogHeads.organisationId, organisationId));
	return {
		name,
		demo,
		people: Object.fromEntries(ROLES.map((role) => [role, ofRole(role)])) as Record<Role, number>,
		groups: await tx.$count(
			groups,
			and(eq(groups.organisationId, organisationId), isNull(groups.closedAt))
		),
		log: head && head.seq > 0 ? { entries: head.seq, head: head.hash.toString('hex') } : null
	};
}
