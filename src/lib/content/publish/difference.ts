import { isDeepStrictEqual } from 'node:util';
import { plainTexts } from '../plain-text.ts';
import type { Block, CompiledCourse, ExerciseId, GuideNote, Hash, Page, Text } from '../types.ts';
import { compareExercises, type ChangeReason } from './classify.ts';
import { changedParts, type ChangedPart } from './exercise-parts.ts';
import { listExercises, type PlacedExercise, type Version } from './exercises.ts';
import { imagesIn } from './images.ts';
import { lineDifference, type Hunk } from './line-difference.ts';

/** A step in which something changes. */
export interface ChangedPlace {
	module: string;
	moduleTitle: string;
	page: string;
	pageTitle: string;
}

export interface ExerciseChange extends ChangedPlace {
	id: ExerciseId;
	/** What it was called before, when that was another name. */
	formerly: ExerciseId | null;
	/** The first words of the question. */
	title: string;
	type: string;
	class: 'correctie' | 'wijziging';
	reasons: ChangeReason['what'][];
	parts: ChangedPart[];
}

/** Text outside exercises; `notes` are those for workers. */
export interface TextChange extends ChangedPlace {
	kind: 'new' | 'gone' | 'text' | 'notes';
	hunks: Hunk[];
}

export interface Difference {
	exercises: ExerciseChange[];
	texts: TextChange[];
	/** What changes in the course as a whole: titles, introductions, word list, order. */
	course: Hunk[];
}

/** Everything that differs between two versions, in words and in the order of the course. `next` is reconciled. */
export function differenceOf(
	previous: CompiledCourse,
	next: CompiledCourse,
	renamed: ReadonlyMap<ExerciseId, ExerciseId> = new Map()
): Difference {
	return {
		exercises: exerciseChanges(previous, next, renamed),
		texts: textChanges(previous, next),
		course: lineDifference(courseLines(previous), courseLines(next))
	};
}

function exerciseChanges(
	previous: CompiledCourse,
	next: CompiledCourse,
	renamed: ReadonlyMap<ExerciseId, ExerciseId>
): ExerciseChange[] {
	const before = listExercises(previous);
	const after = listExercises(next);
	const titles = { ...placeTitles(previous), ...placeTitles(next) };
	const kept = new Set(renamed.values());
	const change = (
		id: ExerciseId,
		was: PlacedExercise | null,
		now: PlacedExercise | null
	): ExerciseChange[] => {
		if (was && now && (renamed.get(id) ?? id) === id && isDeepStrictEqual(was, now)) return [];
		const reasons = reasonsOf(was, now);
		const parts = changedParts(was, now);
		const old = renamed.get(id) ?? null;
		if (reasons.length === 0 && parts.length === 0 && old === null) return [];
		const one = now ?? was;
		if (!one) return [];
		const key = `${one.module}/${one.page}`;
		return [
			{
				...{ id, formerly: old, title: titleOf(one), type: one.exercise.type },
				...{ module: one.module, page: one.page },
				...(titles[key] ?? { moduleTitle: one.module, pageTitle: one.page }),
				class: reasons.length === 0 && old === null ? 'correctie' : 'wijziging',
				...{ reasons, parts }
			}
		];
	};
	return [
		...[...after].flatMap(([id, now]) =>
			change(id, before.get(renamed.get(id) ?? id) ?? null, now)
		),
		...[...before].flatMap(([id, was]) =>
			after.has(id) || kept.has(id) ? [] : change(id, was, null)
		)
	];
}

function reasonsOf(was: PlacedExercise | null, now: PlacedExercise | null): ChangeReason['what'][] {
	if (!was) return ['new'];
	return now ? compareExercises(was, now) : ['gone'];
}

/** The first line of a question, cut at a word. */
export function titleOf({ exercise }: Pick<PlacedExercise, 'exercise'>): string {
	const words = exercise.title ?? plainTexts(exercise.question).split('\n')[0] ?? '';
	if (words.length <= 70) return words === '' ? exercise.id : words;
	return `${words.slice(0, words.lastIndexOf(' ', 68))} …`;
}

function textChanges(previous: CompiledCourse, next: CompiledCourse): TextChange[] {
	const before = pagesOf(previous);
	const after = pagesOf(next);
	const changes: TextChange[] = [];
	for (const [key, { place, page, hash }] of after) {
		const was = before.get(key);
		if (was?.hash === hash && isDeepStrictEqual(previous.guide.get(hash), next.guide.get(hash))) {
			continue;
		}
		const hunks = lineDifference(was ? linesOf(was.page) : [], linesOf(page));
		if (!was) changes.push({ ...place, kind: 'new', hunks });
		else if (hunks.length > 0) changes.push({ ...place, kind: 'text', hunks });
		const noted = lineDifference(
			noteLines(was ? previous.guide.get(was.hash) : []),
			noteLines(next.guide.get(hash))
		);
		if (was && noted.length > 0) changes.push({ ...place, kind: 'notes', hunks: noted });
	}
	for (const [key, { place, page }] of before) {
		if (after.has(key)) continue;
		changes.push({ ...place, kind: 'gone', hunks: lineDifference(linesOf(page), []) });
	}
	return changes;
}

function noteLines(notes: GuideNote[] = []): string[] {
	return notes.flatMap(({ title, body }) => [
		...(title ? [title] : []),
		...body.flatMap(textLines)
	]);
}

function pagesOf({ course, pages }: Version) {
	const found = new Map<string, { place: ChangedPlace; page: Page; hash: Hash }>();
	for (const { id: module, title: moduleTitle, pages: entries } of course.modules) {
		for (const { hash, id, title: pageTitle } of entries) {
			const page = pages.get(hash);
			const place = { module, moduleTitle, page: id, pageTitle };
			if (page) found.set(`${module}/${id}`, { place, page, hash });
		}
	}
	return found;
}

function placeTitles(version: Version): Record<string, { moduleTitle: string; pageTitle: string }> {
	return Object.fromEntries(
		[...pagesOf(version)].map(
			([
				key,
				{
					place: { moduleTitle, pageTitle }
				}
			]) => [key, { moduleTitle, pageTitle }]
		)
	);
}

/** What a page says outside its exercises, a line per paragraph. */
function linesOf({ title, goal, blocks }: Page): string[] {
	return [title, goal ?? '', ...blocks.flatMap(blockLines)].filter((line) => line !== '');
}

function blockLines(block: Block): string[] {
	switch (block.kind) {
		case 'oefening':
			return [];
		case 'begrip':
			return [`${block.term.entry}: ${plainTexts(block.term.meaning)}`];
		default: {
			const { body } = block as { body?: Text[] };
			const title = 'title' in block && typeof block.title === 'string' ? [block.title] : [];
			return [...title, ...(body ?? []).flatMap(textLines)];
		}
	}
}

/** A paragraph, heading or table as one line each, a list as a line per item; a picture by its description. */
function textLines(text: Text): string[] {
	const pictures = imagesIn([text]).map(({ alt, file }) => `[${alt}, ${file.slice(0, 6)}]`);
	return [...plainTexts([text]).split('\n'), ...pictures].filter((line) => line !== '');
}

function courseLines({ course, courseGuide, moduleGuide }: CompiledCourse): string[] {
	return [
		course.title,
		course.audience,
		...course.intro.flatMap(blockLines),
		...noteLines(courseGuide),
		...course.modules.flatMap((module) => [
			module.title,
			...module.goals,
			...module.bring,
			...module.intro.flatMap(blockLines),
			...noteLines(moduleGuide.get(module.id)),
			...module.pages.map(({ title }) => `· ${title}`)
		]),
		...course.glossary.map(({ entry, meaning }) => `${entry}: ${plainTexts(meaning)}`),
		...course.announced
	];
}
