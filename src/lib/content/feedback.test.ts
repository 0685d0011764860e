import { describe, expect, test } from 'vitest';
import { readAnswer } from './answers.ts';
import { feedbackOf, hintOf, type Feedback } from './feedback.ts';
import { grade, maxAttempts, maySkip } from './grade.ts';
import { exerciseOf, idOf } from './testing/exercise.ts';

const p = (text: string): object[] => [{ t: 'p', c: [text] }];
const remarks = '> Hint: Kijk.\n\n> Goed: Sterk.\n\n> Fout: Nog eens.\n\n> Uitleg: Daarom.';
const keuze = exerciseOf(
	`:::meerkeuze{#a}\nWat?\n\n- [x] ja\n  > Klopt.\n- [ ] nee\n  > Denk na.\n- [ ] soms\n\n${remarks}\n:::`
);

function tell(
	{ exercise, key }: ReturnType<typeof exerciseOf>,
	input: unknown,
	attempt: number
): Feedback {
	const read = readAnswer(exercise, input);
	const graded = grade(exercise, key, input);
	if (!read.ok || !graded.ok) throw new Error('not an answer');
	return feedbackOf(exercise, key, read.answer, graded, attempt);
}

describe('meerkeuze', () => {
	const wrong = { option: idOf(keuze.exercise, 'nee') };

	test('not yet: the remark under the answer and Fout, nothing of the solution', () => {
		const feedback = tell(keuze, wrong, 1);
		expect(feedback).toEqual({
			outcome: 'not-yet',
			remarks: [{ option: wrong.option, text: p('Denk na.') }],
			message: p('Nog eens.'),
			attemptsLeft: 1,
			finished: false
		});
	});

	test('the last attempt: the solution and Uitleg', () => {
		expect(tell(keuze, wrong, 2)).toMatchObject({
			outcome: 'not-yet',
			finished: true,
			solution: { option: idOf(keuze.exercise, 'ja') },
			explanation: p('Daarom.')
		});
	});

	test('right at once: Goed, the solution and Uitleg', () => {
		expect(tell(keuze, { option: idOf(keuze.exercise, 'ja') }, 1)).toMatchObject({
			outcome: 'right',
			finished: true,
			message: p('Sterk.'),
			explanation: p('Daarom.'),
			remarks: [{ text: p('Klopt.') }]
		});
	});
});

describe('volgorde and kies-meer tell how many, never which', () => {
	test.each([
		[
			':::volgorde{#a}\nZet goed.\n\n1. een\n2. twee\n3. drie\n:::',
			(id: (w: string) => string) => ({ order: [id('twee'), id('een'), id('drie')] })
		],
		[
			':::kies-meer{#a}\nKies.\n\n- [x] een\n- [x] twee\n- [ ] drie\n:::',
			(id: (w: string) => string) => ({ options: [id('een'), id('drie')] })
		]
	])('%j', (body, answer) => {
		const both = exerciseOf(body);
		const feedback = tell(
			both,
			answer((words) => idOf(both.exercise, words)),
			1
		);
		expect(feedback.right?.of).toBeGreaterThan(1);
		expect(feedback).not.toHaveProperty('parts');
		expect(feedback).not.toHaveProperty('solution');
	});
});

test('invullen tells which gaps are right, and the right spelling of a typing error', () => {
	const both = exerciseOf(':::invullen{#a}\nAdem :gat[rustig] tot :gat[vijf].\n:::');
	expect(tell(both, { gaps: ['rustug', 'zes'] }, 1)).toMatchObject({
		parts: { 0: true, 1: false },
		spelling: { 0: 'rustig' },
		finished: false
	});
	expect(tell(both, { gaps: ['a', 'b'] }, 3).solution).toEqual({ gaps: ['rustig', 'vijf'] });
});

test('open shows the sample only after an answer', () => {
	const both = exerciseOf(':::open{#a}\nWat hielp?\n\n> Voorbeeld: Praten hielp.\n:::');
	expect(JSON.stringify(both.exercise)).not.toContain('Praten');
	expect(tell(both, { text: 'Lopen.' }, 1)).toMatchObject({
		outcome: 'done',
		sample: p('Praten hielp.')
	});
});

test('hints come one by one and then stop', () => {
	expect(hintOf(keuze.key, 0)).toEqual(p('Kijk.'));
	expect(hintOf(keuze.key, 1)).toBeUndefined();
});

describe('attempts', () => {
	const attempts = (body: string): number | null => maxAttempts(exerciseOf(body).exercise);
	test.each([
		[':::meerkeuze{#a}\nW?\n\n- [x] a\n- [ ] b\n:::', 1],
		[':::meerkeuze{#a}\nW?\n\n- [x] a\n- [ ] b\n- [ ] c\n:::', 2],
		[':::meerkeuze{#a}\nW?\n\n- [x] a\n- [ ] b\n- [ ] c\n- [ ] d\n- [ ] e\n:::', 3],
		[':::meerkeuze{#a pogingen=1}\nW?\n\n- [x] a\n- [ ] b\n- [ ] c\n:::', 1],
		[':::volgorde{#a}\nW?\n\n1. a\n2. b\n:::', 3],
		[':::volgorde{#a pogingen=5}\nW?\n\n1. a\n2. b\n:::', 5],
		[':::kies-meer{#a mening}\nW?\n\n- [ ] a\n- [ ] b\n:::', null],
		[':::open{#a}\nW?\n:::', null]
	])('%j: %j', (body, expected) => {
		expect(attempts(body)).toBe(expected);
	});
});

test('open questions, scales and opinions may be passed over; the rest not', () => {
	const may = (body: string): boolean => maySkip(exerciseOf(body).exercise);
	expect(may(':::open{#a}\nW?\n:::')).toBe(true);
	expect(may(':::schaal{#a}\nW?\n:::')).toBe(true);
	expect(may(':::kies-meer{#a mening}\nW?\n\n- [ ] a\n- [ ] b\n:::')).toBe(true);
	expect(may(':::volgorde{#a}\nW?\n\n1. a\n2. b\n:::')).toBe(false);
});
