import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { CourseFiles } from '#lib/content/course/files.ts';
import type { CompiledCourse } from '#lib/content/types.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { test } from '#tests/school.ts';
import { exportFiles } from '../courses/sources.ts';
import type { WithTransaction } from '../db/transaction.ts';
import { createDraftOf, deleteDraft, findDraft, seenOf } from '../drafts/drafts.ts';
import { readDraft } from '../drafts/read.ts';
import { replaceFiles } from '../drafts/replace.ts';
import type { Actor } from '../identity/actor.ts';
import { recordAnswers } from '../progress/answers.ts';
import { getStep } from '../progress/step-page.ts';
import {
	answerTo,
	compileTestCourse,
	giveTestCourse,
	optionNamed,
	TEST_PAGES
} from '../progress/testing.ts';
import { goBack, historyOf, publicationDifference } from './history.ts';
import { moveParticipants, previewMoves } from './move.ts';
import { planPublish } from './plan.ts';
import { confirmPublish, type Confirmed } from './publish.ts';
import { standingOf } from './standing.ts';

const monday = new Date('2026-09-07T14:00:00Z');
const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);

type School = {
	withTransaction: WithTransaction;
	participant: Actor;
	worker: Actor;
	author: Actor;
	school: { groupId: string };
};

const { first: FIRST, second: SECOND } = TEST_PAGES;
const typo = FIRST.replace('Lees dit eerst.', 'Lees dit eerst goed.');
const otherKey = FIRST.replace('- [x] Iets.', '- [ ] Iets.').replace(
	'- [ ] Alles.',
	'- [x] Alles.'
);

/** A participant who answered one exercise of a course that was given to the group. */
async function begin({ withTransaction, participant, worker, school }: School) {
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, monday));
	const step = await open({ withTransaction, participant });
	const option = optionNamed(step, 'kies', 'Alles.');
	const answer = answerTo(step, 'kies', { option });
	await withTransaction(participant, (tx) => recordAnswers(tx, participant, [answer], later(1)));
	return { step, option };
}

function open(
	{ withTransaction, participant }: Pick<School, 'withTransaction' | 'participant'>,
	page = 'eerste',
	module = 'begin'
) {
	return withTransaction(participant, (tx) =>
		getStep(tx, participant, 'toets', module, page, later(2))
	);
}

function plan({ withTransaction, author }: School, course: CompiledCourse) {
	return withTransaction(author, (tx) => planPublish(tx, author, course));
}

async function publish(
	fixtures: School,
	course: CompiledCourse,
	chosen: Partial<Confirmed> = {},
	minutes = 5
) {
	const { withTransaction, author } = fixtures;
	const { seen } = await plan(fixtures, course);
	const confirmed: Confirmed = {
		note: 'Beter zo',
		raise: false,
		overrule: new Map(),
		archive: new Set(),
		older: false,
		seen,
		files: new Map([['course.md', 'bron']]),
		...chosen
	};
	return withTransaction(author, (tx) =>
		confirmPublish(tx, author, course, confirmed, later(minutes))
	);
}

function answersOf({ withTransaction, participant }: School) {
	return withTransaction(participant, async (tx) => {
		const { rows } = await tx.execute(sql`select exercise_id, module_id, page_id, attempts, done,
			response from exercise_progress where organisation_id = ${participant.organisationId}
			and attempts > 0 order by exercise_id`);
		return rows;
	});
}

const wordsOn = (step: Awaited<ReturnType<typeof open>>) => JSON.stringify(step.blocks);

describe('the plan', () => {
	test('says per exercise what changes and for whom, and what must be asked', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		await begin(fixtures);
		const corrected = await plan(fixtures, compileTestCourse({ first: typo }));
		expect(corrected).toMatchObject({
			change: 'correctie',
			number: { edition: 1, revision: 2 },
			exercises: [],
			texts: [
				{ page: 'eerste', hunks: [{ was: ['Lees dit eerst.'], is: ['Lees dit eerst goed.'] }] }
			],
			readers: { notStarted: 0, busy: [{ edition: 1, people: 1 }], done: 0 }
		});

		const changed = await plan(fixtures, compileTestCourse({ first: otherKey }));
		expect(changed).toMatchObject({
			change: 'wijziging',
			number: { edition: 2, revision: 1 },
			exercises: [
				{
					id: 'kies',
					class: 'wijziging',
					reasons: ['key'],
					answered: 1,
					parts: [{ part: 'key', hunks: [{ was: ['Iets.'], is: ['Alles.'] }] }]
				}
			]
		});

		const without = FIRST.replace(/:::meerkeuze[^]*?\n:::\n/, '');
		const gone = await plan(fixtures, compileTestCourse({ first: without }));
		expect(gone.gone).toEqual([{ id: 'kies', title: 'Wat doe je?', answered: 1 }]);
	});

	test('of the same course changes nothing, and publishing it neither', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		await begin(fixtures);
		const { change, exercises, texts } = await plan(fixtures, compileTestCourse());
		expect({ change, exercises, texts }).toEqual({ change: null, exercises: [], texts: [] });
		const before = await withTransaction(author, (tx) => historyOf(tx, author, 'toets'));
		expect(await publish(fixtures, compileTestCourse())).toMatchObject({
			published: { change: null }
		});
		const after = await withTransaction(author, (tx) => historyOf(tx, author, 'toets'));
		// Only the source that was not kept before is there now.
		const known = before.publications.map((row) => ({ ...row, source: true }));
		expect(after).toEqual({ ...before, publications: known });
	});
});

describe('publishing', () => {
	test('a correction reaches somebody in mid-course, who loses nothing', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		const { option } = await begin(fixtures);
		const before = await answersOf(fixtures);
		await publish(fixtures, compileTestCourse({ first: typo }));
		const step = await open(fixtures);
		expect(wordsOn(step)).toContain('Lees dit eerst goed.');
		expect(await answersOf(fixtures)).toEqual(before);
		expect(before).toMatchObject([{ exercise_id: 'kies', response: { option } }]);
	});

	test('a change waits for who begins, and moving brings it with every answer', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		const { option } = await begin(fixtures);
		const first = otherKey
			.replace('{#kies}', '{#keuze vroeger=kies}')
			.replace(':::open{#vertel regels=2}', ':::schaal{#vertel}');
		const course = compileTestCourse({
			first: first.replace(/\n> Voorbeeld.*\n/, ''),
			second: SECOND
		});
		expect(await publish(fixtures, course)).toMatchObject({
			published: { edition: 2, change: 'wijziging' }
		});
		expect(wordsOn(await open(fixtures))).not.toContain('"keuze"');
		expect(await withTransaction(author, (tx) => previewMoves(tx, author, 'toets'))).toEqual([
			{ edition: 1, people: 1, gone: [], fresh: [{ id: 'vertel', answered: 0 }], added: 0 }
		]);

		const move = () =>
			withTransaction(author, (tx) =>
				moveParticipants(tx, author, { courseId: 'toets', edition: 1 }, later(9))
			);
		expect(await move()).toEqual({ moved: 1 });
		expect(await move()).toEqual({ moved: 0 });
		expect(wordsOn(await open(fixtures))).toContain('"keuze"');
		expect(await answersOf(fixtures)).toMatchObject([
			{ exercise_id: 'keuze', attempts: 1, response: { option } }
		]);
	});

	test('a step and a module under another name keep what was done in them', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		await begin(fixtures);
		const course = compileTestCourse({
			first: FIRST.replace('---\n', '---\nid: aanloop\nvroeger: eerste\n'),
			module: 'id: start\nvroeger: begin\n'
		});
		await publish(fixtures, course);
		await withTransaction(author, (tx) =>
			moveParticipants(tx, author, { courseId: 'toets', edition: 1 }, later(9))
		);
		expect(await answersOf(fixtures)).toMatchObject([
			{ exercise_id: 'kies', module_id: 'start', page_id: 'aanloop' }
		]);
		expect(wordsOn(await open(fixtures, 'aanloop', 'start'))).toContain('"kies"');
	});

	test('brings corrections to an older edition on the pages that are the same there', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		await begin(fixtures);
		const second = SECOND.replace('4. Vier.', '4. Vijf.');
		const course = compileTestCourse({ first: typo, second });
		expect((await plan(fixtures, course)).older).toEqual([{ edition: 1, people: 1, pages: 1 }]);
		expect(await publish(fixtures, course, { older: true })).toMatchObject({ older: [1] });
		expect(wordsOn(await open(fixtures))).toContain('Lees dit eerst goed.');
		expect(wordsOn(await open(fixtures, 'tweede'))).toContain('Vier.');
		const history = await withTransaction(author, (tx) => historyOf(tx, author, 'toets'));
		expect(history.active).toMatchObject({ edition: 2, revision: 1 });
		expect(history.publications).toMatchObject([
			{ edition: 1, revision: 2, change: 'older', inUse: true },
			{ edition: 2, revision: 1, change: 'wijziging', inUse: false, author: 'Marit' },
			{ edition: 1, revision: 1, change: 'first', inUse: false, author: null }
		]);
	});

	test('asks for a note and for what becomes of an exercise that was answered', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		await begin(fixtures);
		const course = compileTestCourse({ first: FIRST.replace(/:::meerkeuze[^]*?\n:::\n/, '') });
		expect(await publish(fixtures, course, { note: ' ' })).toEqual({ problem: 'note' });
		expect(await publish(fixtures, course)).toEqual({ problem: 'gone', ids: ['kies'] });
		expect(await publish(fixtures, course, { archive: new Set(['kies']) })).toMatchObject({
			published: { gone: ['kies'], change: 'wijziging' }
		});
	});

	test('that fails, or that is about something else by now, leaves the live version as it is', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		await begin(fixtures);
		const stale = (await plan(fixtures, compileTestCourse({ first: otherKey }))).seen;
		await publish(fixtures, compileTestCourse({ first: typo }));
		const before = await withTransaction(author, (tx) => historyOf(tx, author, 'toets'));

		await expect(
			publish(fixtures, compileTestCourse({ first: otherKey }), { seen: stale })
		).rejects.toThrow(Conflict);
		await expect(
			withTransaction(author, async (tx) => {
				const course = compileTestCourse({ first: otherKey });
				const { seen } = await planPublish(tx, author, course);
				const confirmed = {
					note: 'x',
					raise: false,
					overrule: new Map(),
					archive: new Set<string>()
				};
				const files = new Map<string, string>();
				await confirmPublish(
					tx,
					author,
					course,
					{ ...confirmed, older: true, seen, files },
					later(7)
				);
				throw new Error('the power went');
			})
		).rejects.toThrow('the power went');
		expect(await withTransaction(author, (tx) => historyOf(tx, author, 'toets'))).toEqual(before);
	});

	test('two at once take turns: the second is told', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		await begin(fixtures);
		const results = await Promise.allSettled([
			publish(fixtures, compileTestCourse({ first: typo })),
			publish(fixtures, compileTestCourse({ first: otherKey }))
		]);
		const failed = results.filter(({ status }) => status === 'rejected');
		const { publications } = await withTransaction(author, (tx) => historyOf(tx, author, 'toets'));
		expect(publications).toHaveLength(1 + results.length - failed.length);
	});

	test('a correction can be raised to a change, never the reverse', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		await begin(fixtures);
		expect(
			await publish(fixtures, compileTestCourse({ first: typo }), { raise: true })
		).toMatchObject({ published: { edition: 2, change: 'wijziging' } });
		expect(wordsOn(await open(fixtures))).not.toContain('goed.');
	});
});

describe('going back', () => {
	test('to an earlier correction shows it to everybody in that edition', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		await begin(fixtures);
		const { active } = await withTransaction(author, (tx) => historyOf(tx, author, 'toets'));
		await publish(fixtures, compileTestCourse({ first: typo }));
		const back = { courseId: 'toets', hash: active.hash, note: 'Toch niet' };
		const goes = (hash = active.hash, note = back.note) =>
			withTransaction(author, (tx) =>
				goBack(tx, author, { ...back, hash, note, draft: null }, later(20))
			);
		expect(await goes(active.hash, '')).toEqual({ problem: 'note' });
		expect(await goes()).toEqual({ edition: 1, revision: 1, draft: false });
		expect(await goes()).toEqual({ problem: 'active' });
		await expect(goes('0'.repeat(64))).rejects.toThrow(NotFound);
		expect(wordsOn(await open(fixtures))).toContain('Lees dit eerst.');

		const history = await withTransaction(author, (tx) => historyOf(tx, author, 'toets'));
		expect(
			history.publications.map(({ revision, change, inUse }) => [revision, change, inUse])
		).toEqual([
			[1, 'earlier', true],
			[2, 'correctie', false],
			[1, 'first', false]
		]);
		const again = await publish(fixtures, compileTestCourse({ first: typo }), {}, 30);
		expect(again).toMatchObject({ published: { change: 'earlier', revision: 2 } });
	});

	test('takes the draft along when asked, and tells how it stands', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		const first: CourseFiles = new Map([['course.md', '---\ntitel: Toets\n---\n']]);
		const second: CourseFiles = new Map([['course.md', '---\ntitel: Toets twee\n---\n']]);
		const id = 'toets';
		const standing = () => withTransaction(author, (tx) => standingOf(tx, author, id));
		const save = (files: CourseFiles) =>
			withTransaction(author, (tx) => replaceFiles(tx, author, id, files, later(4)));
		expect(await standing()).toBeNull();
		await withTransaction(author, (tx) =>
			createDraftOf(tx, author, { id, title: 'Toets', files: first }, monday)
		);
		expect(await standing()).toEqual({ state: 'new', live: null, kept: null });
		await publish(fixtures, compileTestCourse(), { files: first });
		expect(await standing()).toEqual({ state: 'same', live: '1.1', kept: '1.1' });
		await save(second);
		expect(await standing()).toEqual({ state: 'changed', live: '1.1', kept: null });
		await publish(fixtures, compileTestCourse({ first: typo }), { files: second });
		expect(await standing()).toEqual({ state: 'same', live: '1.2', kept: '1.2' });

		const history = await withTransaction(author, (tx) => historyOf(tx, author, id));
		const hash = history.publications.find(({ revision }) => revision === 1)?.hash ?? '';
		const back = { courseId: id, hash, note: 'Toch niet' };
		const goes = (draft: { seen: string } | null) =>
			withTransaction(author, (tx) => goBack(tx, author, { ...back, draft }, later(20)));
		const seen = () =>
			withTransaction(author, async (tx) => seenOf(await findDraft(tx, author, id)));
		expect(await goes(null)).toMatchObject({ draft: false });
		expect(await standing()).toEqual({ state: 'changed', live: '1.1', kept: '1.2' });
		const newest = history.active.hash;
		await withTransaction(author, (tx) =>
			goBack(tx, author, { ...back, hash: newest, draft: null }, later(21))
		);
		const before = await seen();
		await withTransaction(author, (tx) => replaceFiles(tx, author, id, second, later(22)));
		expect(await goes({ seen: before })).toEqual({ problem: 'draft_changed' });
		expect(await withTransaction(author, (tx) => readDraft(tx, author, id))).toEqual(second);
		expect(await goes({ seen: await seen() })).toMatchObject({ draft: true });
		expect(await standing()).toEqual({ state: 'same', live: '1.1', kept: '1.1' });
		expect(await withTransaction(author, (tx) => readDraft(tx, author, id))).toEqual(first);
		const last = await seen();
		await withTransaction(author, (tx) => deleteDraft(tx, author, id, last));
		const none = { seen: await seen() };
		await withTransaction(author, (tx) =>
			goBack(tx, author, { ...back, hash: newest, draft: none }, later(22))
		);
		expect(await withTransaction(author, (tx) => readDraft(tx, author, id))).toEqual(second);
	});

	test('every publication tells what it changed', async ({
		withTransaction,
		participant,
		worker,
		author,
		school
	}) => {
		const fixtures = { withTransaction, participant, worker, author, school };
		await begin(fixtures);
		await publish(fixtures, compileTestCourse({ first: otherKey }));
		const difference = await withTransaction(author, (tx) =>
			publicationDifference(tx, author, 'toets', 2)
		);
		expect(difference).toMatchObject({
			row: { note: 'Beter zo', author: 'Marit' },
			exercises: [{ id: 'kies', class: 'wijziging' }]
		});
		const files = await withTransaction(author, (tx) =>
			exportFiles(tx, author, 'toets', difference.row.hash)
		);
		expect(files).toEqual(new Map([['course.md', 'bron']]));
	});

	test('nobody of another organisation sees or moves anything', async ({
		withTransaction,
		participant,
		worker,
		author,
		school,
		strangerWorker
	}) => {
		await begin({ withTransaction, participant, worker, author, school });
		const as = <Result>(work: Parameters<typeof withTransaction<Result>>[1]) =>
			withTransaction(strangerWorker, work);
		await expect(as((tx) => historyOf(tx, strangerWorker, 'toets'))).rejects.toThrow(NotFound);
		await expect(as((tx) => previewMoves(tx, strangerWorker, 'toets'))).rejects.toThrow(NotFound);
		await expect(
			as((tx) => moveParticipants(tx, strangerWorker, { courseId: 'toets', edition: 1 }, later(3)))
		).rejects.toThrow(NotFound);
	});
});
