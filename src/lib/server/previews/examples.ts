import { readPosted, type Pressed } from '#lib/components/learn/posted.ts';
import type { ProblemCode } from '#lib/components/learn/problems.ts';
import { compileExample, isAvailable } from '#lib/content/guide/compile-example.ts';
import { guideExamples, type ExampleName } from '#lib/content/guide/examples.ts';
import { blocksFor, levelsFor } from '#lib/content/participant/for-participant.ts';
import { shuffled } from '#lib/content/participant/shuffled.ts';
import type { AnswerKey, ShownBlock } from '#lib/content/types.ts';
import type { StepPage } from '#lib/homework.ts';
import type { KeyNote } from '#lib/worksheet.ts';
import type { Answerable } from '../progress/blocks.ts';
import { stateAfter, tryAnswer, UNTRIED, type Tried } from './tried.ts';

const EVERYTHING = levelsFor(['extra', 'verdieping']);
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** An example of the guide: what an author types, and what comes of it on a screen and on paper. */
export type ShownExample = {
	name: ExampleName;
	source: string;
	blocks: ShownBlock[];
	onPaper: ShownBlock[];
	notes: KeyNote[];
	states: StepPage['states'];
};

export type TriedExample = {
	name: string;
	states: StepPage['states'];
	tried: Tried;
	typed: Record<string, unknown>;
	problems: Record<string, ProblemCode>;
};

/** The examples that exist by now, at every level, as nobody has tried them yet. */
export function showExamples(names: readonly ExampleName[]): ShownExample[] {
	return names.filter((name) => isAvailable(guideExamples[name])).map(shownExample);
}

function shownExample(name: ExampleName): ShownExample {
	const { source, blocks, keys, guide } = compileExample(guideExamples[name]);
	const drawn = (medium: 'scherm' | 'papier') =>
		blocksFor(blocks, EVERYTHING, medium).map((block) =>
			block.kind === 'oefening' ? { ...block, exercise: shuffled(block.exercise, name) } : block
		);
	const shown = drawn('scherm');
	return {
		name,
		source,
		blocks: shown,
		onPaper: drawn('papier'),
		notes: guide.map(({ kind, title, body }) => ({ kind, title: title ?? null, body })),
		states: statesOf(answerables(shown), keys, {})
	};
}

/** Grades what was filled in at an example, as for a participant. Kept nowhere. Null for an unknown example. */
export function tryExample(
	name: string,
	form: FormData,
	pressed: Pressed,
	before: Tried
): TriedExample | null {
	const known = Object.hasOwn(guideExamples, name) ? (name as ExampleName) : null;
	if (known === null || !isAvailable(guideExamples[known])) return null;
	const { blocks } = shownExample(known);
	const { keys } = compileExample(guideExamples[known]);
	const asked = answerables(blocks);
	const states = statesOf(asked, keys, before);
	const posted = readPosted(stepWith(blocks, states), form, pressed);
	const tried: Tried = { ...before };
	const problems = { ...posted.problems };
	for (const answer of posted.answers) {
		const exercise = asked.find(({ id }) => id === answer.exerciseId);
		const was = tried[answer.exerciseId] ?? UNTRIED;
		const after = exercise && tryAnswer(exercise, keys.get(exercise.id), was, answer);
		if (after) tried[answer.exerciseId] = after;
		else problems[answer.exerciseId] = 'answer_invalid';
	}
	if (pressed?.kind === 'hint') {
		const was = tried[pressed.exerciseId] ?? UNTRIED;
		const most = keys.get(pressed.exerciseId)?.hints.length ?? 0;
		tried[pressed.exerciseId] = { ...was, hints: Math.min(most, was.hints + 1) };
	}
	return { name, states: statesOf(asked, keys, tried), tried, typed: posted.typed, problems };
}

function answerables(blocks: ShownBlock[]): Answerable[] {
	return blocks.flatMap((block): Answerable[] => {
		if (block.kind === 'oefening') return [block.exercise];
		return block.kind === 'offline' && block.id ? [{ type: 'task', id: block.id }] : [];
	});
}

function statesOf(
	asked: Answerable[],
	keys: ReadonlyMap<string, AnswerKey>,
	tried: Tried
): StepPage['states'] {
	return asked.map((exercise) => {
		const state = stateAfter(exercise, keys.get(exercise.id), tried[exercise.id] ?? UNTRIED);
		return [exercise.id, { ...state, answerId: NOBODY }];
	});
}

/** As much of a step as reading a form takes. */
function stepWith(blocks: ShownBlock[], states: StepPage['states']): StepPage {
	return {
		path: {
			...{ courseId: '', courseTitle: '', moduleId: '', title: '', enrolmentId: NOBODY },
			...{ steps: [], meeting: false, stepsDone: 0, minutesLeft: 0, dueOn: null, image: null }
		},
		...{ pageId: '', number: 1, title: '', goal: null, versionHash: '', sensitive: false },
		...{ blocks, terms: [], states, previous: null, after: null, complete: false, worker: null }
	};
}
