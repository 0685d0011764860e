import { expect, test } from 'vitest';
import { glueTerms, isSpoken, onlyPicture, runningText, splitQuestion } from './words.ts';

test('the legend is the first sentence without a gap or a picture', () => {
	const picture = { t: 'p' as const, c: [{ t: 'image' as const, file: 'x', alt: 'y' }] };
	const sentence = { t: 'p' as const, c: ['Maak de zinnen af.'] };
	const gaps = { t: 'p' as const, c: ['Yassin heeft ', { t: 'gap' as const, n: 0 }, '.'] };
	expect(splitQuestion([picture, sentence, gaps])).toEqual({
		legend: sentence.c,
		rest: [picture, gaps]
	});
	expect(splitQuestion([gaps])).toEqual({ legend: null, rest: [gaps] });
	expect(onlyPicture(picture)).toEqual({ t: 'image', file: 'x', alt: 'y' });
	expect(onlyPicture(gaps)).toBeNull();
});

test('a meaning of several paragraphs becomes one line', () => {
	expect(
		runningText([
			{ t: 'p', c: ['Boos zijn.'] },
			{ t: 'list', ordered: false, items: [[{ t: 'p', c: ['En er niets over zeggen.'] }]] }
		])
	).toEqual(['Boos zijn.', ' ', 'En er niets over zeggen.']);
});

test('a word with a meaning keeps its punctuation, and nothing is said twice', () => {
	const term = { t: 'term' as const, entry: 'tussenuur', v: 'tussenuur' };
	expect(glueTerms(['Dat heet een ', term, '. Meestal.'])).toEqual([
		'Dat heet een ',
		{ t: 'glued', term, before: '', after: '.' },
		' Meestal.'
	]);
	expect(glueTerms(['Een gat (', term, ').'])).toEqual([
		'Een gat ',
		{ t: 'glued', term, before: '(', after: ').' },
		''
	]);
	expect(glueTerms([term, ', ', term])).toEqual([
		{ t: 'glued', term, before: '', after: ',' },
		' ',
		term
	]);
	expect(glueTerms(['Een ', term, ' is vrij.'])).toEqual(['Een ', term, ' is vrij.']);
});

test('an example that opens with a quotation mark is spoken', () => {
	expect(isSpoken([{ t: 'p', c: ['“Ik heb zin.”'] }])).toBe(true);
	expect(isSpoken([{ t: 'p', c: ['Noor telde tot vijf.'] }])).toBe(false);
	expect(isSpoken([{ t: 'list', ordered: true, items: [] }])).toBe(false);
});
