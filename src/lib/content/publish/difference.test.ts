import { describe, expect, test } from 'vitest';
import { courseOf } from '../testing/course.ts';
import { carryCorrections } from './carry-corrections.ts';
import { differenceOf } from './difference.ts';
import { lineDifference } from './line-difference.ts';
import { reconcile } from './reconcile.ts';

const BODY = `Lees dit.

:::meerkeuze{#a}
Wat doe je?

- [x] Ik tel tot tien.
  > Ja.
- [ ] Ik duw terug.
  > Dan niet.

> Hint: Denk na.
:::

:::begeleider
Let op.
:::`;

function differenceFrom(before: string, after: string) {
	const previous = courseOf(before);
	const { course: next, renamed } = reconcile(previous, courseOf(after));
	return differenceOf(previous, next, renamed);
}

describe('lineDifference', () => {
	test.each([
		['nothing', ['a', 'b'], ['a', 'b'], []],
		['a line more', ['a', 'c'], ['a', 'b', 'c'], [{ was: [], is: ['b'] }]],
		['a line less', ['a', 'b', 'c'], ['a', 'c'], [{ was: ['b'], is: [] }]],
		[
			'lines here and there',
			['a', 'b', 'c', 'd'],
			['x', 'b', 'c', 'y'],
			[
				{ was: ['a'], is: ['x'] },
				{ was: ['d'], is: ['y'] }
			]
		]
	])('%s', (_, was, is, hunks) => {
		expect(lineDifference(was, is)).toEqual(hunks);
	});
});

describe('differenceOf', () => {
	test('says nothing of what stayed', () => {
		expect(differenceFrom(BODY, BODY)).toEqual({ exercises: [], texts: [], course: [] });
	});

	test('tells text and notes apart from exercises', () => {
		const after = BODY.replace('Lees dit.', 'Lees dit goed.').replace('Let op.', 'Let goed op.');
		const { exercises, texts } = differenceFrom(BODY, after);
		expect(exercises).toEqual([]);
		expect(texts).toMatchObject([
			{ kind: 'text', hunks: [{ was: ['Lees dit.'], is: ['Lees dit goed.'] }] },
			{ kind: 'notes', hunks: [{ was: ['Let op.'], is: ['Let goed op.'] }] }
		]);
	});

	test('tells other words of an answer once', () => {
		const { exercises } = differenceFrom(BODY, BODY.replace('tot tien', 'rustig tot tien'));
		expect(exercises).toMatchObject([
			{
				id: 'a',
				class: 'correctie',
				parts: [
					{ part: 'text', hunks: [{ was: ['Ik tel tot tien.'], is: ['Ik tel rustig tot tien.'] }] }
				]
			}
		]);
	});

	test('names every part, and why a change is more than a correction', () => {
		const after = BODY.replace('[x]', '[ ]')
			.replace('[ ] Ik duw', '[x] Ik duw')
			.replace('Denk na.', 'Denk goed na.')
			.replace('> Ja.', '> Ja hoor.');
		const { exercises } = differenceFrom(BODY, after);
		expect(exercises).toMatchObject([{ class: 'wijziging', reasons: ['key'] }]);
		expect(exercises[0]?.parts.map(({ part }) => part)).toEqual(['key', 'hints', 'remarks']);
	});

	test('what goes is told by its text, what is renamed by its names', () => {
		const gone = differenceFrom(BODY, 'Lees dit.\n\n:::begeleider\nLet op.\n:::');
		expect(gone.exercises).toMatchObject([{ reasons: ['gone'], parts: [{ part: 'text' }] }]);
		const renamed = differenceFrom(BODY, BODY.replace('{#a}', '{#b vroeger=a}'));
		expect(renamed.exercises).toMatchObject([{ id: 'b', formerly: 'a', class: 'wijziging' }]);
	});
});

describe('carryCorrections', () => {
	const older = courseOf(BODY);

	test('takes along what is a correction there too, and nothing else', () => {
		const corrected = courseOf(BODY.replace('Lees dit.', 'Lees dit goed.'));
		const carried = carryCorrections(older, older, reconcile(older, corrected).course);
		expect(carried?.pages).toEqual(['start']);
		const changed = courseOf(
			BODY.replace('Lees dit.', 'Lees.').replace('{#a}', '{#a niveau=extra}')
		);
		expect(carryCorrections(older, older, reconcile(older, changed).course)).toBeNull();
		expect(carryCorrections(older, older, older)).toBeNull();
	});

	test('leaves a page alone that is another one there', () => {
		const previous = courseOf(BODY.replace('Denk na.', 'Iets anders.'));
		const next = courseOf(BODY.replace('Lees dit.', 'Lees dit goed.'));
		expect(carryCorrections(older, previous, reconcile(previous, next).course)).toBeNull();
	});
});
