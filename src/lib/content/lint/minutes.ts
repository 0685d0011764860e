import type {
	Block,
	CompiledPage,
	Exercise,
	ExerciseEntry,
	Level,
	Message,
	Page,
	Step
} from '../types.ts';
import type { ModuleFile } from '../course/module-file.ts';
import { kindOf } from '../exercises/kinds.ts';
import { wayThrough } from '../exercises/story.ts';
import { createMessage, type Source, type Span } from '../parse/source.ts';
import { countWords, plainExercise, plainTexts } from '../plain-text.ts';

/** Reading speed for estimates, in words a minute (`pace-analysis.md` measures with 120). */
export const wordsPerMinute = 110;
/** How many times more or fewer minutes than estimated give a warning. */
const unlikely = 1.5;

/** Estimated seconds of work on an exercise: reading it, and the seconds its type takes to answer. */
export function exerciseSeconds(exercise: Exercise): number {
	const reading = (countWords(plainExercise(readOnce(exercise))) / wordsPerMinute) * 60;
	return Math.round(reading + kindOf(exercise).seconds(exercise));
}

/** Of a story everybody reads one way through it, not all of them. */
function readOnce(exercise: Exercise): Exercise {
	if (exercise.type !== 'scenario') return exercise;
	const words = (step: Step) => countWords(plainExercise({ ...exercise, steps: [step] }));
	return { ...exercise, steps: wayThrough(exercise, words) };
}

/** What the pace analysis needs to know of an exercise. */
export function exerciseEntry(block: Extract<Block, { kind: 'oefening' }>): ExerciseEntry {
	const { exercise, level, only } = block;
	return {
		id: exercise.id,
		type: exercise.type,
		level,
		...(only === undefined ? {} : { only }),
		graded: exercise.attempts !== null,
		authorSeconds: exerciseSeconds(exercise),
		options: kindOf(exercise).guesses(exercise),
		words: countWords(plainExercise(exercise)),
		attempts: exercise.attempts
	};
}

/** Estimated minutes on screen for a participant with these levels. Work away from the screen counts apart. */
export function estimateMinutes(page: Page, levels: Level[] = [page.level]): number {
	let seconds = 0;
	for (const block of page.blocks) {
		if (!levels.includes(block.level) || block.only === 'papier') continue;
		if (block.kind === 'oefening') seconds += exerciseSeconds(block.exercise);
		else if ('seconds' in block && block.seconds !== undefined) seconds += block.seconds;
		// Without its length, a recording takes as long as reading what is said in it.
		else seconds += (blockWords(block) / wordsPerMinute) * 60;
	}
	return seconds / 60;
}

function blockWords(block: Exclude<Block, { kind: 'oefening' }>): number {
	if (block.kind === 'tekst') return countWords(plainTexts(block.body));
	if (block.kind === 'video' || block.kind === 'audio') {
		return countWords(`${block.title}\n${plainTexts(block.transcript)}`);
	}
	if (block.kind === 'begrip') return countWords(plainTexts(block.term.meaning)) + 1;
	return countWords(`${block.title ?? ''}\n${plainTexts(block.body)}`);
}

/** Warns when the minutes of a page are not believable. */
export function checkMinutes(source: Source, page: Page, span: Span | undefined): void {
	if (span === undefined || asksAgain(page)) return;
	const rounded = Math.max(1, Math.round(estimateMinutes(page)));
	if (!isUnlikely(page.minutes, rounded)) return;
	source.report('minuten-onwaarschijnlijk', span, {
		written: page.minutes,
		estimate: rounded,
		what: 'pagina'
	});
}

/** Statements that stand on another page are not known while this one is read. */
function asksAgain({ blocks }: Page): boolean {
	return blocks.some(
		(block) =>
			block.kind === 'oefening' &&
			block.exercise.type === 'vragenlijst' &&
			block.exercise.sameAs !== undefined
	);
}

/** Warns when the minutes in `module.md` are not those of its pages. */
export function checkModuleMinutes(
	path: string,
	file: ModuleFile,
	pages: { compiled: CompiledPage }[]
): Message[] {
	const { minutesWritten, module } = file;
	if (minutesWritten === undefined) return [];
	const basis = pages.map(({ compiled }) => compiled.page).filter(({ level }) => level === 'basis');
	const estimate = Math.round(basis.reduce((sum, page) => sum + estimateMinutes(page), 0));
	if (!isUnlikely(module.minutes, estimate)) return [];
	return [
		createMessage(path, minutesWritten, 'minuten-onwaarschijnlijk', {
			written: module.minutes,
			estimate: Math.max(1, estimate),
			what: 'module'
		})
	];
}

function isUnlikely(written: number, estimate: number): boolean {
	const most = Math.max(written, estimate);
	const least = Math.max(1, Math.min(written, estimate));
	// One minute more or less is within what an estimate can know.
	return most / least > unlikely && most - least > 1;
}
