import { expect, test } from 'vitest';
import { compileBody } from '../testing/course.ts';
import { forParticipant } from './for-participant.ts';

const { page } = compileBody(
	'Basis.\n\n:::extra\nExtra hulp.\n:::\n\n:::verdieping\nVerder denken.\n:::\n\n:::tip{alleen=papier}\nOp papier.\n:::\n\n:::tip{alleen=scherm}\nOp scherm.\n:::'
);
const texts = (...args: Parameters<typeof forParticipant>): string =>
	JSON.stringify(forParticipant(...args)?.blocks);

test('basis and the assigned levels, in the order of the page, without the name of a level', () => {
	expect(forParticipant(page, [])?.blocks.map(({ kind }) => kind)).toEqual(['tekst', 'tip']);
	expect(texts(page, ['extra'])).toContain('Extra hulp');
	expect(texts(page, ['extra'])).not.toContain('Verder');
	expect(texts(page, ['verdieping', 'extra'])).toContain('Verder');
	expect(JSON.stringify(forParticipant(page, ['extra', 'verdieping']))).not.toMatch(
		/"level"|"only"|basis|verdieping/
	);
});

test('screen and paper each get their own', () => {
	expect(texts(page, [])).toContain('Op scherm');
	expect(texts(page, [])).not.toContain('Op papier');
	expect(texts(page, [], 'papier')).toContain('Op papier');
});

test('a page of a level that was not assigned is not there', () => {
	const { page: more } = compileBody('Meer.', 'titel: Meer\nniveau: verdieping');
	expect(forParticipant(more, ['extra'])).toBeUndefined();
	expect(forParticipant(more, ['verdieping'])?.blocks).toHaveLength(1);
});
