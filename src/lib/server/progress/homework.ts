import { termsIn } from '#lib/content/participant/terms-in.ts';
import { daysBetween, dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import type {
	CoursePage,
	ModulePage,
	ModulePath,
	ModuleRow,
	NextStep,
	Today
} from '#lib/homework.ts';
import { levelsOf, minutesOf } from '../courses/model.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { shownBlocks } from './blocks.ts';
import { closedBecause, placesOf, type Place } from './place.ts';
import { learnerStates, type LearnerState } from './state.ts';

/** *Vandaag*: one next step, and what else there is. */
export async function todayOf(tx: Transaction, actor: Actor, now: Date): Promise<Today> {
	const states = await learnerStates(tx, actor);
	const today = dayOf(now);
	const all: { place: Place; closed: ReturnType<typeof closedBecause> }[] = [];
	for (const state of states) {
		for (const place of await placesOf(tx, actor, state)) {
			all.push({ place, closed: closedBecause(place, state, today) });
		}
	}
	const current = all
		.filter(({ place, closed }) => !closed && !place.progress.complete)
		.map(({ place }) => place)
		.toSorted(byUrgency)[0];
	return {
		current: current
			? {
					...pathOf(current),
					next: nextOf(current),
					started: current.moduleState !== undefined
				}
			: null,
		others: all
			.filter(({ place }) => place !== current)
			.map(({ place, closed }) => rowOf(place, closed)),
		newWork: all
			.filter(({ place, closed }) => !closed && hasNewWork(place.state, place.module.id))
			.map(({ place }) => ({
				courseId: place.state.courseId,
				moduleId: place.module.id,
				title: place.module.title
			})),
		worker: states.find(({ worker }) => worker)?.worker ?? null
	};
}

/** What a training is about, with the modules that this participant has. Throws NotFound `course_unknown`. */
export async function getCourse(
	tx: Transaction,
	actor: Actor,
	courseId: string,
	now: Date
): Promise<CoursePage> {
	const today = dayOf(now);
	const states = await learnerStates(tx, actor, { courseId });
	const places: Place[] = [];
	for (const state of states) places.push(...(await placesOf(tx, actor, state)));
	const [first] = places;
	if (!first) throw new NotFound('course_unknown');
	const { course } = first.model;
	const order = (place: Place) => course.modules.findIndex(({ id }) => id === place.module.id);
	const rows = places
		.toSorted((a, b) => order(a) - order(b))
		.map((place) => ({ place, closed: closedBecause(place, place.state, today) }));
	const intro = shownBlocks(course.intro, levelsOf([]), actor.personId);
	const next = rows
		.filter(({ place, closed }) => !closed && !place.progress.complete)
		.map(({ place }) => place)
		.toSorted(byUrgency)[0];
	return {
		courseId,
		title: course.title,
		audience: course.audience,
		intro,
		terms: termsIn(intro, course.glossary),
		minutes: places.reduce((sum, place) => sum + minutesIn(place), 0),
		modules: rows.map(({ place, closed }) => rowOf(place, closed)),
		announced: course.announced,
		next: next
			? {
					moduleId: next.module.id,
					title: next.module.title,
					started: next.moduleState !== undefined
				}
			: null,
		worker: states.find(({ worker }) => worker)?.worker ?? null
	};
}

/** The page of one module: its path of steps. Throws NotFound, also while it is not open yet. */
export async function getModule(
	tx: Transaction,
	actor: Actor,
	courseId: string,
	moduleId: string,
	now: Date
): Promise<ModulePage> {
	const place = await findPlace(tx, actor, courseId, moduleId, now);
	const intro = shownBlocks(place.module.intro, place.levels, actor.personId);
	return {
		...pathOf(place),
		goals: place.module.goals,
		intro,
		terms: termsIn(intro, place.model.course.glossary),
		next: nextOf(place),
		completedAt: place.moduleState?.completedAt ?? null,
		newWork: hasNewWork(place.state, moduleId)
	};
}

/** The participant's place in a module that is open to them. Throws NotFound `module_unknown`. */
export async function findPlace(
	tx: Transaction,
	actor: Actor,
	courseId: string,
	moduleId: string,
	now: Date
): Promise<Place> {
	for (const state of await learnerStates(tx, actor, { courseId, moduleId })) {
		const place = (await placesOf(tx, actor, state)).find(({ module }) => module.id === moduleId);
		if (place && !closedBecause(place, state, dayOf(now))) return place;
	}
	throw new NotFound('module_unknown');
}

export function pathOf(place: Place): ModulePath {
	const { state, module, model, progress, levels } = place;
	const next = progress.next?.id;
	return {
		courseId: state.courseId,
		courseTitle: shortTitle(model.course.title),
		moduleId: module.id,
		title: module.title,
		enrolmentId: state.enrolmentId,
		steps: progress.steps.map(({ page, done }) => ({
			pageId: page.id,
			title: page.title,
			short: page.short,
			minutes: minutesOf(page, levels),
			state: done ? 'done' : page.id === next ? 'now' : 'open'
		})),
		meeting: module.meeting !== undefined,
		stepsDone: progress.stepsDone,
		minutesLeft: progress.steps
			.filter(({ done }) => !done)
			.reduce((sum, { page }) => sum + minutesOf(page, levels), 0),
		dueOn: state.dueOn,
		image: module.image ? { src: `/media/${module.image.file}`, alt: module.image.alt } : null
	};
}

export function nextOf({ progress, levels }: Place): NextStep | null {
	const { next } = progress;
	if (!next) return null;
	const number = progress.steps.findIndex(({ page }) => page.id === next.id) + 1;
	return { pageId: next.id, number, title: next.title, minutes: minutesOf(next, levels) };
}

/** "Overstap: van groep 8 naar de brugklas" is *Overstap* on a page that says where you are. */
function shortTitle(title: string): string {
	return title.split(':')[0]?.trim() || title;
}

function rowOf(place: Place, closed: ReturnType<typeof closedBecause>): ModuleRow {
	const { state, module, model, progress, moduleState } = place;
	return {
		courseId: state.courseId,
		courseTitle: shortTitle(model.course.title),
		moduleId: module.id,
		title: module.title,
		stepsDone: progress.stepsDone,
		stepsTotal: progress.stepsTotal,
		dueOn: state.dueOn,
		state: closed ? 'waiting' : progress.complete ? 'done' : moduleState ? 'started' : 'open',
		opensAfter:
			closed && 'after' in closed ? closed.after : closed && 'on' in closed ? closed.on : null
	};
}

function minutesIn({ progress, levels }: Place): number {
	return progress.steps.reduce((sum, { page }) => sum + minutesOf(page, levels), 0);
}

function hasNewWork(state: LearnerState, moduleId: string): boolean {
	return state.levels.some((level) => level.moduleId === moduleId && !level.seenAt);
}

/** Started before new, then what is due first, then the order of the course. */
function byUrgency(a: Place, b: Place): number {
	const started = Number(b.moduleState !== undefined) - Number(a.moduleState !== undefined);
	if (started !== 0) return started;
	const [dueA, dueB] = [a.state.dueOn ?? '9999-12-31', b.state.dueOn ?? '9999-12-31'];
	return dueA === dueB ? 0 : daysBetween(dueB, dueA);
}
