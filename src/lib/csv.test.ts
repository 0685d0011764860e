import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('cells are separated by semicolons, and quoted where they have to be', () => {
	const rows = [
		['naam', 'n', 'leeg'],
		['een; "twee"\ndrie', 1.5, null]
	];
	expect(csvOf(rows)).toBe('\ufeffnaam;n;leeg\r\n"een; ""twee""\ndrie";1,5;\r\n');
});

test('no text is ever run as a formula', () => {
	fc.assert(
		fc.property(fc.string(), (text) => {
			const [, cell = ''] = csvOf([['x', text]])
				.slice(1, -2)
				.split(/;(.*)/s);
			expect(cell.replace(/^"/, '')).not.toMatch(/^[=+\-@\t\r]/);
		})
	);
	expect(csvOf([['=1+1', -1]])).toBe("\ufeff'=1+1;-1\r\n");
});
