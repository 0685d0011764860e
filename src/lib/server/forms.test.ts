import * as v from 'valibot';
import { expect, test } from 'vitest';
import { parseForm } from './forms.ts';

const Wish = v.pipe(
	v.object({
		what: v.picklist(['a', 'b'], () => 'Choose one.'),
		name: v.pipe(
			v.string(),
			v.trim(),
			v.minLength(1, () => 'Give a name.')
		),
		day: v.pipe(v.string(), v.isoDate()),
		'for[]': v.pipe(
			v.array(v.string(), () => 'Choose somebody.'),
			v.minLength(1)
		)
	}),
	v.check(() => true)
);

function formWith(fields: [string, string][]): FormData {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return data;
}

test('a field that is missing has its own sentence, and never one of a library', () => {
	const read = parseForm(formWith([]), Wish);
	expect('problems' in read && read.problems).toEqual({
		what: 'Choose one.',
		name: 'Give a name.',
		day: expect.stringMatching(/^Vul dit nog in/),
		'for[]': 'Choose somebody.'
	});
});

test('so has one that holds something else, and what was typed is kept', () => {
	const read = parseForm(
		formWith([
			['what', 'c'],
			['name', '  '],
			['day', 'morgen'],
			['for[]', 'x']
		]),
		Wish
	);
	expect(read).toEqual({
		problems: {
			what: 'Choose one.',
			name: 'Give a name.',
			day: expect.stringMatching(/^Vul dit nog in/)
		},
		values: { what: 'c', name: '  ', day: 'morgen' }
	});
});
