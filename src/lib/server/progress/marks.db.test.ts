import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { createMember, test as base } from '#tests/school.ts';
import type { Transaction } from '../db/transaction.ts';
import { recordAnswers } from './answers.ts';
import { getModule } from './homework.ts';
import { markWork, type MarkTarget } from './marks.ts';
import { learnerStates } from './state.ts';
import { getStep } from './step-page.ts';
import { answerTo, giveTestCourse, optionNamed } from './testing.ts';
import { undoMarks } from './unmark.ts';

const monday = new Date('2026-09-07T14:00:00Z');
const friday = new Date('2026-09-11T14:00:00Z');
const begin: MarkTarget = { moduleId: 'begin' };

/** Noor has a module of two steps; her worker can mark and undo, and everything that counts can be read. */
const test = base.extend('homework', async ({ withTransaction, worker, participant, school }) => {
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, monday));
	const [state] = await withTransaction(participant, (tx) => learnerStates(tx, participant));
	const enrolmentId = state?.enrolmentId ?? '';
	const mark = async (
		target: MarkTarget,
		how: 'paper' | 'together' = 'paper',
		more: { onDay?: string; actId?: string; enrolmentIds?: string[] } = {}
	) => {
		const actId = more.actId ?? newId();
		const wish = { enrolmentIds: [enrolmentId], onDay: '2026-09-11', ...more, actId };
		const result = await withTransaction(worker, (tx) =>
			markWork(tx, worker, { ...wish, target, mark: how }, friday)
		);
		return { actId, ...result };
	};
	const undo = (actId: string) =>
		withTransaction(worker, (tx) => undoMarks(tx, worker, actId, friday));
	const module = () =>
		withTransaction(participant, (tx) => getModule(tx, participant, 'toets', 'begin', friday));
	const answer = (text: string, at = monday) =>
		withTransaction(participant, async (tx) => {
			const step = await getStep(tx, participant, 'toets', 'begin', 'eerste', at);
			const given = answerTo(step, 'kies', { option: optionNamed(step, 'kies', text) });
			await recordAnswers(tx, participant, [given], at);
		});
	const counted = () => withTransaction(participant, (tx) => countedIn(tx, enrolmentId));
	return { enrolmentId, mark, undo, module, answer, counted };
});

async function countedIn(tx: Transaction, enrolmentId: string) {
	const one = async (query: ReturnType<typeof sql>) => (await tx.execute(query)).rows;
	return {
		aggregate: await one(sql`select * from pace_aggregates where enrolment_id = ${enrolmentId}`),
		days: await one(
			sql`select day, items, active_ms from day_activity where enrolment_id = ${enrolmentId} order by day`
		),
		modules: await one(sql`select * from module_progress where enrolment_id = ${enrolmentId}`)
	};
}

describe('markWork', () => {
	test('counts for progress, rhythm and schedule, and not for speed or accuracy', async ({
		homework
	}) => {
		await homework.mark({ moduleId: 'begin', pageId: 'eerste' }, 'paper', { onDay: '2026-09-09' });

		expect((await homework.module()).stepsDone).toBe(1);
		const { aggregate, days, modules } = await homework.counted();
		expect(aggregate).toMatchObject([
			{ items_done: 1, days_active: 1, timed: 0, sum_w: 0, days_timed: 0, theta: 0, active_ms: '0' }
		]);
		expect(days).toEqual([{ day: '2026-09-09', items: 1, active_ms: '0' }]);
		expect(modules).toMatchObject([{ steps_done: 1, completed_at: null }]);
	});

	test('is recorded with the worker, the kind and the day of the work, and without a time', async ({
		homework,
		withTransaction,
		worker,
		participant
	}) => {
		await homework.mark(begin, 'together', { onDay: '2026-09-10' });
		const { rows } = await withTransaction(worker, (tx) =>
			tx.execute<{ verb: string; payload: Record<string, never> }>(sql`
				select split_part(verb, '/', -1) as verb, payload from statements
				where organisation_id = ${worker.organisationId} and registration = ${homework.enrolmentId}
				and verb not like '%registered' order by row_id`)
		);
		expect(rows.map(({ verb }) => verb).sort()).toEqual([
			...['answered', 'answered', 'answered'],
			...['completed', 'completed', 'completed', 'progressed']
		]);
		for (const { payload } of rows) {
			expect(payload).toMatchObject({
				actor: { account: { name: participant.actorId } },
				context: { instructor: { account: { name: worker.actorId } } },
				timestamp: '2026-09-10T11:00:00.000Z'
			});
			expect(JSON.stringify(payload)).toContain('ext/entry":"together"');
			expect(JSON.stringify(payload)).not.toContain('duration');
		}
	});

	test('pressed twice it counts once, and what is done on the screen is not marked as paper', async ({
		homework
	}) => {
		await homework.answer('Iets.');
		const first = await homework.mark(begin);
		expect(first.marked).toBe(1);
		expect((await homework.mark(begin, 'paper', { actId: first.actId })).marked).toBe(0);
		const { aggregate } = await homework.counted();
		expect(aggregate).toMatchObject([{ items_done: 2, timed: 1, first_right: 1 }]);
	});

	test('an answer that was made together leaves speed and accuracy, and comes back when it is undone', async ({
		homework
	}) => {
		await homework.answer('Iets.');
		const before = await homework.counted();
		const { actId } = await homework.mark(
			{ moduleId: 'begin', pageId: 'eerste', exerciseId: 'kies' },
			'together'
		);
		expect((await homework.counted()).aggregate).toMatchObject([
			{ timed: 0, sum_w: 0, theta: 0, items_done: 1 }
		]);
		await homework.undo(actId);
		expect(await homework.counted()).toEqual(before);
	});

	test('for a selection at once, and undone as one', async ({
		homework,
		withTransaction,
		worker,
		school
	}) => {
		const { addParticipants } = await import('../assignments/newcomers.ts');
		const { prepareCodes } = await import('../identity/cards.ts');
		const codes = await prepareCodes(Buffer.alloc(32), school.groupId, 12);
		await withTransaction(worker, (tx) =>
			addParticipants(tx, worker, school.groupId, ['Sem'], codes, monday)
		);
		const { rows } = await withTransaction(worker, (tx) =>
			tx.execute<{ id: string }>(
				sql`select id from enrolments where organisation_id = ${worker.organisationId}`
			)
		);
		const enrolmentIds = rows.map(({ id }) => id);
		expect(enrolmentIds).toHaveLength(2);
		const { actId, marked } = await homework.mark(begin, 'together', { enrolmentIds });
		expect(marked).toBe(2);
		expect(await homework.undo(actId)).toEqual({ undone: 2 });
		expect(await homework.undo(actId)).toEqual({ undone: 0 });
	});

	test('is for own participants, and for what they have', async ({
		homework,
		withTransaction,
		strangerWorker,
		school
	}) => {
		const wish = {
			...{ enrolmentIds: [homework.enrolmentId], target: begin, mark: 'paper' as const },
			...{ onDay: '2026-09-11', actId: newId() }
		};
		await expect(
			withTransaction(strangerWorker, (tx) => markWork(tx, strangerWorker, wish, friday))
		).rejects.toThrow(NotFound);
		// Somebody of the same organisation who is not linked to the group.
		const other = await createMember(withTransaction, school, 'author', 'Ander');
		await expect(withTransaction(other, (tx) => markWork(tx, other, wish, friday))).rejects.toThrow(
			NotFound
		);
		for (const target of [
			{ moduleId: 'elders' },
			{ moduleId: 'begin', pageId: 'elders' },
			{ moduleId: 'begin', pageId: 'eerste', exerciseId: 'elders' },
			// Of a level that was not given.
			{ moduleId: 'begin', pageId: 'tweede', exerciseId: 'meer' }
		]) {
			await expect(homework.mark(target)).rejects.toThrow(NotFound);
		}
	});
});

describe('undoMarks', () => {
	test('leaves no trace: the module is new again, and the statements are void', async ({
		homework,
		withTransaction,
		worker
	}) => {
		const { actId } = await homework.mark(begin);
		expect((await homework.module()).completedAt).not.toBeNull();
		await homework.undo(actId);

		const { stepsDone, completedAt } = await homework.module();
		expect({ stepsDone, completedAt }).toEqual({ stepsDone: 0, completedAt: null });
		const { aggregate, modules, days } = await homework.counted();
		expect(aggregate).toMatchObject([{ items_done: 0, first_at: null, days_active: 0 }]);
		expect({ modules, days }).toEqual({ modules: [], days: [] });
		const { rows } = await withTransaction(worker, (tx) =>
			tx.execute(sql`select s.id from statements s join work_marks m using (organisation_id, id)
				where s.organisation_id = ${worker.organisationId} and not s.voided`)
		);
		expect(rows).toEqual([]);
	});

	test('a module that was complete by it is not any more; what was made on the screen stays', async ({
		homework
	}) => {
		await homework.answer('Iets.');
		const before = await homework.counted();
		const first = await homework.mark({ moduleId: 'begin', pageId: 'eerste' });
		const second = await homework.mark({ moduleId: 'begin', pageId: 'tweede' });
		expect((await homework.module()).completedAt).not.toBeNull();
		await homework.undo(first.actId);
		const { stepsDone, completedAt } = await homework.module();
		expect({ stepsDone, completedAt }).toEqual({ stepsDone: 1, completedAt: null });
		await homework.undo(second.actId);
		const after = await homework.counted();
		expect(after.aggregate).toEqual(before.aggregate);
		expect(after.days).toEqual(before.days);
		expect(after.modules).toEqual(before.modules);
	});
});
