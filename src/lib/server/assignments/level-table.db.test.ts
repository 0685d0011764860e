import { describe, expect } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { createMember, test as base } from '#tests/school.ts';
import { assign } from './assign.ts';
import { decideLevels } from '../following/decide-levels.ts';
import { levelTable } from './level-table.ts';
import type { LevelWish } from './level-changes.ts';
import { previewChanges } from './level-changes.ts';
import { todayOf } from '../progress/homework.ts';
import { publishTestCourse } from './testing.ts';

const monday = new Date('2027-01-11T09:00:00Z');
const tuesday = new Date('2027-01-12T09:00:00Z');
const what = { courseId: 'overstap', moduleId: 'wegwijs' };
const dates = { startsOn: '2027-01-11', dueOn: '2027-02-01' };

/** Noor and Yassin are in the group and have the whole course. */
const test = base.extend('group', async ({ withTransaction, worker, participant, school }) => {
	const yassin = await createMember(withTransaction, school, 'participant', 'Yassin');
	await withTransaction(worker, async (tx) => {
		await publishTestCourse(tx, worker.organisationId, monday);
		const to = { groupId: school.groupId };
		await assign(tx, worker, { courseId: 'overstap', moduleId: null, to, ...dates }, monday);
	});
	const read = () =>
		withTransaction(worker, (tx) => levelTable(tx, worker, school.groupId, what, tuesday));
	const decide = (wishes: LevelWish[]) =>
		withTransaction(worker, (tx) =>
			decideLevels(tx, worker, school.groupId, what, wishes, tuesday)
		);
	return { id: school.groupId, noor: participant, yassin, read, decide };
});

describe('levelTable', () => {
	test('says for everyone what each choice would add', async ({ group }) => {
		const { rows, modules, what: shown } = await group.read();

		expect(shown).toEqual(what);
		expect(modules.map(({ moduleId, levels }) => [moduleId, levels])).toEqual([
			['wegwijs', ['extra', 'verdieping']],
			['mijn-week', []],
			['spanning', []]
		]);
		expect(rows.map(({ name, has, dueOn }) => [name, has, dueOn])).toEqual([
			['Noor', 'basis', dates.dueOn],
			['Yassin', 'basis', dates.dueOn]
		]);
		expect(rows[0]?.options.map(({ choice, added }) => [choice, added?.minutes])).toEqual([
			['basis', 0],
			['extra', 4],
			['verdieping', 6]
		]);
	});
});

describe('decideLevels', () => {
	test('changes who was changed, keeps the choice in the log and leaves the rest alone', async ({
		group,
		worker,
		owner
	}) => {
		const [noor, yassin] = (await group.read()).rows;
		if (!noor || !yassin) throw new Error('nobody');
		const due = { dueWas: dates.dueOn, dueOn: dates.dueOn };
		const result = await group.decide([
			{ enrolmentId: noor.enrolmentId, was: 'basis', choice: 'extra', ...due },
			{ enrolmentId: yassin.enrolmentId, was: 'basis', choice: 'basis', ...due }
		]);

		expect(result).toEqual({
			changed: [{ enrolmentId: noor.enrolmentId, give: ['extra'], takeBack: [] }]
		});
		const { rows } = await owner.query(
			'select participant_id, decision, detail, decided_by from suggestion_log where organisation_id = $1',
			[worker.organisationId]
		);
		expect(rows).toEqual([
			{
				participant_id: group.noor.personId,
				decision: 'adapted',
				detail: 'extra',
				decided_by: worker.personId
			}
		]);
		const after = (await group.read()).rows[0];
		expect(after?.has).toBe('extra');
		expect(after?.options.map(({ choice, added }) => [choice, added?.minutes])).toEqual([
			['basis', undefined],
			['extra', 0],
			['verdieping', undefined],
			['beide', 8]
		]);
	});

	test('a form that was opened before a colleague changed something does not undo it', async ({
		group
	}) => {
		const enrolmentId = (await group.read()).rows[0]?.enrolmentId ?? '';
		const due = { dueWas: dates.dueOn, dueOn: dates.dueOn };
		await group.decide([{ enrolmentId, was: 'basis', choice: 'verdieping', ...due }]);
		const stale = await group.decide([{ enrolmentId, was: 'basis', choice: 'basis', ...due }]);

		expect(stale).toEqual({ changed: [] });
		expect((await group.read()).rows[0]?.has).toBe('verdieping');
	});

	test('what is sent twice is decided and logged once', async ({ group, owner, worker }) => {
		const [noor, yassin] = (await group.read()).rows;
		if (!noor || !yassin) throw new Error('nobody');
		const dueWas = dates.dueOn;
		const wishes: LevelWish[] = [
			{ enrolmentId: noor.enrolmentId, was: 'basis', choice: 'extra', dueWas, dueOn: dueWas },
			{
				...{ enrolmentId: yassin.enrolmentId, was: 'basis', choice: 'basis' },
				...{ dueWas, dueOn: '2027-02-08', leaveOut: { was: [], now: ['mijn-week'] } }
			}
		];
		const both = await Promise.all([group.decide(wishes), group.decide(wishes)]);

		const counts = both.map((result) => ('changed' in result ? result.changed.length : null));
		expect(counts.sort()).toEqual([0, 2]);
		const { rows } = await owner.query(
			'select detail from suggestion_log where organisation_id = $1',
			[worker.organisationId]
		);
		expect(rows).toEqual([{ detail: 'extra' }]);
		// Back, from what was seen after that.
		const back: LevelWish[] = [
			{
				...{ enrolmentId: noor.enrolmentId, was: 'extra', choice: 'basis' },
				...{ dueWas, dueOn: dueWas }
			}
		];
		expect(await group.decide(back)).toMatchObject({ changed: [{ takeBack: ['extra'] }] });
		expect(await group.decide(back)).toEqual({ changed: [] });
	});

	test('with one date that cannot be, nothing happens', async ({ group }) => {
		const [noor, yassin] = (await group.read()).rows;
		if (!noor || !yassin) throw new Error('nobody');
		const result = await group.decide([
			{
				enrolmentId: noor.enrolmentId,
				was: 'basis',
				choice: 'extra',
				dueWas: dates.dueOn,
				dueOn: dates.dueOn
			},
			{
				enrolmentId: yassin.enrolmentId,
				was: 'basis',
				choice: 'basis',
				dueWas: dates.dueOn,
				dueOn: '2027-01-09'
			}
		]);
		expect(result).toEqual({ problems: new Map([[yassin.enrolmentId, 'due_before_start']]) });
		expect((await group.read()).rows[0]?.has).toBe('basis');
	});

	test('is for the workers of the group', async ({ group, strangerWorker, withTransaction }) => {
		const attempt = withTransaction(strangerWorker, (tx) =>
			decideLevels(tx, strangerWorker, group.id, what, [], tuesday)
		);
		await expect(attempt).rejects.toThrow(NotFound);
	});
});

describe('dates and shorter work', () => {
	const due = { dueWas: dates.dueOn, dueOn: dates.dueOn };

	test('are looked at without changing anything', async ({ group, withTransaction, worker }) => {
		const [noor, yassin] = (await group.read()).rows;
		if (!noor || !yassin) throw new Error('nobody');
		const wishes: LevelWish[] = [
			{
				...{ enrolmentId: noor.enrolmentId, was: 'basis', choice: 'extra' },
				...{ dueWas: dates.dueOn, dueOn: '2027-02-08' }
			},
			{
				...{ enrolmentId: yassin.enrolmentId, was: 'basis', choice: 'basis', ...due },
				leaveOut: { was: [], now: ['mijn-week'] }
			}
		];
		const result = await withTransaction(worker, (tx) =>
			previewChanges(tx, worker, group.id, what, wishes, tuesday)
		);
		expect(result).toMatchObject({
			previews: [
				{
					...{ name: 'Noor', was: 'basis', choice: 'extra', takesBack: false, out: [], back: [] },
					added: { minutes: 4, steps: [{ title: 'Stap oefenen' }] },
					due: { was: dates.dueOn, now: '2027-02-08' }
				},
				{ name: 'Yassin', added: null, out: ['Module mijn-week'], back: [] }
			]
		});
		expect((await group.read()).rows[0]).toMatchObject({ has: 'basis', dueOn: dates.dueOn });
	});

	test('a module that was left out is away for the participant, and comes back as it was', async ({
		group,
		withTransaction
	}) => {
		const enrolmentId = (await group.read()).rows[0]?.enrolmentId ?? '';
		const leaveOut = (was: string[], now: string[]) =>
			group.decide([
				{ enrolmentId, was: 'basis', choice: 'basis', ...due, leaveOut: { was, now } }
			]);
		const modules = () =>
			withTransaction(group.noor, async (tx) => {
				const { current, others } = await todayOf(tx, group.noor, tuesday);
				return [current, ...others].map((one) => one?.moduleId);
			});
		expect(await modules()).toContain('mijn-week');
		// What does not exist is not left out, nor everything.
		expect(await leaveOut([], ['mijn-week', 'elders'])).toEqual({
			changed: [{ enrolmentId, give: [], takeBack: [], leftOut: ['mijn-week'] }]
		});
		expect(await modules()).not.toContain('mijn-week');
		expect(await leaveOut(['mijn-week'], ['mijn-week', 'wegwijs', 'spanning'])).toEqual({
			changed: []
		});
		await leaveOut(['mijn-week'], []);
		expect(await modules()).toContain('mijn-week');
	});

	test('a module that has begun meanwhile is not left out', async ({ group, owner }) => {
		const enrolmentId = (await group.read()).rows[0]?.enrolmentId ?? '';
		await owner.query(
			`insert into module_progress (organisation_id, enrolment_id, module_id, participant_id, edition,
				started_at, active_at, steps_done, steps_total, percent)
			select organisation_id, id, 'mijn-week', participant_id, 1, now(), now(), 0, 1, 0
			from enrolments where id = $1`,
			[enrolmentId]
		);
		const result = await group.decide([
			{
				...{ enrolmentId, was: 'basis', choice: 'basis', ...due },
				leaveOut: { was: [], now: ['mijn-week'] }
			}
		]);
		expect(result).toEqual({ changed: [] });
	});
});
