import { describe, expect, test } from 'vitest';
import { courseOf } from '../testing/course.ts';
import { plainInline } from '../plain-text.ts';
import type { CompiledCourse, OptionId } from '../types.ts';
import { classifyChange } from './classify.ts';
import { listExercises } from './exercises.ts';
import { optionLists } from './options.ts';
import { reconcile } from './reconcile.ts';
import { optionsIn } from './used-options.ts';

const choice = (answers: string[], settings = '#a'): string =>
	`:::meerkeuze{${settings}}\nWat doe je?\n\n${answers.map((answer, i) => `- [${i === 0 ? 'x' : ' '}] ${answer}`).join('\n')}\n:::`;
const before = ['Ik tel tot tien.', 'Ik duw terug.', 'Ik zeg niets.'];

function idsOf(course: CompiledCourse, exercise = 'a'): Map<string, OptionId> {
	const found = listExercises(course).get(exercise)?.exercise;
	const options = found === undefined ? [] : Object.values(optionLists(found)).flat();
	return new Map(options.map(({ id, c }) => [plainInline(c), id]));
}

/** Whether the answer that was `from` is still the same answer as `to`. */
function kept(from: string, to: string): boolean {
	const previous = courseOf(choice([from, 'Ik duw hem hard terug.', 'Zwemmen']));
	const next = courseOf(choice([to, 'Ik duw hem hard terug.', 'Zwemmen']));
	const { course } = reconcile(previous, next);
	return idsOf(course).get(to) === idsOf(previous).get(from);
}

describe('which answer is the same as before', () => {
	test.each([
		['Ik tel tot tien.', 'Ik tel tot tien', true],
		['Ik tel tot tien.', 'Ik tel rustig tot tien.', true],
		['Ik tel tot tien.', 'IK TEL TOT TIEN.', true],
		['Ik tel tot tien.', 'Ik loop weg van de groep.', false],
		['Ik ben boos.', 'Ik ben niet boos.', false],
		['Ik ben niet boos.', 'Ik ben boos.', false],
		['Dat is een goed plan.', 'Dat is geen goed plan.', false],
		['Dat doe ik altijd.', 'Dat doe ik nooit.', false],
		['Ik zeg er niets van.', 'Ik zeg er niks van.', true],
		['Ik ga zonder Sam naar huis.', 'Ik ga met Sam naar huis.', false],
		['I do that.', "I don't that.", false]
	])('%j and %j: %j', (from, to, same) => {
		expect(kept(from, to)).toBe(same);
	});
});

describe('reconcile', () => {
	const previous = courseOf(choice(before));

	test('the same text keeps every id, in any order, and the same course keeps its hash', () => {
		const same = reconcile(previous, courseOf(choice(before)));
		expect(same.course.hash).toBe(previous.hash);
		expect(same).toMatchObject({ changed: [], gone: [], unknown: [] });
		const turned = reconcile(previous, courseOf(choice([...before].reverse())));
		expect(idsOf(turned.course)).toEqual(new Map([...idsOf(previous)].reverse()));
	});

	test('lists what kept its id with other words', () => {
		const next = courseOf(choice(['Ik tel rustig tot tien.', 'Ik duw terug.', 'Ik ren weg.']));
		const { course, changed } = reconcile(previous, next);
		expect(changed).toMatchObject([
			{ exercise: 'a', before: 'Ik tel tot tien.', after: 'Ik tel rustig tot tien.' }
		]);
		expect(idsOf(course).get('Ik ren weg.')).not.toBe(idsOf(previous).get('Ik zeg niets.'));
	});

	test('the key follows the ids', () => {
		const next = courseOf(choice(['Ik tel rustig tot tien.', 'Ik duw terug.', 'Ik zeg niets.']));
		const { course } = reconcile(previous, next);
		expect(listExercises(course).get('a')?.key).toMatchObject({
			correct: idsOf(previous).get('Ik tel tot tien.')
		});
	});

	test('words that move to another answer do not take its id along', () => {
		const first = reconcile(
			previous,
			courseOf(choice(['Ik tel rustig tot tien.', 'Ik duw terug.', 'Ik zeg niets.']))
		);
		const next = courseOf(
			choice(['Ik tel rustig tot tien.', 'Ik duw terug.', 'Ik tel tot tien.', 'Ik zeg niets.'])
		);
		const { course } = reconcile(first.course, next);
		const ids = [...idsOf(course).values()];
		expect(new Set(ids).size).toBe(4);
		expect(idsOf(course).get('Ik tel rustig tot tien.')).toBe(
			idsOf(previous).get('Ik tel tot tien.')
		);
	});

	test('an id that an answer once had is not given to one that says something else', () => {
		const drifted = 'Ik tel rustig tot twintig en adem.';
		const texts = [
			['Ik tel tot tien.', 'Ik duw terug.', 'Ik zeg niets.'],
			['Ik tel rustig tot tien.', 'Ik duw terug.', 'Ik zeg niets.'],
			[drifted, 'Ik duw terug.', 'Ik zeg niets.'],
			['Ik duw terug.', 'Ik zeg niets.'],
			['Ik duw terug.', 'Ik zeg niets.', 'Ik tel tot tien.']
		];
		const used = new Map<string, Map<OptionId, string>>();
		let course = courseOf(choice(texts[0] ?? []));
		const first = idsOf(course).get('Ik tel tot tien.');
		for (const answers of texts.slice(1)) {
			for (const { exerciseId, optionId, words } of optionsIn(course)) {
				used.set(exerciseId, (used.get(exerciseId) ?? new Map()).set(optionId, words));
			}
			({ course } = reconcile(course, courseOf(choice(answers)), new Map(), used));
			if (answers.includes(drifted)) expect(idsOf(course).get(drifted)).toBe(first);
		}
		expect(idsOf(course).get('Ik tel tot tien.')).not.toBe(first);
	});

	test('`vroeger=` ties a new name to an old one; a name nothing had is told', () => {
		const next = courseOf(
			`${choice(before, '#b vroeger=a')}\n\n:::open{#c vroeger=zomaar}\nWat?\n:::`
		);
		const result = reconcile(previous, next);
		expect(result.renamed).toEqual(new Map([['b', 'a']]));
		expect(result.gone).toEqual([]);
		expect(result.unknown).toEqual([{ exercise: 'c', formerly: 'zomaar' }]);
		expect(idsOf(result.course, 'b')).toEqual(idsOf(previous));
	});

	test('an exercise that is gone is told', () => {
		expect(reconcile(previous, courseOf('Tekst.')).gone).toEqual(['a']);
	});

	test('the publisher can overrule a match', () => {
		const next = courseOf(choice(['Ik tel rustig tot tien.', 'Ik duw terug.', 'Ik zeg niets.']));
		const id = idsOf(next).get('Ik tel rustig tot tien.') ?? '';
		const { course, changed } = reconcile(previous, next, new Map([['a', new Map([[id, null]])]]));
		expect(idsOf(course).get('Ik tel rustig tot tien.')).not.toBe(
			idsOf(previous).get('Ik tel tot tien.')
		);
		expect(changed).toEqual([]);
	});

	test('one answer in the place of another is told, and can be called the same', () => {
		const next = courseOf(choice(['De gespreksleider.', 'Ik duw terug.', 'Ik zeg niets.']));
		const was = idsOf(previous).get('Ik tel tot tien.') ?? '';
		const option = idsOf(next).get('De gespreksleider.') ?? '';
		const told = reconcile(previous, next);
		expect(told.replaced).toEqual([
			{ exercise: 'a', id: was, option, before: 'Ik tel tot tien.', after: 'De gespreksleider.' }
		]);
		expect(idsOf(told.course).get('De gespreksleider.')).not.toBe(was);

		const same = reconcile(previous, next, new Map([['a', new Map([[option, was]])]]));
		expect(idsOf(same.course).get('De gespreksleider.')).toBe(was);
		expect(classifyChange(previous, same.course).class).toBe('correctie');
	});

	test.each([
		['two answers changed', ['De voorzitter.', 'Iemand anders.', 'Ik zeg niets.']],
		['it stands elsewhere', ['Ik duw terug.', 'Ik zeg niets.', 'De voorzitter.']],
		['a negation came', ['Ik tel niet tot tien.', 'Ik duw terug.', 'Ik zeg niets.']],
		['one came more', [...before.slice(1), 'De voorzitter.', 'Nog een.']]
	])('not when %s', (_, answers) => {
		expect(reconcile(previous, courseOf(choice(answers))).replaced).toEqual([]);
	});

	test('no two answers get one id by a choice', () => {
		const next = courseOf(choice(['De voorzitter.', 'Ik duw terug.', 'Ik zeg niets.']));
		const option = idsOf(next).get('De voorzitter.') ?? '';
		for (const old of [idsOf(previous).get('Ik duw terug.') ?? '', 'zomaar', '__proto__']) {
			const { course } = reconcile(previous, next, new Map([['a', new Map([[option, old]])]]));
			expect(idsOf(course).get('De voorzitter.')).toBe(option);
		}
	});

	test('an order that changes is stored in an order that still gives nothing away', () => {
		const order = (items: string[]): CompiledCourse =>
			courseOf(
				`:::volgorde{#a}\nZet goed.\n\n${items.map((item) => `1. ${item}`).join('\n')}\n:::`
			);
		const old = order(['een', 'twee', 'drie']);
		for (const items of [
			['twee', 'een', 'drie'],
			['drie', 'twee', 'een'],
			['twee', 'drie', 'een'],
			['een', 'drie', 'twee']
		]) {
			const found = listExercises(reconcile(old, order(items)).course).get('a');
			if (found?.exercise.type !== 'volgorde' || found.key?.type !== 'volgorde')
				throw new Error('type');
			expect(found.exercise.options.map(({ id }) => id)).not.toEqual(found.key.order);
		}
	});
});
