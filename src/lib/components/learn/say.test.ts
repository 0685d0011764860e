import { expect, test } from 'vitest';
import { lessonWords } from './lesson-words.ts';
import { fill } from './say.ts';

test('values are filled in once', () => {
	expect(fill('{item} staat nu op plek {place}.', { item: '{place}', place: 2 })).toBe(
		'{place} staat nu op plek 2.'
	);
	expect(fill('Bewaard.')).toBe('Bewaard.');
});

test('every word of a lesson is there, with its places', () => {
	const words = lessonWords();
	for (const [name, sentence] of Object.entries(words)) expect(sentence, name).not.toBe('');
	expect(words.moved).toContain('{item}');
	expect(words.who_reads_more).toContain('{name}');
});
