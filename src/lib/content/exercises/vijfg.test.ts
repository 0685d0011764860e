import { expect, test } from 'vitest';
import { readAnswer } from '../answers.ts';
import { feedbackOf } from '../feedback.ts';
import { maySkip } from '../grade.ts';
import { compileBody } from '../testing/course.ts';
import { exerciseOf } from '../testing/exercise.ts';
import { exerciseSeconds } from '../lint/minutes.ts';

const empty = { gebeurtenis: '', gedachte: '', gevoel: '', gedrag: '', gevolg: '' };

test('five fields in a fixed order, each with its example; the worked example comes afterwards', () => {
	const { exercise, key } = exerciseOf(
		':::vijfg{#a regels=3}\nDenk terug.\n\n- **Gevoel:** boos\n- Gebeurtenis: Noor kreeg een *duw*.\n- Thought: expres\n- Gedrag: duwen\n- Gevolg: ruzie\n\n> Voorbeeld: Zo deed Noor het.\n:::'
	);
	expect(exercise).toMatchObject({
		type: 'vijfg',
		lines: 3,
		attempts: null,
		question: [{ t: 'p', c: ['Denk terug.'] }],
		fields: [
			{ name: 'gebeurtenis', example: ['Noor kreeg een ', { t: 'em' }, '.'] },
			{ name: 'gedachte', example: ['expres'] },
			{ name: 'gevoel', example: ['boos'] },
			{ name: 'gedrag', example: ['duwen'] },
			{ name: 'gevolg', example: ['ruzie'] }
		]
	});
	expect(JSON.stringify(exercise)).not.toContain('Zo deed Noor');
	const answer = { fields: { ...empty, gevoel: 'boos' } };
	const graded = { score: null, success: null };
	expect(feedbackOf(exercise, key, answer, graded, 1).sample).toEqual([
		{ t: 'p', c: ['Zo deed Noor het.'] }
	]);
	expect(maySkip(exercise)).toBe(true);
});

test('an answer has all five fields, and words in one of them at least', () => {
	const { exercise } = exerciseOf(':::vijfg{#a}\nDenk terug.\n:::');
	const read = (fields: object): unknown => readAnswer(exercise, { fields });
	expect(read({ ...empty, gevolg: 'ruzie' })).toMatchObject({ ok: true });
	expect(read(empty)).toMatchObject({ problem: 'missing' });
	expect(read({ gevoel: 'boos' })).toMatchObject({ ok: false });
	expect(read({ ...empty, gevoel: 'a'.repeat(1001) })).toMatchObject({ ok: false });
	expect(read({ ...empty, gevoel: 'boos', meer: 'x' })).toMatchObject({ ok: false });
});

test('half a list of examples, or one twice, is told', () => {
	const codes = (lines: string): string[] =>
		compileBody(`:::vijfg{#a}\nDenk terug.\n\n${lines}\n:::`).messages.map(({ code }) => code);
	const all = '- Gebeurtenis: a\n- Gedachte: b\n- Gevoel: c\n- Gedrag: d\n- Gevolg: e';
	expect(codes(all)).toEqual([]);
	expect(codes(`${all}\n- Gevoel: f`)).toEqual(['vijfg-veld']);
	expect(codes(all.replace('Gedrag', 'Gedoe'))).toEqual(['vijfg-veld']);
	expect(codes('- Neem de tijd.\n- Het hoeft niet lang.')).toEqual([]);
});

test('breathing takes about 40 seconds, has a name of its own, and can be passed over', () => {
	const { exercise } = exerciseOf(':::adem[Rustig]{#a}\n:::');
	expect(exercise).toMatchObject({ type: 'adem', breaths: 4, attempts: null, question: [] });
	expect(exerciseSeconds(exercise)).toBe(41);
	expect(maySkip(exercise)).toBe(true);
	expect(readAnswer(exercise, { done: true }).ok).toBe(true);
	expect(readAnswer(exercise, { done: false }).ok).toBe(false);
});
