import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { keyOf, MOST_NAME_CHARACTERS, MOST_NAMES, parseNames } from './names.ts';

describe('parseNames', () => {
	test.each([
		['Noor\nYassin\r\nLieke', ['Noor', 'Yassin', 'Lieke']],
		['Noor, Yassin; Lieke', ['Noor', 'Yassin', 'Lieke']],
		['Noor\tYassin\n\n  \nLieke\t', ['Noor', 'Yassin', 'Lieke']],
		['1. Noor\n2) Yassin\n3 Lieke\n- Sem\n• Elif', ['Noor', 'Yassin', 'Lieke', 'Sem', 'Elif']],
		['"Noor";"Yassin"', ['Noor', 'Yassin']],
		['  Noor   de   Vries ', ['Noor de Vries']],
		["D'Angelo, Zoë, Jean-Luc, 李雷, O’Neill", ["D'Angelo", 'Zoë', 'Jean-Luc', '李雷', 'O’Neill']],
		['Noor B.', ['Noor B.']],
		['\uFEFFNoor\u200B', ['Noor']],
		['- , ; .\n"" \t', []],
		['', []]
	])('reads %j', (text, names) => {
		expect(parseNames(text).names).toEqual(names);
	});

	test('names a repeat once, however it is written', () => {
		expect(parseNames('Zoë\nzoe\u0308\nZOË\nNoor')).toEqual({
			names: ['Zoë', 'Noor'],
			repeated: ['Zoë'],
			tooLong: [],
			tooMany: 0
		});
	});

	test('says which names do not fit on a card and how many are too many', () => {
		const long = 'x'.repeat(MOST_NAME_CHARACTERS + 1);
		const many = Array.from({ length: MOST_NAMES + 3 }, (_, at) => `Naam ${at}`);
		expect(parseNames([long, ...many].join('\n'))).toMatchObject({ tooLong: [long], tooMany: 3 });
	});

	test('what only looks like a semicolon separates as well', () => {
		expect(parseNames('Noor\u037eSem').names).toEqual(['Noor', 'Sem']);
	});

	test('whatever is pasted, names are tidy, short and different', () => {
		expect.hasAssertions();
		const cell = fc.oneof(
			fc.string({ unit: 'grapheme' }),
			fc.string({ unit: 'binary' }),
			fc.constantFrom('Noor', ' noor ', '1. Yassin', '"Sem"', '')
		);
		const separator = fc.constantFrom('\n', '\r\n', ',', ';', '\t', ', ');
		const paste = fc.array(fc.tuple(cell, separator)).map((cells) => cells.flat().join(''));
		fc.assert(
			fc.property(paste, (text) => {
				const { names } = parseNames(text);
				for (const name of names) {
					expect(name).toBe(name.trim());
					expect(name).not.toMatch(/[\n\r\t,;]/);
					expect([...name].length).toBeLessThanOrEqual(MOST_NAME_CHARACTERS);
				}
				expect(new Set(names.map(keyOf)).size).toBe(names.length);
			}),
			{ numRuns: 500 }
		);
	});

	test('a list of ordinary names comes back as it was', () => {
		expect.hasAssertions();
		const name = fc.stringMatching(/^[A-Z][a-zé]{1,12}( [A-Z][a-z]{1,12}){0,1}$/);
		const names = fc.uniqueArray(name, { maxLength: MOST_NAMES, selector: keyOf });
		fc.assert(
			fc.property(names, fc.constantFrom('\n', ', ', '\t', ' ; '), (list, separator) => {
				expect(parseNames(list.join(separator)).names).toEqual(list);
			})
		);
	});
});
