import { plainExercise, plainInline, plainTexts } from '../plain-text.ts';
import type { AnswerKey, Exercise, Option, OptionId, Text } from '../types.ts';
import type { PlacedExercise } from './exercises.ts';
import { imagesIn } from './images.ts';
import { lineDifference, type Hunk } from './line-difference.ts';
import { optionLists } from './options.ts';

/** A part of an exercise in which something can differ, in the order in which an author reads it. */
export type PartName =
	| 'text'
	| 'key'
	| 'hints'
	| 'remarks'
	| 'right'
	| 'notYet'
	| 'explanation'
	| 'sample'
	| 'settings'
	| 'pictures';

export interface ChangedPart {
	part: PartName;
	hunks: Hunk[];
}

/**
 * What differs between two versions of an exercise, part by part, in words. `was` null: it is new. Of one that goes only
 * its text. Answers are called by their words of now on both sides, so that a word that changed is told once.
 */
export function changedParts(
	was: PlacedExercise | null,
	now: PlacedExercise | null
): ChangedPart[] {
	const words = new Map([
		...(was ? wordsIn(was.exercise) : []),
		...(now ? wordsIn(now.exercise) : [])
	]);
	const name = (id: OptionId) => words.get(id) ?? id;
	const before: Partial<Record<PartName, string[]>> = was ? partsOf(was, name) : {};
	const after: Partial<Record<PartName, string[]>> = now ? partsOf(now, name) : {};
	const told = now ? names : names.slice(0, 1);
	return told.flatMap((part) => {
		const hunks = lineDifference(before[part] ?? [], after[part] ?? []);
		return hunks.length > 0 ? [{ part, hunks }] : [];
	});
}

const names: PartName[] = [
	'text',
	'key',
	'hints',
	'remarks',
	'right',
	'notYet',
	'explanation',
	'sample',
	'settings',
	'pictures'
];

function partsOf(
	{ exercise, key, level, only, pageLevel }: PlacedExercise,
	words: (id: OptionId) => string
) {
	const told = (texts: Text[] | undefined): string[] => (texts ? linesOf(plainTexts(texts)) : []);
	return {
		text: linesOf(plainExercise(exercise)),
		key: key ? solutionLines(key, words) : [],
		hints: (key?.hints ?? []).map((hint) => plainTexts(hint)),
		remarks: Object.entries(key?.perOption ?? {})
			.map(([id, text]) => `${words(id)}: ${plainTexts(text)}`)
			.sort(),
		right: told(key?.onRight),
		notYet: told(key?.onNotYet),
		explanation: told(key?.afterwards),
		sample: told(key?.type === 'open' ? key.sample : undefined),
		settings: settingsOf(exercise, { level, only, pageLevel }),
		pictures: picturesIn(exercise.question)
	} satisfies Record<PartName, string[]>;
}

function linesOf(text: string): string[] {
	return text === '' ? [] : text.split('\n');
}

function wordsIn(exercise: Exercise): [OptionId, string][] {
	const all: Option[] = Object.values(optionLists(exercise)).flat();
	return all.map(({ id, c }) => [id, plainInline(c)]);
}

/** The right answer in the words that a participant sees. */
function solutionLines(key: AnswerKey, words: (id: OptionId) => string): string[] {
	switch (key.type) {
		case 'meerkeuze':
			return key.correct === null ? [] : [words(key.correct)];
		case 'kies-meer':
			return key.correct?.map(words).sort() ?? [];
		case 'volgorde':
			return key.order?.map((id, at) => `${at + 1}. ${words(id)}`) ?? [];
		case 'sorteren':
			return pairs(key.place ?? {}, words);
		case 'verbinden':
			return pairs(key.pair, words);
		case 'invullen':
			return key.gaps.map((alternatives) => alternatives.join(' | '));
		default:
			return [];
	}
}

function pairs(record: Record<OptionId, OptionId>, words: (id: OptionId) => string): string[] {
	return Object.entries(record)
		.map(([from, to]) => `${words(from)} → ${words(to)}`)
		.sort();
}

/** Settings as the author writes them. */
function settingsOf(
	exercise: Exercise,
	{ level, only, pageLevel }: Pick<PlacedExercise, 'level' | 'only' | 'pageLevel'>
): string[] {
	const settings: [string, unknown][] = [
		['niveau', pageLevel === 'basis' ? level : pageLevel],
		['alleen', only],
		['pogingen', exercise.attempts],
		['regels', exercise.type === 'open' ? exercise.lines : undefined],
		['van', exercise.type === 'schaal' ? exercise.from : undefined],
		['tot', exercise.type === 'schaal' ? exercise.to : undefined]
	];
	return settings.flatMap(([name, value]) =>
		value === undefined || value === null ? [] : [`${name}=${value as string | number}`]
	);
}

/** Pictures by description; one that was replaced under the same description differs by its hash. */
function picturesIn(texts: Text[]): string[] {
	return imagesIn(texts).map(({ alt, file }) => `${alt} (${file.slice(0, 6)})`);
}
