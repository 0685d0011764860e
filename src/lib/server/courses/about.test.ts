import { expect, test } from 'vitest';
import type { Inline, Text } from '#lib/content/types.ts';
import { letterIn } from './about.ts';

const p = (...c: Inline[]): Text => ({ t: 'p', c });
const em = (...c: Inline[]): Inline => ({ t: 'em', c });

test('the paragraphs in italics are the letter, and the others are for the worker', () => {
	const body = [
		p('Pas aan.'),
		p(em('Beste ouder,')),
		p(em('Groet, ', { t: 'strong', c: ['Sanne'] }))
	];
	expect(letterIn(body)).toEqual({
		words: [p('Beste ouder,'), p('Groet, ', { t: 'strong', c: ['Sanne'] })],
		around: [p('Pas aan.')]
	});
});

test('a note with a word or a single line in italics is no letter', () => {
	expect(letterIn([p('Geef ', em('extra'), ' bij veel hints.')])).toBeNull();
	expect(letterIn([p('Zeg:'), p(em('Fijn dat je er bent.'))])).toBeNull();
});
