import { newId } from '#lib/ids.ts';
import { levelsOf } from '../courses/model.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import {
	lessonCompleted,
	moduleCompleted,
	moduleOpened,
	progressed,
	type Doing
} from '../xapi/statements.ts';
import type { Statement } from '../xapi/types.ts';
import { doneIn, type Place } from './place.ts';
import { isPageAnswered, progressOf } from './progress.ts';
import { upsertModule, upsertPage } from './writes.ts';

/** Whose progress it is: somebody at work, or whom a worker records something for. */
export type Learner = Pick<Actor, 'organisationId' | 'personId' | 'actorId'> &
	Pick<Doing, 'sessionId' | 'entry'>;

/** What every statement about this place shares. */
export function doingIn(place: Place, actor: Learner, pageId?: string, exerciseId?: string): Doing {
	return {
		actorId: actor.actorId,
		sessionId: actor.sessionId,
		...(actor.entry && { entry: actor.entry }),
		registration: place.state.enrolmentId,
		groupId: place.state.groupId,
		revision: place.hash,
		variant: [...place.levels].filter((level) => level !== 'basis'),
		where: {
			courseId: place.state.courseId,
			moduleId: place.module.id,
			...(pageId && { pageId }),
			...(exerciseId && { exerciseId })
		}
	};
}

/**
 * Brings the stored progress of a module in line with the steps and exercises in `place.state`, which the caller has
 * just changed, and gives the statements that follow: steps completed, progress made, module completed.
 */
export async function settle(
	tx: Transaction,
	actor: Learner,
	place: Place,
	touchedPages: Iterable<string>,
	now: Date
): Promise<Statement[]> {
	const { state, module, levels, moduleState } = place;
	const { organisationId, personId: participantId } = actor;
	const here = { organisationId, enrolmentId: state.enrolmentId, moduleId: module.id };
	const done = doneIn(state, module.id);
	const progress = progressOf(module, levelsOf(levels), done);
	const event = () => ({ id: newId(now.getTime()), at: now });
	const statements: Statement[] = [];

	// Paper is not opened on a screen.
	if (!moduleState && !actor.entry) {
		statements.push(moduleOpened(doingIn(place, actor), event(), module.title));
	}
	for (const pageId of touchedPages) {
		const row = state.pages.find((page) => page.moduleId === module.id && page.pageId === pageId);
		const step = progress.steps.find(({ page }) => page.id === pageId)?.page;
		if (!row?.leftAt || row.completedAt || !step) continue;
		if (!isPageAnswered(step, levels, done.exercises)) continue;
		row.completedAt = now.toISOString();
		await upsertPage(tx, {
			...here,
			pageId,
			openedAt: now,
			leftAt: new Date(row.leftAt),
			completedAt: now,
			activeMs: 0
		});
		statements.push(lessonCompleted(doingIn(place, actor, pageId), event()));
	}
	if (progress.percent !== (moduleState?.percent ?? 0)) {
		statements.push(progressed(doingIn(place, actor), event(), progress.percent));
	}
	const completes = progress.complete && !moduleState?.completedAt;
	if (completes) statements.push(moduleCompleted(doingIn(place, actor), event()));

	await upsertModule(tx, {
		...here,
		participantId,
		edition: place.edition,
		startedAt: now,
		activeAt: now,
		completedAt: completes ? now : null,
		stepsDone: progress.stepsDone,
		stepsTotal: progress.stepsTotal,
		percent: progress.percent,
		currentPageId: progress.next?.id ?? null
	});
	place.progress = progress;
	return statements;
}
