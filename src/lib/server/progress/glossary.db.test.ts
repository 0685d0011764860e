import { expect } from 'vitest';
import { test } from '#tests/school.ts';
import { getCourse, getModule } from './homework.ts';
import { getStep } from './step-page.ts';
import { giveTestCourse } from './testing.ts';

const NOW = new Date('2026-09-07T14:00:00Z');
const GLOSSARY =
	'---\ntitel: Woorden\n---\n\n## cursus\n\nEen reeks lessen.\n\n## mentor\n\nJouw eigen docent.\n\n## rooster\n\nWanneer je welke les hebt.\n';
const FIRST =
	'---\ntitel: Eerste stap\n---\n\nJe mentor helpt je. Vraag het je mentor.\n\n:::open{#vraag}\nWat vraag jij?\n:::\n';

test('words of the glossary come with the text that they stand in, and with no other', async ({
	withTransaction,
	participant,
	worker,
	school
}) => {
	await withTransaction(worker, (tx) =>
		giveTestCourse(tx, worker, school.groupId, NOW, { first: FIRST, glossary: GLOSSARY })
	);
	const words = await withTransaction(participant, async (tx) => {
		const first = await getStep(tx, participant, 'toets', 'begin', 'eerste', NOW);
		const second = await getStep(tx, participant, 'toets', 'begin', 'tweede', NOW);
		const module = await getModule(tx, participant, 'toets', 'begin', NOW);
		const course = await getCourse(tx, participant, 'toets', NOW);
		return [first, second, module, course].map(({ terms }) => terms.map(({ entry }) => entry));
	});
	expect(words).toEqual([['mentor'], [], [], ['cursus']]);
});
