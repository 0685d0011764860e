import { describe, expect, test } from 'vitest';
import { fitGap } from './gap-text.ts';

describe('what does not count in a gap', () => {
	test.each([
		['Diep', 'diep'],
		['  diep  ', 'diep'],
		['"diep"', 'diep'],
		['diep.', 'diep'],
		['diep!', 'diep'],
		['cafe', 'café'],
		['ideeen', 'ideeën'],
		['zo’n', "zo'n"],
		['tot  vijf', 'tot vijf'],
		['totvijf', 'tot vijf']
	])('%j is %j', (given, wanted) => {
		expect(fitGap(given, [wanted], false)).toEqual({ alternative: wanted, typo: false });
	});
});

describe('one wrong letter in a word of six or more', () => {
	test.each([
		['rustug', 'rustig'],
		['rusitg', 'rustig'],
		['rustigg', 'rustig'],
		['rusti', 'rustig'],
		['rustig adement', 'rustig ademen']
	])('%j is accepted for %j, with the right spelling', (given, wanted) => {
		expect(fitGap(given, ['diep', wanted], false)).toEqual({ alternative: wanted, typo: true });
	});

	test.each([
		['daep', 'diep'],
		['rastug', 'rustig'],
		['rustug ademan', 'rustig ademen'],
		['', 'rustig'],
		['1234567', '1234568'],
		['niet rustig', 'rustig']
	])('%j is not %j', (given, wanted) => {
		expect(fitGap(given, [wanted], false)).toBeUndefined();
	});
});

describe('precies', () => {
	test.each([
		['rustug', 'rustig', false],
		['Rustig', 'rustig', false],
		['rustig.', 'rustig', false],
		[' rustig ', 'rustig', true],
		['zo’n', "zo'n", true]
	])('%j for %j: %j', (given, wanted, fits) => {
		expect(fitGap(given, [wanted], true) !== undefined).toBe(fits);
	});
});
