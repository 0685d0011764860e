import { expect, test } from 'vitest';
import { partsOf } from './letter.ts';

test('places to fill in become lines, and the organisation is filled in', () => {
	expect(
		partsOf(['Met [naam], van [organisatie]. Bel ', { t: 'strong', c: ['nu'] }], 'Welzijn')
	).toEqual([
		{ words: ['Met '] },
		{ blank: 'naam' },
		{ words: [', van Welzijn. Bel '] },
		{ words: [{ t: 'strong', c: ['nu'] }] }
	]);
	expect(partsOf(['[datum]'], 'Welzijn')).toEqual([{ blank: 'datum' }]);
	expect(partsOf(['Geen plek [', ']'], 'Welzijn')).toEqual([
		{ words: ['Geen plek ['] },
		{ words: [']'] }
	]);
});
