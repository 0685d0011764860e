import type {
	AnswerKey,
	Block,
	CompiledCourse,
	Exercise,
	ExerciseId,
	GuideNote,
	Inline,
	Level,
	Module,
	Page,
	ProseRun,
	Text
} from '../types.ts';
import { readingOf, type Reading } from '../lint/language.ts';
import { mapBlock, mapTexts } from '../map-text.ts';
import { plainTexts } from '../plain-text.ts';

/** A picture in a module, once per file. */
export interface Illustration {
	path: string;
	/** In bytes. */
	size: number;
	/** Every description that it is shown with. */
	alts: string[];
}

/** What there is in a module, without a judgement: that is in `checklist.ts`. */
export interface ModuleReport {
	course: string;
	module: string;
	/** At basis, with the minutes that the author gave each. */
	steps: { id: string; minutes: number }[];
	/** The steps of the other levels. */
	otherSteps: { id: string; minutes: number }[];
	/** Exercises with a right answer at basis. */
	graded: number;
	/** Types of exercise at basis. */
	types: string[];
	/** What only this level has to do: exercises, and tasks away from the screen that can be ticked. */
	extra: number;
	deep: number;
	/** Graded exercises of any level that lack something of what is told about an answer. */
	without: Record<'hint' | 'explanation' | 'feedback', ExerciseId[]>;
	/** On screen, at basis: the larger of what the module says and what its steps say. */
	minutes: number;
	reading: Reading;
	goals: string[];
	/** Tasks away from the screen at basis. */
	offline: number;
	/** Notes for the meeting. */
	talks: number;
	/** Notes for the worker in `module.md`, and the questions for the meeting among them. */
	notes: number;
	questions: number;
	illustrations: Illustration[];
	sensitive: boolean;
	reviewOn: string | undefined;
}

/** What there is in each module of a course. */
export function reportOf(
	compiled: CompiledCourse,
	prose: ReadonlyMap<string, ProseRun[]>
): ModuleReport[] {
	return compiled.course.modules.map((module) =>
		reportModule(compiled, module, prose.get(module.id) ?? [])
	);
}

function reportModule(compiled: CompiledCourse, module: Module, prose: ProseRun[]): ModuleReport {
	const { course } = compiled;
	const pages = module.pages.flatMap(({ hash }) => compiled.pages.get(hash) ?? []);
	const exercises = pages.flatMap((page) => page.blocks.flatMap(exerciseOn));
	const keys = new Map(module.pages.flatMap(({ hash }) => [...(compiled.keys.get(hash) ?? [])]));
	const basis = exercises.filter(({ level }) => level === 'basis');
	const tasks = pages.flatMap((page) => page.blocks.filter(isTask));
	const atLevel = (level: Level): number =>
		[...exercises, ...tasks].filter((one) => one.level === level).length;
	const notes = compiled.moduleGuide.get(module.id) ?? [];
	const ofPages = module.pages.flatMap(({ hash }) => compiled.guide.get(hash) ?? []);
	const stepsOf = (wanted: (page: Page) => boolean): ModuleReport['steps'] =>
		pages.filter(wanted).map(({ id, minutes }) => ({ id, minutes }));
	const steps = stepsOf(({ level }) => level === 'basis');
	return {
		course: course.id,
		module: module.id,
		steps,
		otherSteps: stepsOf(({ level }) => level !== 'basis'),
		graded: basis.filter(({ exercise }) => isGraded(exercise)).length,
		types: [...new Set(basis.map(({ exercise }) => exercise.type))].sort(),
		extra: atLevel('extra'),
		deep: atLevel('verdieping'),
		without: lacking(
			exercises.map(({ exercise }) => exercise),
			keys
		),
		minutes: Math.max(
			module.minutes,
			steps.reduce((sum, step) => sum + step.minutes, 0)
		),
		reading: readingOf(prose, course.readingTarget),
		goals: module.goals,
		offline: pages
			.flatMap(({ blocks }) => blocks)
			.filter(({ kind, level }) => kind === 'offline' && level === 'basis').length,
		talks: [...notes, ...ofPages].filter(({ kind }) => kind === 'gesprek').length,
		notes: notes.length,
		questions: notes.reduce((most, note) => Math.max(most, questionsIn(note)), 0),
		illustrations: illustrationsOf(compiled, module, pages),
		sensitive: module.sensitive,
		reviewOn: module.reviewOn
	};
}

/** What is only on paper is no exercise on a screen. */
function exerciseOn(block: Block): { level: Level; exercise: Exercise }[] {
	if (block.kind !== 'oefening' || block.only === 'papier') return [];
	return [{ level: block.level, exercise: block.exercise }];
}

function isTask(block: Block): boolean {
	return block.kind === 'offline' && block.id !== undefined && block.only !== 'papier';
}

function isGraded(exercise: Exercise): boolean {
	return exercise.attempts !== null;
}

function lacking(
	exercises: Exercise[],
	keys: ReadonlyMap<ExerciseId, AnswerKey>
): ModuleReport['without'] {
	const graded = exercises.filter(isGraded);
	const idsWithout = (has: (exercise: Exercise, key: AnswerKey) => boolean): ExerciseId[] =>
		graded
			.filter((exercise) => {
				const key = keys.get(exercise.id);
				return key === undefined || !has(exercise, key);
			})
			.map(({ id }) => id);
	return {
		hint: idsWithout((_, key) => key.hints.length > 0),
		explanation: idsWithout((_, key) => key.afterwards !== undefined),
		feedback: idsWithout(hasFeedback)
	};
}

/** A remark under every answer that can be chosen; where parts are put in place, a remark for right and for not yet. */
function hasFeedback(exercise: Exercise, key: AnswerKey): boolean {
	if (exercise.type === 'meerkeuze' || exercise.type === 'kies-meer') {
		return exercise.options.every(({ id }) => Object.hasOwn(key.perOption, id));
	}
	return key.onRight !== undefined && key.onNotYet !== undefined;
}

/** Points of a list that ask something. */
function questionsIn({ body }: GuideNote): number {
	const items = body.flatMap((text) => (text.t === 'list' ? text.items : []));
	return items.filter((item) => plainTexts(item).includes('?')).length;
}

function illustrationsOf(compiled: CompiledCourse, module: Module, pages: Page[]): Illustration[] {
	const shown: { file: string; alt: string }[] = module.image ? [module.image] : [];
	const note = (inline: Inline): Inline => {
		if (typeof inline !== 'string' && inline.t === 'image') shown.push(inline);
		return inline;
	};
	for (const block of [...module.intro, ...pages.flatMap(({ blocks }) => blocks)]) {
		mapBlock(block, note);
	}
	const told: Text[] = module.pages.flatMap(({ hash }) =>
		[...(compiled.keys.get(hash)?.values() ?? [])].flatMap(textsOf)
	);
	mapTexts(told, note);
	return [...Map.groupBy(shown, ({ file }) => file)].map(([file, places]) => {
		const media = compiled.media.get(file);
		return {
			path: media?.path ?? file,
			size: media?.bytes.length ?? 0,
			alts: places.map(({ alt }) => alt)
		};
	});
}

function textsOf(key: AnswerKey): Text[] {
	return [
		...key.hints.flat(),
		...(key.onRight ?? []),
		...(key.onNotYet ?? []),
		...(key.afterwards ?? []),
		...Object.values(key.perOption).flat()
	];
}
