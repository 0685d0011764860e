import fc from 'fast-check';
import { expect, test } from 'vitest';
import { csvLine, csvOf } from './csv.ts';

test('texts are quoted, numbers are not, and nothing is nothing', () => {
	const rows = [
		['naam', 'n', 'leeg'],
		['een; "twee"\ndrie', 1.5, null]
	];
	expect(csvOf(rows)).toBe('\ufeff"naam";"n";"leeg"\r\n"een; ""twee""\ndrie";1,5;\r\n');
	expect(csvLine(['a', 1.5, null, -2], ',')).toBe('"a",1.5,,-2\r\n');
});

/** The value of one quoted cell as a spreadsheet reads it. */
const read = (line: string): string => line.slice(1, -3).replaceAll('""', '"');

test('no text is ever run as a formula', () => {
	const odd = fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠ \t\r\n"\'\u00a0\ufeffa1;,') });
	fc.assert(
		fc.property(
			fc.oneof(odd, fc.string({ unit: 'binary' })),
			fc.constantFrom(',', ';'),
			(text, separator) => {
				const value = read(csvLine([text], separator));
				const [first = ''] = value;
				expect([text, `'${text}`]).toContain(value);
				expect(first).not.toMatch(/[=+\-@\t\r＝＋－＠]/);
				if (value === text)
					expect(value.replace(/^["'\s\u00a0\ufeff]+/, '')).not.toMatch(/^[=+\-@＝＋－＠]/);
			}
		),
		{ numRuns: 4_000 }
	);
});

test.for(['=1+1', ' =1+1', '"=1+1', '\t1', '\r1', '＝1+1', '+31', '-1', '@SUM(A1)'])(
	'%j gets an apostrophe',
	(text) => {
		expect(read(csvLine([text], ';'))).toBe(`'${text}`);
	}
);
