import type { Pools } from '../pools.ts';
import { createSchool, type User } from '../bench/school.ts';
import { learnerStates } from '#lib/server/progress/state.ts';
import { planOf, type Plan } from './plan.ts';
import type { Pupil } from './pupils.ts';

export type Visitors = { organisationId: string; pupils: Pupil[]; workers: User[]; plan: Plan };

/** An organisation with groups of 30 who have their homework before them. */
export async function inviteVisitors(pools: Pools, groups: number, now: Date): Promise<Visitors> {
	const school = await createSchool(pools, { groups, played: 0, now });
	const [first] = school.pupils;
	if (!first) throw new Error('There are no pupils');
	const plan = await pools.withTransaction(first.actor, (tx) => planOf(tx, first.actor));
	const pupils: Pupil[] = [];
	for (const pupil of school.pupils) {
		const { actor } = pupil;
		const [state] = await pools.withTransaction(actor, (tx) => learnerStates(tx, actor));
		if (state) pupils.push({ ...pupil, enrolmentId: state.enrolmentId });
	}
	return { organisationId: first.actor.organisationId, pupils, workers: school.workers, plan };
}
