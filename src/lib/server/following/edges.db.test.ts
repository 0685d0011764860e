import { describe, expect } from 'vitest';
import { addDays } from '#lib/day.ts';
import { newId } from '#lib/ids.ts';
import { createMember, test, type School } from '#tests/school.ts';
import { coursePublications, courses, courseVersions } from '../courses/schema.ts';
import type { WithTransaction } from '../db/transaction.ts';
import { createGroup } from '../groups/groups.ts';
import { memberships } from '../groups/schema.ts';
import type { Actor } from '../identity/actor.ts';
import { addObservations, type Observation } from '../pace/observations.ts';
import { registerItems } from '../pace/registered-items.ts';
import { paceResponses } from '../pace/schema.ts';
import {
	enrolOne,
	ITEMS,
	MODEL,
	observationFor,
	publishItems,
	STARTED
} from '../pace/testing-school.ts';
import { moduleProgress } from '../progress/schema.ts';
import { paceOfGroup } from './overview.ts';
import { paceOfParticipant } from './participant.ts';
import { projectOrganisation } from './project.ts';
import { heatOfGroup, lanesOfGroup } from './readings.ts';
import { shownEvidence } from './shown.ts';
import { todayOfWorker } from './today.ts';

const NOW = new Date('2026-09-21T15:00:00Z');
const shown = { locale: 'nl' } as const;

type Base = { school: School; worker: Actor; withTransaction: WithTransaction };

async function publish({ withTransaction, school }: Base, model = MODEL) {
	const { organisationId } = school;
	await withTransaction({ organisationId, personId: null }, async (tx) => {
		await publishItems(tx, organisationId);
		if (model !== MODEL) await tx.update(courseVersions).set({ model });
	});
}

/** Somebody with the course who gave these answers. */
async function pupilWith(
	{ withTransaction, school, worker }: Base,
	name: string,
	answers: Partial<Observation>[]
) {
	const pupil = await createMember(withTransaction, school, 'participant', name);
	const enrolmentId = await withTransaction(pupil, async (tx) => {
		const place = { ...school, courseId: 'overstap', assignedBy: worker.personId };
		const id = await enrolOne(tx, place, pupil.personId, '2026-10-05');
		await addObservations(
			tx,
			pupil,
			answers.map((one) => observationFor(id, one))
		);
		return id;
	});
	return { pupil, enrolmentId };
}

const first = (n: number, changes: Partial<Observation> = {}): Partial<Observation> => ({
	exerciseId: ITEMS[n]?.id ?? '',
	moduleId: ITEMS[n]?.moduleId ?? '',
	answeredAt: new Date(Date.UTC(2026, 8, 8 + n, 14)),
	elapsedMs: null,
	...changes
});

/** All readings of a group, as one. */
function read({ withTransaction, school, worker }: Base, now = NOW) {
	return withTransaction(worker, async (tx) => {
		const { pace, lanes } = await lanesOfGroup(tx, worker, school.groupId, shown, now);
		const { heat } = await heatOfGroup(tx, worker, school.groupId, shown, now);
		return { pace, lanes, heat };
	});
}

describe('every number of the readings is that of the table', () => {
	test('lanes end at what is done, cells add up, expected agrees with the schedule', async ({
		withTransaction,
		school,
		worker
	}) => {
		const base = { withTransaction, school, worker };
		await publish(base);
		await pupilWith(
			base,
			'Elif',
			[0, 1, 2, 4].map((n) => first(n, { success: n !== 1 }))
		);
		await pupilWith(base, 'Wout', []);
		const { pace, lanes, heat } = await read(base);
		expect(lanes.lanes.map(({ enrolmentId }) => enrolmentId)).toEqual(
			pace.rows.map(({ enrolled }) => enrolled.enrolmentId)
		);
		for (const [at, row] of pace.rows.entries()) {
			const lane = lanes.lanes[at];
			expect(lane?.made.at(-1)?.items ?? 0).toBe(row.record.itemsDone);
			const cells = heat.rows[at]?.cells ?? [];
			const made = cells.filter(({ outcome }) => !['none', 'absent'].includes(outcome));
			expect(made).toHaveLength(row.record.itemsDone);
			expect(cells.filter(({ outcome }) => outcome !== 'absent')).toHaveLength(
				row.record.itemsTotal
			);
			expect(lane?.expected.at(-1)).toEqual({ day: '2026-10-06', items: 14 });
		}
		const elif = heat.rows[pace.rows.findIndex(({ enrolled }) => enrolled.name === 'Elif')];
		expect(elif?.cells.slice(0, 5).map(({ outcome }) => outcome)).toEqual([
			...['first', 'not', 'first', 'none', 'first']
		]);
	});
});

describe('at the edges', () => {
	test('no items at all', async ({ withTransaction, school, worker }) => {
		const base = { withTransaction, school, worker };
		const modules = MODEL.course.modules.map((module) => ({ ...module, pages: [] }));
		await publish(base, { ...MODEL, course: { ...MODEL.course, modules } });
		await pupilWith(base, 'Elif', []);
		const { pace, lanes, heat } = await read(base);
		expect(pace.rows[0]?.record).toMatchObject({ itemsTotal: 0, done: false, paceIndex: null });
		expect(heat.modules).toEqual([]);
		expect(lanes.lanes[0]?.made).toEqual([]);
		expect(JSON.stringify({ lanes, heat })).not.toMatch(/NaN|Infinity/);
	});

	test('one item, made', async ({ withTransaction, school, worker }) => {
		const base = { withTransaction, school, worker };
		const [module] = MODEL.course.modules;
		const [page] = module?.pages ?? [];
		if (!module || !page) throw new Error('no page');
		const one = { ...module, pages: [{ ...page, exercises: page.exercises.slice(0, 1) }] };
		await publish(base, { ...MODEL, course: { ...MODEL.course, modules: [one] } });
		await pupilWith(base, 'Elif', [first(0)]);
		const { pace, heat } = await read(base);
		expect(pace.rows[0]?.record).toMatchObject({ itemsTotal: 1, itemsDone: 1, state: 'klaar' });
		expect(heat.modules[0]?.columns).toMatchObject([{ number: 1, people: 1, first: null }]);
	});

	test('everything right, and everything wrong', async ({ withTransaction, school, worker }) => {
		const base = { withTransaction, school, worker };
		await publish(base);
		const all = Array.from({ length: 14 }, (_, n) => n);
		await pupilWith(
			base,
			'Goed',
			all.map((n) => first(n))
		);
		await pupilWith(
			base,
			'Fout',
			all.map((n) => first(n, { success: false }))
		);
		const { pace } = await read(base);
		const of = (name: string) => pace.rows.find(({ enrolled }) => enrolled.name === name)?.record;
		for (const name of ['Goed', 'Fout']) {
			const { accuracy, accuracyLo, accuracyHi } = of(name) ?? {};
			expect(accuracyLo).toBeGreaterThanOrEqual(0);
			expect(accuracyHi).toBeLessThanOrEqual(1);
			expect(accuracy).toBeGreaterThan(0);
			expect(accuracy).toBeLessThan(1);
		}
		expect(of('Fout')?.accuracy ?? 1).toBeLessThan(of('Goed')?.accuracy ?? 0);
	});

	test('only on paper: done, and nothing said about how', async ({
		withTransaction,
		school,
		worker
	}) => {
		const base = { withTransaction, school, worker };
		await publish(base);
		const { pupil, enrolmentId } = await pupilWith(base, 'Elif', []);
		const { organisationId } = school;
		await withTransaction(worker, (tx) =>
			tx.insert(paceResponses).values(
				ITEMS.slice(0, 6).map(({ id, moduleId }, n) => ({
					...{ organisationId, statementId: newId(), enrolmentId, courseId: 'overstap' },
					...{ participantId: pupil.personId, groupId: null, moduleId, exerciseId: id },
					...{ attempt: 1, success: true, activeMs: null, elapsedMs: null, timeMs: null },
					...{ timeWeight: 0, r: null, w: 0, w2v: 0, rapid: false, mark: 'paper' as const },
					answeredAt: new Date(Date.UTC(2026, 8, 8 + n, 14)),
					...{ receivedAt: NOW, voidedAt: null }
				}))
			)
		);
		const { pace, lanes, heat } = await read(base);
		expect(pace.rows[0]?.record).toMatchObject({ itemsDone: 6, paceIndex: null, accuracy: null });
		expect(lanes.lanes[0]?.made.at(-1)?.items).toBe(6);
		const outcomes = heat.rows[0]?.cells.slice(0, 6).map(({ outcome }) => outcome);
		expect(new Set(outcomes)).toEqual(new Set(['marked']));
		const own = await withTransaction(worker, (tx) =>
			paceOfParticipant(tx, worker, pupil.personId, shown, NOW)
		);
		expect(own.outcomes[0]?.items.slice(0, 6)).toEqual(Array(6).fill('marked'));
		expect(own.items[0]).toMatchObject({ outcome: 'marked', attempts: 0, seconds: null });
	});

	test('a clock that is a year off, either way, draws nothing outside the time there was', async ({
		withTransaction,
		school,
		worker
	}) => {
		const base = { withTransaction, school, worker };
		await publish(base);
		const receivedAt = new Date('2026-09-10T09:00:00Z');
		await pupilWith(base, 'Elif', [
			first(0, { answeredAt: new Date('2025-09-10T09:00:00Z'), receivedAt }),
			first(1, { answeredAt: new Date('2027-09-10T09:00:00Z'), receivedAt })
		]);
		const { pace, lanes } = await read(base);
		expect(lanes.lanes[0]?.made).toEqual([{ day: '2026-09-10', items: 2 }]);
		expect(lanes.from).toBe('2026-09-07');
		expect(pace.rows[0]?.record.daysSinceActivity).toBe(11);
	});

	test('answers that arrive days late count on the day they were made', async ({
		withTransaction,
		school,
		worker
	}) => {
		const base = { withTransaction, school, worker };
		await publish(base);
		const { pupil, enrolmentId } = await pupilWith(base, 'Elif', [first(9)]);
		await withTransaction(pupil, (tx) =>
			addObservations(tx, pupil, [observationFor(enrolmentId, first(1, { receivedAt: NOW }))])
		);
		const { lanes, pace } = await read(base);
		expect(lanes.lanes[0]?.made).toEqual([
			{ day: '2026-09-09', items: 1 },
			{ day: '2026-09-17', items: 2 }
		]);
		expect(pace.rows[0]?.lastActiveOn).toBe('2026-09-17');
	});

	test('an exercise with one answer has no share, one that five miss has a frame', async ({
		withTransaction,
		school,
		worker
	}) => {
		const base = { withTransaction, school, worker };
		await publish(base);
		for (const [at, name] of ['Ada', 'Ben', 'Cor', 'Dop', 'Eef'].entries()) {
			const poor = first(1, { success: at === 0 });
			await pupilWith(base, name, at === 0 ? [first(0), poor] : [poor]);
		}
		const { heat } = await read(base);
		const [one, two] = heat.modules[0]?.columns ?? [];
		expect(one).toMatchObject({ people: 1, first: null, poor: false });
		expect(two).toMatchObject({ people: 5, first: 20, poor: true });
	});

	test('answers faster than reading are hatched and leave the share alone', async ({
		withTransaction,
		school,
		worker
	}) => {
		const base = { withTransaction, school, worker };
		await publish(base);
		for (const name of ['Ada', 'Ben', 'Cor', 'Dop', 'Eef']) await pupilWith(base, name, [first(0)]);
		await pupilWith(base, 'Rap', [first(0, { success: false, activeMs: 1_000 })]);
		await pupilWith(base, 'Lang', [first(0, { activeMs: 600_000 })]);
		const { pace, heat } = await read(base);
		const cellOf = (name: string) =>
			heat.rows[pace.rows.findIndex(({ enrolled }) => enrolled.name === name)]?.cells[0];
		expect(cellOf('Rap')).toEqual({ outcome: 'not', rapid: true, long: false });
		expect(cellOf('Lang')).toEqual({ outcome: 'first', rapid: false, long: true });
		expect(heat.modules[0]?.columns[0]).toMatchObject({ people: 6, first: 100 });
	});

	test('an author who says that an exercise takes no time', async ({
		withTransaction,
		school,
		worker
	}) => {
		const base = { withTransaction, school, worker };
		await publish(base);
		const { organisationId } = school;
		const zero = ITEMS.map((item) => ({ ...item, authorSeconds: 0, words: 0 }));
		await withTransaction({ organisationId, personId: null }, (tx) =>
			registerItems(tx, organisationId, 'overstap', zero, STARTED)
		);
		await pupilWith(
			base,
			'Elif',
			Array.from({ length: 9 }, (_, n) => first(n))
		);
		const { pace } = await read(base);
		const { record } = pace.rows[0] ?? {};
		expect(Number.isFinite(record?.paceIndex)).toBe(true);
		expect(record?.paceIndex).toBeGreaterThan(0);
	});

	test('a course that changed half-way shows the exercises of both editions', async ({
		withTransaction,
		school,
		worker
	}) => {
		const base = { withTransaction, school, worker };
		await publish(base);
		const early = await pupilWith(base, 'Vroeg', [first(0), first(1)]);
		const { organisationId } = school;
		const changed = 'c'.repeat(64);
		const [wegwijs, ...rest] = MODEL.course.modules;
		if (!wegwijs) throw new Error('no module');
		const pages = wegwijs.pages.slice(1);
		const model = {
			...MODEL,
			course: { ...MODEL.course, modules: [{ ...wegwijs, pages }, ...rest] }
		};
		await withTransaction({ organisationId, personId: null }, async (tx) => {
			const about = { organisationId, courseId: 'overstap', hash: changed, edition: 2 };
			const by = { note: '', publishedBy: null, publishedAt: NOW };
			await tx.insert(courseVersions).values({ ...about, ...by, revision: 0, model });
			await tx
				.insert(coursePublications)
				.values({ ...about, ...by, number: 2, change: 'edition' as never });
			await tx.update(courses).set({ activeHash: changed });
			const at = new Date('2026-09-08T14:00:00Z');
			await tx.insert(moduleProgress).values({
				...{ organisationId, enrolmentId: early.enrolmentId, moduleId: 'wegwijs' },
				...{ participantId: early.pupil.personId, edition: 1, startedAt: at, activeAt: at },
				...{ completedAt: null, stepsDone: 1, stepsTotal: 4, percent: 25, currentPageId: null }
			});
		});
		await pupilWith(base, 'Later', [first(2)]);
		const { pace, heat } = await read(base);
		const of = (name: string) => pace.rows.findIndex(({ enrolled }) => enrolled.name === name);
		expect(pace.rows[of('Vroeg')]?.record).toMatchObject({ itemsDone: 2, itemsTotal: 14 });
		expect(pace.rows[of('Later')]?.record).toMatchObject({ itemsDone: 1, itemsTotal: 12 });
		expect(heat.modules[0]?.columns.map(({ exerciseId }) => exerciseId).slice(0, 3)).toEqual([
			...['oefening-1', 'oefening-2', 'oefening-3']
		]);
		expect(heat.rows[of('Later')]?.cells[0]?.outcome).toBe('absent');
	});

	test('somebody in two groups has one pace: the same in both, and once on the page of the day', async ({
		withTransaction,
		school,
		worker
	}) => {
		const base = { withTransaction, school, worker };
		await publish(base);
		const wrong = ITEMS.map((_, n) => first(n, { success: n % 4 === 0 }));
		const { pupil, enrolmentId } = await pupilWith(base, 'Elif', wrong);
		await pupilWith(base, 'Wout', []);
		const { organisationId } = school;
		const small = await withTransaction(worker, async (tx) => {
			const about = { name: 'Kaartlezen', audience: 'pupils' as const };
			const { id } = await createGroup(tx, worker, about, STARTED);
			const one = { organisationId, groupId: id, participantId: pupil.personId };
			await tx.insert(memberships).values({ ...one, since: '2026-09-14' });
			return id;
		});
		const [large, few, today] = await withTransaction(worker, async (tx) => [
			await paceOfGroup(tx, worker, school.groupId, shown, NOW),
			await paceOfGroup(tx, worker, small, shown, NOW),
			await todayOfWorker(tx, worker, 'nl', NOW)
		]);
		const [own] = few.rows;
		expect(few.rows).toHaveLength(1);
		expect(own?.record).toMatchObject({ itemsDone: 14, suggestion: 'extra' });
		const { record } =
			large.rows.find(({ enrolled }) => enrolled.enrolmentId === enrolmentId) ?? {};
		expect(own?.record).toEqual(record);
		expect(today).toMatchObject({ groups: 2, participants: 2, withWork: 2 });
		expect(today.asking.map(({ row }) => row.enrolled.name)).toEqual(['Elif', 'Wout']);
	});

	test('when somebody is done is not drawn on fewer exercises than the tempo asks', async ({
		withTransaction,
		school,
		worker
	}) => {
		const base = { withTransaction, school, worker };
		await publish(base);
		await pupilWith(
			base,
			'Weinig',
			[0, 1, 2, 3].map((n) => first(n))
		);
		await pupilWith(
			base,
			'Genoeg',
			[0, 1, 2, 3, 4].map((n) => first(n))
		);
		await projectOrganisation(withTransaction, school, NOW);
		const { pace, lanes } = await read(base);
		const of = (name: string) => {
			const at = pace.rows.findIndex(({ enrolled }) => enrolled.name === name);
			return { row: pace.rows[at], lane: lanes.lanes[at] };
		};
		const weinig = of('Weinig').row;
		expect(weinig?.record.finishP50).not.toBeNull();
		expect(of('Weinig').lane?.finish).toBeNull();
		const { row, lane } = of('Genoeg');
		expect(lane?.finish).toMatchObject({ p50: row?.record.finishP50, horizon: '2027-03-20' });
		// What is said about it opens to the same days, and to the tempo that they follow from.
		if (!row || !weinig) throw new Error('nobody');
		const { finish, perWeek, chance } = shownEvidence(row);
		expect(finish).toEqual({ low: lane?.finish?.p10, high: lane?.finish?.p90, open: false });
		expect(perWeek?.own).toBeGreaterThan(0);
		expect(perWeek?.needed).toBeGreaterThan(0);
		expect(chance !== null).toBe([4, 9, 11].includes(row.record.rule));
		expect(shownEvidence(weinig)).toMatchObject({ finish: null, perWeek: null });
	});

	test('a group of two hundred is read in time', async ({ withTransaction, school, worker }) => {
		const base = { withTransaction, school, worker };
		await publish(base);
		for (let n = 0; n < 200; n++) {
			const answers = Array.from({ length: n % 13 }, (_, at) =>
				first(at, { success: (n + at) % 3 > 0 })
			);
			await pupilWith(base, `Deelnemer ${n}`, answers);
		}
		await read(base);
		const start = performance.now();
		const { pace, lanes, heat } = await read(base);
		expect(pace.rows).toHaveLength(200);
		expect(lanes.lanes).toHaveLength(200);
		expect(heat.rows).toHaveLength(200);
		// Both readings together; generous, since other tests run beside it.
		expect(performance.now() - start).toBeLessThan(4_000);
	}, 120_000);
});

test('the drawing reaches no further than it has to', async ({
	withTransaction,
	school,
	worker
}) => {
	const base = { withTransaction, school, worker };
	await publish(base);
	await pupilWith(base, 'Elif', [first(0)]);
	const { lanes } = await read(base, new Date('2026-12-01T12:00:00Z'));
	expect(lanes.today).toBe('2026-12-01');
	expect(lanes.to <= addDays('2026-12-01', 44)).toBe(true);
	expect(lanes.free.length).toBeGreaterThan(0);
});
