import * as v from 'valibot';
import type { GapExercise, GapKey, Option, OptionId } from '../types.ts';
import { readFlag } from '../blocks/settings.ts';
import { bounds } from '../parse/bounds.ts';
import { readText } from '../parse/text.ts';
import { plainInline } from '../plain-text.ts';
import { exactGap, fitGap, normaliseGap } from './gap-text.ts';
import { hash32, optionId } from './option-ids.ts';
import {
	askedText,
	defineExercise,
	readAttempts,
	requireQuestion,
	told,
	type ExerciseInput
} from './shape.ts';

/** What was filled in, gap by gap; an empty text is a gap left open. */
export interface GapAnswer {
	gaps: string[];
}

/** Fill in the missing words. Gaps stand in the question as `{ t: 'gap', n }`. */
export const invullen = defineExercise<GapExercise, GapKey, GapAnswer>({
	type: 'invullen',
	settings: ['woordenbank', 'precies'],
	allowsOpinion: false,
	remarks: ['goed', 'fout'],
	compile(input) {
		const { source } = input.ctx;
		const gaps: string[][] = [];
		const question = readText(input.ctx, input.nodes, (written, span) => {
			const answers = readAnswers(written);
			if (answers.length === 0) source.report('geen-gat', span);
			return gaps.push(answers) - 1;
		});
		if (gaps.length === 0) {
			source.report('geen-gat', input.block.span);
			return undefined;
		}
		if (gaps.length > bounds.options) {
			source.report('te-veel', input.block.span, {
				count: gaps.length,
				limit: bounds.options,
				what: 'invulplekken',
				where: 'in deze oefening'
			});
			return undefined;
		}
		const exact = readFlag(input.ctx, input.settings.get('precies'));
		const bank = readBank(input, gaps);
		const exercise: GapExercise = {
			...askedText(input, question, readAttempts(input)),
			type: 'invullen',
			gaps: gaps.length,
			...(bank === undefined ? {} : { bank })
		};
		requireQuestion(input, question);
		return { exercise, key: { ...told(input), type: 'invullen', gaps, exact } };
	},
	answerSchema: (exercise) =>
		v.strictObject({
			gaps: v.pipe(
				v.array(v.pipe(v.string(), v.maxLength(200))),
				v.length(exercise.gaps, 'missing')
			)
		}),
	grade(exercise, key, answer) {
		const parts: Record<string, boolean> = {};
		const spelling: Record<string, string> = {};
		key.gaps.forEach((alternatives, n) => {
			const fit = fitGap(answer.gaps[n] ?? '', alternatives, key.exact);
			parts[n] = fit !== undefined;
			if (fit?.typo === true) spelling[n] = fit.alternative;
		});
		const right = Object.values(parts).filter(Boolean).length;
		const of = exercise.gaps;
		return {
			score: right / of,
			success: right === of,
			parts,
			right: { count: right, of },
			...(Object.keys(spelling).length > 0 ? { spelling } : {})
		};
	},
	solution: (_, key) => ({ gaps: key.gaps.map((alternatives) => alternatives[0] ?? '') }),
	chosen: () => [],
	seconds: (exercise) => 25 * exercise.gaps,
	guesses: (exercise) =>
		exercise.bank !== undefined && exercise.gaps === 1 ? exercise.bank.length : null
});

function readAnswers(written: string): string[] {
	const answers = written
		.replace(/\\([!-/:-@[-`{-~])/g, (_, mark: string) => (mark === '|' ? '\u0000' : mark))
		.split('|')
		.map((each) => exactGap(each.replaceAll('\u0000', '|').replace(/[*_`]/g, '')))
		.filter((each) => each !== '');
	return [...new Set(answers)];
}

function readBank(input: ExerciseInput, gaps: string[][]): Option[] | undefined {
	const setting = input.settings.get('woordenbank');
	if (setting === undefined) return undefined;
	const words = [...new Set((setting.value ?? '').split(',').map((word) => exactGap(word)))].filter(
		(word) => word !== ''
	);
	const known = new Set(words.map(normaliseGap));
	for (const answers of gaps) {
		const [first] = answers;
		if (first === undefined || answers.some((answer) => known.has(normaliseGap(answer)))) continue;
		input.ctx.source.report('woordenbank-mist-woord', setting.span, { word: first });
	}
	const taken = new Set<OptionId>();
	const bank = words.map((word): Option => {
		const id = optionId(input.id, word, taken);
		taken.add(id);
		return { id, c: [word] };
	});
	// By hash, so that the order of the bank says nothing about the order of the gaps.
	return bank.sort(
		(a, b) => hash32(a.id) - hash32(b.id) || (plainInline(a.c) < plainInline(b.c) ? -1 : 1)
	);
}
