import { expect } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { insightTable } from '#lib/components/author/insight-table.ts';
import { createMember, test, type School } from '#tests/school.ts';
import { publishCourse } from '../courses/publish.ts';
import type { WithTransaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { recordAnswers } from '../progress/answers.ts';
import { takeHint } from '../progress/hints.ts';
import { rateModule } from '../progress/rating.ts';
import { exerciseProgress } from '../progress/schema.ts';
import { getStep } from '../progress/step-page.ts';
import {
	answerTo,
	compileTestCourse,
	giveTestCourse,
	optionNamed,
	TEST_PAGES
} from '../progress/testing.ts';
import { newId } from '#lib/ids.ts';
import { getInsight } from './insight.ts';

const NOW = new Date('2026-09-07T14:00:00Z');
type Base = { withTransaction: WithTransaction; school: School; worker: Actor };

/** Pupils who each choose once; "+" behind a choice asks for a hint first. */
async function classOf({ withTransaction, school, worker }: Base, choices: string[]) {
	const pupils: Actor[] = [];
	for (const at of choices.keys()) {
		pupils.push(await createMember(withTransaction, school, 'participant', `Leerling ${at}`));
	}
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, NOW));
	for (const [at, pupil] of pupils.entries()) {
		const choice = choices[at] ?? '';
		await answer(withTransaction, pupil, choice.replace('+', ''), choice.endsWith('+'));
	}
	return pupils;
}

async function answer(
	withTransaction: WithTransaction,
	pupil: Actor,
	choice: string,
	hint = false,
	seconds = 12
) {
	await withTransaction(pupil, async (tx) => {
		const step = await getStep(tx, pupil, 'toets', 'begin', 'eerste', NOW);
		const { enrolmentId } = step.path;
		const where = { enrolmentId, moduleId: 'begin', pageId: 'eerste', exerciseId: 'kies' };
		if (hint) await takeHint(tx, pupil, { ...where, id: newId() }, NOW);
		const response = { option: optionNamed(step, 'kies', choice) };
		const given = { ...answerTo(step, 'kies', response), activeMs: seconds * 1000 };
		const { refused } = await recordAnswers(tx, pupil, [given], NOW);
		expect(refused).toEqual([]);
	});
}

const look = (withTransaction: WithTransaction, author: Actor, edition: number | null = null) =>
	withTransaction(author, (tx) => getInsight(tx, author, 'toets', edition));

test('with four participants nothing is said; with five every number is what they did', async ({
	withTransaction,
	school,
	worker,
	author
}) => {
	const base = { withTransaction, school, worker };
	const pupils = await classOf(base, ['Iets.', 'Alles.+', 'Alles.', 'Iets.']);
	const few = await look(withTransaction, author);
	expect(few.rows.every(({ measured, n }) => measured === null && n === 0)).toBe(true);
	expect(few.ratings).toEqual([{ moduleId: 'begin', title: 'Begin', n: 0, counts: null }]);

	const fifth = await createMember(withTransaction, school, 'participant', 'Vijfde');
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, NOW));
	const all = [...pupils, fifth];
	await answer(withTransaction, fifth, 'Alles.', false, 48);
	// A second attempt changes nothing of the first.
	await answer(withTransaction, fifth, 'Iets.');
	for (const [at, pupil] of all.entries()) {
		await withTransaction(pupil, async (tx) => {
			const { path } = await getStep(tx, pupil, 'toets', 'begin', 'eerste', NOW);
			const where = { enrolmentId: path.enrolmentId, moduleId: 'begin' };
			await rateModule(tx, pupil, where, at < 3 ? 'hard' : 'right', newId(), NOW);
		});
	}

	const { rows, ratings } = await look(withTransaction, author);
	const row = rows.find(({ exerciseId }) => exerciseId === 'kies');
	expect(row).toMatchObject({
		n: 5,
		step: 1,
		question: 'Wat doe je?',
		measured: {
			n: 5,
			firstTry: 2 / 5,
			seconds: 12,
			hints: 1 / 5,
			skipped: null,
			mistake: { words: 'Alles.', count: 3, percent: 60 }
		}
	});
	expect(row?.reasons.map(({ kind }) => kind)).toContain('drawn');
	expect(rows[0]?.exerciseId).toBe('kies');
	expect(ratings[0]).toMatchObject({ n: 5, counts: { easy: 0, right: 2, hard: 3 } });

	const csv = JSON.stringify(insightTable(await look(withTransaction, author)));
	expect(csv).toContain('kies');
	expect(csv + JSON.stringify(rows)).not.toMatch(/Leerling|Vijfde/);
	for (const { personId } of all) expect(JSON.stringify(rows)).not.toContain(personId);
});

test('an edition is told apart only when that says nothing about the few others', async ({
	withTransaction,
	school,
	worker,
	author
}) => {
	const base = { withTransaction, school, worker };
	await classOf(base, ['Iets.', 'Iets.', 'Alles.', 'Alles.', 'Alles.', 'Alles.']);
	const { organisationId } = school;
	const tenant = { organisationId, personId: null };
	const changed = compileTestCourse({
		first: TEST_PAGES.first.replace('- [ ] Alles.', '- [ ] Helemaal alles doen.')
	});
	await withTransaction(tenant, (tx) => publishCourse(tx, tenant, changed, 'Anders', NOW));
	const measuredIn = async (edition: number | null) => {
		const insight = await look(withTransaction, author, edition);
		expect(insight.editions).toEqual([2, 1]);
		return insight.rows.find(({ exerciseId }) => exerciseId === 'kies')?.measured ?? null;
	};
	expect(await measuredIn(null)).toMatchObject({ n: 6 });
	expect(await measuredIn(1)).toMatchObject({ n: 6 });
	expect(await measuredIn(2)).toBeNull();
	expect(await measuredIn(99)).toMatchObject({ n: 6 });
});

test('what was answered under a sensitive module stays out of every number', async ({
	withTransaction,
	school,
	worker,
	author
}) => {
	const choices = ['Iets.', 'Iets.', 'Alles.', 'Alles.', 'Niets.'];
	await classOf({ withTransaction, school, worker }, choices);
	await withTransaction(worker, (tx) => tx.update(exerciseProgress).set({ sensitive: true }));
	const { rows } = await look(withTransaction, author);
	const row = rows.find(({ exerciseId }) => exerciseId === 'kies');
	expect(row).toMatchObject({ n: 5, measured: null, need: null, reasons: [] });
});

test('another organisation’s answers count for nobody else', async ({
	withTransaction,
	school,
	worker,
	strangerWorker
}) => {
	await classOf({ withTransaction, school, worker }, ['Iets.', 'Iets.', 'Iets.', 'Iets.', 'Iets.']);
	await expect(look(withTransaction, strangerWorker)).rejects.toThrow(NotFound);
	const { organisationId } = strangerWorker;
	const tenant = { organisationId, personId: null };
	await withTransaction(tenant, (tx) =>
		publishCourse(tx, tenant, compileTestCourse(), 'Toets', NOW)
	);
	const { rows } = await look(withTransaction, strangerWorker);
	expect(rows.map(({ exerciseId }) => exerciseId)).toContain('kies');
	expect(rows.every(({ measured, n }) => measured === null && n === 0)).toBe(true);
});
