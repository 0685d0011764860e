import { termsIn } from '#lib/content/participant/terms-in.ts';
import type { ModuleEnd, StepPage } from '#lib/homework.ts';
import { newId } from '#lib/ids.ts';
import { exercisesOf, minutesOf, moduleOf } from '../courses/model.ts';
import { getPage } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { exercisesIn, shownBlocks } from './blocks.ts';
import { findPlace, pathOf } from './homework.ts';
import { openTexts } from './sealed.ts';
import { shownState } from './shown.ts';
import { stepOf, type Place } from './place.ts';
import { inWords, isWritten } from './private-response.ts';
import { isPageAnswered } from './progress.ts';
import { isNewTo, openStep } from './steps.ts';

/** One step with everything to draw it. A first view is recorded; keys, hints and level names stay here. */
export async function getStep(
	tx: Transaction,
	actor: Actor,
	courseId: string,
	moduleId: string,
	pageId: string,
	now: Date
): Promise<StepPage> {
	const found = await findPlace(tx, actor, courseId, moduleId, now);
	const step = stepOf(found, pageId);
	const { enrolmentId } = found.state;
	const place = isNewTo(found, pageId)
		? await openStep(tx, actor, { enrolmentId, moduleId, pageId }, now)
		: found;

	const page = await getPage(tx, actor, step.hash);
	const { steps } = place.progress;
	const index = steps.findIndex((one) => one.page.id === pageId);
	const after = steps[index + 1]?.page;
	const rows = place.state.exercises.filter((row) => row.pageId === pageId);
	const texts = await openTexts(tx, actor, rows);
	const states: StepPage['states'] = [];
	for (const exercise of exercisesIn(page, place.levels)) {
		const state = await shownState(tx, actor, place, step, exercise, texts);
		states.push([exercise.id, { ...state, answerId: newId(now.getTime()) }]);
	}
	const blocks = shownBlocks(page.blocks, place.levels, actor.personId);
	const done = new Set(rows.filter((row) => row.done).map(({ exerciseId }) => exerciseId));
	return {
		path: pathOf(place),
		pageId,
		number: index + 1,
		title: page.title,
		goal: page.goal ?? null,
		versionHash: place.hash,
		sensitive: place.module.sensitive,
		blocks,
		terms: termsIn(blocks, place.model.course.glossary),
		states,
		previous: steps[index - 1]?.page.id ?? null,
		after: after
			? { pageId: after.id, title: after.title, minutes: minutesOf(after, place.levels) }
			: null,
		complete: isPageAnswered(step, place.levels, done),
		worker: place.state.worker
	};
}

/** The end of a module: own words together, what to bring, and what is still open. */
export async function getModuleEnd(
	tx: Transaction,
	actor: Actor,
	courseId: string,
	moduleId: string,
	now: Date
): Promise<ModuleEnd> {
	const place = await findPlace(tx, actor, courseId, moduleId, now);
	const { module, progress, moduleState, model } = place;
	const order = model.course.modules.map(({ id }) => id);
	const following = order[order.indexOf(moduleId) + 1];
	const next = following && place.state.moduleId === null ? moduleOf(model, following) : undefined;
	return {
		path: pathOf(place),
		goals: module.goals,
		missing: progress.steps
			.filter(({ done }) => !done)
			.map(({ page }) => ({ pageId: page.id, title: page.title })),
		completedAt: moduleState?.completedAt ?? null,
		bring: module.bring,
		rating: moduleState?.rating ?? null,
		answers: await ownWords(tx, actor, place),
		worker: place.state.worker,
		nextModule: next ? { courseId, moduleId: next.id, title: next.title } : null
	};
}

/** The open answers of a module in the order of its steps. */
async function ownWords(
	tx: Transaction,
	actor: Actor,
	place: Place
): Promise<ModuleEnd['answers']> {
	const rows = place.state.exercises.filter((row) => row.moduleId === place.module.id);
	const texts = await openTexts(tx, actor, rows);
	const words: ModuleEnd['answers'] = [];
	for (const { page: step } of place.progress.steps) {
		if (!exercisesOf(step, place.levels).some(isWritten)) continue;
		const page = await getPage(tx, actor, step.hash);
		for (const exercise of exercisesIn(page, place.levels)) {
			const text = texts.get(exercise.id);
			if (!text || exercise.type === 'task' || !isWritten(exercise)) continue;
			const row = rows.find(({ exerciseId }) => exerciseId === exercise.id);
			words.push({
				exerciseId: exercise.id,
				question: exercise.question,
				text: inWords(exercise, text),
				sharing: row?.sharing ?? 'private',
				pageId: step.id
			});
		}
	}
	return words;
}
