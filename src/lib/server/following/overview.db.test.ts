import { expect } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { accessLog } from '../audit/schema.ts';
import { moduleLevels } from '../assignments/schema.ts';
import type { Transaction, WithTransaction } from '../db/transaction.ts';
import { groupWorkers } from '../groups/schema.ts';
import type { Actor } from '../identity/actor.ts';
import { moduleProgress, pageProgress } from '../progress/schema.ts';
import { createMember, test, type School } from '#tests/school.ts';
import { aggregateOf } from '../pace/aggregate.ts';
import { PLAIN_CALENDAR } from '../pace/calendar.ts';
import { courseItems } from '../pace/course-items.ts';
import { recordDecision, selectDecisions, type NewDecision } from './decisions.ts';
import { judgePace } from '../pace/judgement.ts';
import { addObservations } from '../pace/observations.ts';
import { paceOfEnrolment, paceOfEnrolments, paceOfGroup } from './overview.ts';
import { paceResponses } from '../pace/schema.ts';
import { enrolOne, ITEMS, observationFor, publishItems } from '../pace/testing-school.ts';

const NOW = new Date('2026-09-21T15:00:00Z');
const shown = { locale: 'nl' } as const;

type Cast = { school: School; worker: Actor; withTransaction: WithTransaction };

/** A pupil who made the first exercises of the course, one a day, in so many seconds each. */
async function pupilWith(
	{ school, worker, withTransaction }: Cast,
	name: string,
	{ made, right, seconds }: { made: number; right: (n: number) => boolean; seconds: number }
) {
	const pupil = await createMember(withTransaction, school, 'participant', name);
	const enrolmentId = await withTransaction(pupil, async (tx) => {
		const place = { ...school, courseId: 'overstap', assignedBy: worker.personId };
		const id = await enrolOne(tx, place, pupil.personId, '2026-10-05');
		const answers = ITEMS.slice(0, made).flatMap(({ id: exerciseId, moduleId }, n) => {
			const answeredAt = new Date(Date.UTC(2026, 8, 8 + n, 14));
			const first = { exerciseId, moduleId, answeredAt, activeMs: seconds * 1000 };
			const one = observationFor(id, { ...first, elapsedMs: null, success: right(n) });
			const again = { attempt: 2, activeMs: 20_000, success: true, elapsedMs: null };
			return right(n) ? [one] : [one, observationFor(id, { ...first, ...again })];
		});
		await addObservations(tx, pupil, answers);
		return id;
	});
	return { pupil, enrolmentId };
}

async function cast(base: Cast) {
	const { organisationId } = base.school;
	await base.withTransaction({ organisationId, personId: null }, (tx) =>
		publishItems(tx, organisationId)
	);
	const usual = { made: 9, right: (n: number) => n % 4 !== 0, seconds: 60 };
	return {
		milan: await pupilWith(base, 'Milan', usual),
		elif: await pupilWith(base, 'Elif', { made: 12, right: (n) => n % 4 === 0, seconds: 95 }),
		wout: await pupilWith(base, 'Wout', { ...usual, made: 2 }),
		ada: await pupilWith(base, 'Ada', { ...usual, made: 0 })
	};
}

async function recomputed(tx: Transaction, organisationId: string, participantId: string) {
	const rows = (await tx.select().from(paceResponses)).filter(
		(row) => row.participantId === participantId
	);
	const { items, delta } = await courseItems(tx, { organisationId, courseId: 'overstap' });
	const given = [...items.values()].filter(
		({ id }) => !['oefening-15', 'oefening-16'].includes(id)
	);
	return judgePace({
		aggregate: aggregateOf(
			rows.map((row) => ({ ...row, itemId: row.exerciseId, voided: false })),
			[...items.values()],
			{ timeZone: 'Europe/Amsterdam', delta }
		),
		items: given,
		itemsTotal: 14,
		start: '2026-09-07',
		due: '2026-10-05',
		calendar: PLAIN_CALENDAR,
		pauses: [],
		extraReadingTime: false,
		helpAsked: false,
		now: NOW
	});
}

test('shows every figure as it follows from the raw answers, whoever needs attention first', async ({
	withTransaction,
	school,
	worker
}) => {
	const { elif } = await cast({ withTransaction, school, worker });
	await withTransaction(worker, async (tx) => {
		const pace = await paceOfGroup(tx, worker, school.groupId, shown, NOW);
		expect(pace.rows.map(({ enrolled }) => enrolled.name)).toEqual([
			'Elif',
			'Ada',
			'Wout',
			'Milan'
		]);
		expect(pace.counts).toEqual({ asking: 2, early: 1, usual: 1 });
		expect(pace.without).toBe(0);
		expect(pace.given).toMatchObject([{ title: 'Overstap', moduleId: null, enrolled: 4 }]);

		for (const { enrolled, record } of pace.rows) {
			const raw = await recomputed(tx, school.organisationId, enrolled.participantId);
			for (const [name, value] of Object.entries(raw)) {
				const figure = record[name as keyof typeof record];
				if (typeof value === 'number') expect(figure, name).toBeCloseTo(value, 6);
				else if (name !== 'evidence') expect(figure, name).toEqual(value);
			}
		}

		const [first] = pace.rows;
		expect(first?.record).toMatchObject({ suggestion: 'extra', state: 'loopt_vast', rule: 8 });
		expect(first?.proposal).toMatchObject({ open: true, moduleId: 'wegwijs', given: false });
		expect(first?.reason).toContain('Elif heeft in 12 opdrachten naar schatting');
		expect(first?.reason).toContain('‘Wegwijs’');
		expect(first?.lastActiveOn).toBe('2026-09-19');
		expect(first?.activity).toHaveLength(28);
		expect(first?.activity.reduce((sum, count) => sum + count, 0)).toBe(12);
		expect(first?.activity.at(-3)).toBe(1);

		const log = await tx.select().from(accessLog);
		expect(log).toMatchObject([{ action: 'pace.view', object: `group:${school.groupId}` }]);
		expect(log[0]?.subjects).toHaveLength(4);
		expect(elif.enrolmentId).toBe(first?.enrolled.enrolmentId);
	});
});

test('leaves out what was taken back, and what was given already is no proposal', async ({
	withTransaction,
	school,
	worker
}) => {
	const { elif } = await cast({ withTransaction, school, worker });
	const { organisationId } = school;
	const { enrolmentId, pupil } = elif;
	await withTransaction(pupil, (tx) =>
		addObservations(tx, pupil, [
			observationFor(enrolmentId, { exerciseId: 'oefening-15', receivedAt: NOW })
		])
	);
	await withTransaction(worker, async (tx) => {
		const before = await paceOfEnrolment(tx, worker, enrolmentId, 'nl', NOW);
		expect(before.record).toMatchObject({ itemsDone: 12, itemsTotal: 14 });

		const level = { organisationId, enrolmentId, moduleId: 'wegwijs', level: 'extra' } as const;
		const given = { assignedBy: worker.personId, assignedAt: NOW, seenAt: null, withdrawnAt: null };
		await tx.insert(moduleLevels).values({ ...level, ...given });
		const after = await paceOfEnrolment(tx, worker, enrolmentId, 'nl', NOW);
		expect(after.record).toMatchObject({ itemsDone: 13, itemsTotal: 16, suggestion: 'extra' });
		expect(after.proposal).toMatchObject({ open: false, given: true, moduleId: 'wegwijs' });
	});
});

test('a decision is logged with its numbers and silences the same suggestion for two weeks', async ({
	withTransaction,
	school,
	worker,
	strangerWorker
}) => {
	const { elif } = await cast({ withTransaction, school, worker });
	const { enrolmentId, pupil } = elif;
	const row = await withTransaction(worker, async (tx) => {
		const { record } = await paceOfEnrolment(tx, worker, enrolmentId, 'nl', NOW);
		const decision: NewDecision = {
			...{ enrolmentId, participantId: pupil.personId, moduleId: null, record },
			decision: 'dismissed',
			detail: 'known'
		};
		await recordDecision(tx, worker, decision, NOW);
		const someoneElse = { ...decision, participantId: worker.personId };
		await expect(recordDecision(tx, worker, someoneElse, NOW)).rejects.toThrow(NotFound);

		const [logged] = await selectDecisions(tx, worker, [enrolmentId]);
		expect(logged).toMatchObject({ decision: 'dismissed', detail: 'known', rule: 8 });
		return paceOfEnrolment(tx, worker, enrolmentId, 'nl', new Date(NOW.getTime() + 3_600_000));
	});
	expect(row.record.suggestion).toBe('extra');
	expect(row.proposal).toMatchObject({ open: false, decision: { detail: 'known' } });

	const later = new Date(NOW.getTime() + 15 * 86_400_000);
	await withTransaction(worker, async (tx) => {
		const { proposal } = await paceOfEnrolment(tx, worker, enrolmentId, 'nl', later);
		expect(proposal.decision).toBeNull();
	});
	await withTransaction(strangerWorker, async (tx) => {
		expect(await paceOfEnrolments(tx, strangerWorker, [enrolmentId], 'nl', NOW)).toEqual([]);
	});
});

test('reading counts as activity, minutes and percentage', async ({
	withTransaction,
	school,
	worker
}) => {
	const { ada } = await cast({ withTransaction, school, worker });
	const { organisationId } = school;
	const { enrolmentId, pupil } = ada;
	const row = await withTransaction(pupil, async (tx) => {
		const openedAt = new Date('2026-09-20T15:00:00Z');
		await tx.insert(moduleProgress).values({
			...{ organisationId, enrolmentId, moduleId: 'wegwijs', participantId: pupil.personId },
			...{ edition: 1, startedAt: openedAt, activeAt: openedAt, completedAt: null },
			...{ stepsDone: 1, stepsTotal: 4, percent: 25, currentPageId: null }
		});
		await tx.insert(pageProgress).values({
			...{ organisationId, enrolmentId, moduleId: 'wegwijs', pageId: 'stap-oefening-1' },
			...{ openedAt, leftAt: null, completedAt: null, activeMs: 600_000 }
		});
		return paceOfEnrolment(tx, worker, enrolmentId, 'nl', NOW);
	});
	expect(row.record).toMatchObject({ started: true, activeMinutes: 10, daysSinceActivity: 1 });
	// Wegwijs weighs 12 (4 steps, 8 exercises), Mijn week 9 (3 steps, 6 exercises).
	expect(row.percent).toBe(Math.floor((25 * 12) / 21));
	expect(row.lastActiveOn).toBe('2026-09-20');
});

test('a group of others is not found, and a group without homework is empty', async ({
	withTransaction,
	school,
	worker,
	strangerWorker
}) => {
	const colleague = await createMember(withTransaction, school, 'worker', 'Karim');
	await withTransaction(colleague, async (tx) => {
		const empty = await paceOfGroup(tx, colleague, school.groupId, shown, NOW);
		expect(empty).toMatchObject({ given: [], what: null, rows: [], without: 0 });
	});
	const { elif } = await cast({ withTransaction, school, worker });
	await withTransaction({ ...worker, personId: null }, (tx) => tx.delete(groupWorkers));
	for (const other of [strangerWorker, colleague]) {
		await withTransaction(other, async (tx) => {
			const look = paceOfGroup(tx, other, school.groupId, shown, NOW);
			await expect(look).rejects.toThrow(NotFound);
			const one = paceOfEnrolment(tx, other, elif.enrolmentId, 'nl', NOW);
			await expect(one).rejects.toThrow(NotFound);
		});
	}
});
