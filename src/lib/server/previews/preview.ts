import { sql } from 'drizzle-orm';
import type { ProblemCode } from '#lib/components/learn/problems.ts';
import { readPosted, type Pressed } from '#lib/components/learn/posted.ts';
import { termsIn } from '#lib/content/participant/terms-in.ts';
import type { Level, Module } from '#lib/content/types.ts';
import { NotFound } from '#lib/errors.ts';
import { PREVIEW_LEVELS, previewLevels } from '#lib/levels-asked.ts';
import type { StepPage } from '#lib/homework.ts';
import { minutesOf, stepsOf } from '../courses/model.ts';
import type { CourseSource } from '../courses/source.ts';
import type { Transaction } from '../db/transaction.ts';
import { exercisesIn, shownBlocks } from '../progress/blocks.ts';
import { stateAfter, tryAnswer, UNTRIED, type Tried } from './tried.ts';

/** Nobody: a preview belongs to no enrolment, so that nothing of it could be recorded under one. */
const NOBODY = '00000000-0000-0000-0000-000000000000';

/** From here on the database itself refuses to write in this transaction. */
export async function forbidWriting(tx: Transaction): Promise<void> {
	await tx.execute(sql`set transaction read only`);
}

export type PreviewedStep = { pageId: string; title: string; minutes: number };

/** The steps that a participant with these levels would get. */
export function previewedSteps(module: Module, levels: ReadonlySet<Level>): PreviewedStep[] {
	return stepsOf(module, levels).map((page) => ({
		pageId: page.id,
		title: page.title,
		minutes: minutesOf(page, levels)
	}));
}

/** What an address asks to see of a module: `level`, `width` and `step`. */
export function previewAsked(module: Module, query: URLSearchParams) {
	const asked = query.get('level');
	const level = PREVIEW_LEVELS.find((one) => one === asked) ?? 'basis';
	const steps = previewedSteps(module, previewLevels(level) ?? new Set());
	const page = query.get('step');
	return {
		level,
		width: query.get('width') === 'wide' ? ('wide' as const) : ('phone' as const),
		steps,
		// A step of another level is not there at this one: then the module begins.
		pageId: steps.find(({ pageId }) => pageId === page)?.pageId ?? steps[0]?.pageId ?? null
	};
}

export type Which = { moduleId: string; pageId: string; levels: ReadonlySet<Level>; hash: string };

/**
 * One step as a participant with these levels would see it after what was tried. Throws NotFound `module_unknown` or
 * `page_unknown`.
 */
export async function previewStep(
	source: CourseSource,
	{ moduleId, pageId, levels, hash }: Which,
	tried: Tried
): Promise<StepPage> {
	const module = source.course.modules.find(({ id }) => id === moduleId);
	if (!module) throw new NotFound('module_unknown');
	const steps = stepsOf(module, levels);
	const index = steps.findIndex(({ id }) => id === pageId);
	const step = steps[index];
	if (!step) throw new NotFound('page_unknown');
	const page = await source.page(step.hash);
	const keys = await source.keys(step.hash);
	const states = exercisesIn(page, levels).map((exercise): StepPage['states'][number] => {
		const state = stateAfter(exercise, keys[exercise.id], tried[exercise.id] ?? UNTRIED);
		return [exercise.id, { ...state, answerId: NOBODY }];
	});
	const after = steps[index + 1];
	const blocks = shownBlocks(page.blocks, levels, NOBODY);
	return {
		path: {
			courseId: source.course.id,
			courseTitle: source.course.title,
			moduleId,
			title: module.title,
			enrolmentId: NOBODY,
			steps: steps.map((one, at) => ({
				pageId: one.id,
				title: one.title,
				short: one.short,
				minutes: minutesOf(one, levels),
				state: at < index ? 'done' : at === index ? 'now' : 'open'
			})),
			meeting: module.meeting !== undefined,
			stepsDone: index,
			minutesLeft: 0,
			dueOn: null,
			image: null
		},
		pageId,
		number: index + 1,
		title: page.title,
		goal: page.goal ?? null,
		versionHash: hash,
		sensitive: module.sensitive,
		blocks,
		terms: termsIn(blocks, source.course.glossary),
		states,
		previous: steps[index - 1]?.id ?? null,
		after: after
			? { pageId: after.id, title: after.title, minutes: minutesOf(after, levels) }
			: null,
		complete: states.every(([, { done }]) => done),
		worker: null
	};
}

export type TriedStep = {
	step: StepPage;
	tried: Tried;
	typed: Record<string, unknown>;
	problems: Record<string, ProblemCode>;
};

/**
 * What comes of a posted step in a preview: read, graded and answered as a participant's, by the same functions, and
 * recorded nowhere.
 */
export async function tryStep(
	source: CourseSource,
	which: Which,
	form: FormData,
	pressed: Pressed,
	before: Tried
): Promise<TriedStep> {
	const shown = await previewStep(source, which, before);
	const entry = source.course.modules
		.find(({ id }) => id === which.moduleId)
		?.pages.find(({ id }) => id === which.pageId);
	const hash = entry?.hash ?? '';
	const keys = await source.keys(hash);
	const exercises = new Map(
		exercisesIn(await source.page(hash), which.levels).map((one) => [one.id, one])
	);
	const posted = readPosted(shown, form, pressed);
	const tried: Tried = { ...before };
	const problems = { ...posted.problems };
	for (const answer of posted.answers) {
		const { exerciseId } = answer;
		const exercise = exercises.get(exerciseId);
		const known = tried[exerciseId] ?? UNTRIED;
		const after = exercise && tryAnswer(exercise, keys[exerciseId], known, answer);
		if (after) tried[exerciseId] = after;
		else problems[exerciseId] = 'answer_invalid';
	}
	if (pressed?.kind === 'hint') {
		const known = tried[pressed.exerciseId] ?? UNTRIED;
		const most = keys[pressed.exerciseId]?.hints.length ?? 0;
		tried[pressed.exerciseId] = { ...known, hints: Math.min(most, known.hints + 1) };
	}
	const step = await previewStep(source, which, tried);
	return { step, tried, typed: posted.typed, problems };
}
