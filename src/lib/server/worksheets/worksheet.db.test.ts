import { expect } from 'vitest';
import { levelsAsked } from '#lib/levels-asked.ts';
import { NotFound } from '#lib/errors.ts';
import { createMember, test } from '#tests/school.ts';
import { publishCourse } from '../courses/publish.ts';
import type { WithTransaction } from '../db/transaction.ts';
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
import { getOwnWorksheet } from './own-worksheet.ts';
import { getWorksheet } from './worksheet.ts';

const NOW = new Date('2026-09-07T14:00:00Z');
const WITH_MEDIA = `${TEST_PAGES.first}
:::tip{alleen=papier}
Alleen op papier.
:::

:::tip{alleen=scherm}
Alleen op scherm.
:::

:::begeleider
Alleen voor de begeleider.
:::
`;

async function publish(withTransaction: WithTransaction, { organisationId }: Actor) {
	const tenant = { organisationId, personId: null };
	const course = compileTestCourse({ first: WITH_MEDIA });
	await withTransaction(tenant, (tx) => publishCourse(tx, tenant, course, 'Toets', NOW));
}

const sheetOf = (
	withTransaction: WithTransaction,
	author: Actor,
	query = '',
	moduleId: string | null = 'begin'
) => {
	const search = new URLSearchParams(query);
	const wanted = { courseId: 'toets', moduleId, levels: levelsAsked(search) };
	return withTransaction(author, (tx) =>
		getWorksheet(tx, author, { ...wanted, withKey: search.has('key') })
	);
};

test('a class set holds what is for paper, at the levels that were asked for', async ({
	withTransaction,
	author
}) => {
	await publish(withTransaction, author);
	const basis = await sheetOf(withTransaction, author);
	const [module] = basis.modules;
	expect(basis).toMatchObject({ edition: '1.1', set: 'w1', organisation: 'Welzijn Toets' });
	expect(JSON.stringify(basis)).toContain('Alleen op papier.');
	expect(JSON.stringify(basis)).not.toContain('Alleen op scherm.');
	expect(module?.steps.flatMap(({ marks }) => Object.entries(marks))).toEqual([
		['kies', { number: 1, code: '1.1.1' }],
		['vertel', { number: 2, code: '1.1.2' }],
		['reeks', { number: 3, code: '1.2.1' }]
	]);

	const extra = await sheetOf(withTransaction, author, 'level=extra&level=onzin');
	expect(extra.set).toBe('w2');
	expect(extra.modules[0]?.steps[1]?.marks).toEqual({
		reeks: { number: 3, code: '1.2.1' },
		meer: { number: 4, code: '1.2.2' }
	});
	expect(JSON.stringify(extra.modules)).not.toMatch(/"(level|only)"|verdieping/);
});

test('answers and notes are in the key alone, and only when it was asked for', async ({
	withTransaction,
	author
}) => {
	await publish(withTransaction, author);
	const secrets = /Iets doen helpt vaak|Ik vertel over mijn fiets|Alleen voor de begeleider/;
	const without = await sheetOf(withTransaction, author);
	expect(JSON.stringify(without)).not.toMatch(secrets);

	const { modules } = await sheetOf(withTransaction, author, 'key');
	const pupils = modules.map((module) => ({ ...module, key: null }));
	expect(JSON.stringify(pupils)).not.toMatch(secrets);
	const key = modules[0]?.key;
	expect(JSON.stringify(key)).toMatch(/Alleen voor de begeleider/);
	expect(key?.steps[0]?.entries).toMatchObject([
		{ number: 1, exerciseId: 'kies', lines: [{ what: null, right: ['Iets.'] }] },
		{ number: 2, exerciseId: 'vertel', lines: [], sample: [{ t: 'p' }] }
	]);
	// What is not on the sheet is not in its key.
	expect(JSON.stringify(key)).not.toContain('Oefenen helpt');
});

test('a whole course is one sheet per module; what is not there is not found', async ({
	withTransaction,
	author,
	strangerWorker
}) => {
	await publish(withTransaction, author);
	const course = await sheetOf(withTransaction, author, '', null);
	expect(course.modules.map(({ id }) => id)).toEqual(['begin']);
	await expect(sheetOf(withTransaction, author, '', 'weg')).rejects.toThrow(NotFound);
	await expect(sheetOf(withTransaction, strangerWorker)).rejects.toThrow(NotFound);
});

test('a participant prints their own answers, nobody else’s, and private words only on request', async ({
	withTransaction,
	school,
	worker,
	participant
}) => {
	const other = await createMember(withTransaction, school, 'participant', 'Sem');
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, NOW));
	const write = (actor: Actor, text: string, sharing: 'private' | 'worker', choice: string) =>
		withTransaction(actor, async (tx) => {
			const step = await getStep(tx, actor, 'toets', 'begin', 'eerste', NOW);
			const answers = [
				{ ...answerTo(step, 'vertel', { text }), sharing },
				answerTo(step, 'kies', { option: optionNamed(step, 'kies', choice) })
			];
			const { refused } = await recordAnswers(tx, actor, answers, NOW);
			expect(refused).toEqual([]);
		});
	await write(participant, 'Mijn geheim', 'private', 'Iets.');
	await write(other, 'Van iemand anders', 'worker', 'Niets.');

	const print = (actor: Actor, withPrivate: boolean) =>
		withTransaction(actor, (tx) =>
			getOwnWorksheet(tx, actor, { courseId: 'toets', moduleId: 'begin' }, withPrivate, NOW)
		);
	const own = await print(participant, false);
	expect(own.privateWords).toBe(1);
	expect(own.filled.vertel).toEqual({ response: null, text: null, kept: true });
	expect(own.filled.kies?.response).toHaveProperty('option');
	expect(JSON.stringify(own)).not.toMatch(/Mijn geheim|Van iemand anders|Iets doen helpt/);
	expect(own.sheet.modules[0]?.key).toBeNull();

	const everything = await print(participant, true);
	expect(everything.filled.vertel).toEqual({ response: null, text: 'Mijn geheim', kept: false });
	expect((await print(other, false)).filled.vertel?.text).toBe('Van iemand anders');
	await expect(print(worker, true)).rejects.toThrow(NotFound);
});
