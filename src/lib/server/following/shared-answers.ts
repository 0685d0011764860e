import type { Sharing } from '#lib/answers.ts';
import { plainTexts } from '#lib/content/plain-text.ts';
import type { Exercise } from '#lib/content/types.ts';
import { dutchDay } from '../pace/calendar.ts';
import { findVersion, getPage } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { exerciseInPage } from '../progress/blocks.ts';
import { inWords } from '../progress/private-response.ts';
import { openTexts } from '../progress/sealed.ts';
import { countPrivate, selectShared } from './participant-queries.ts';
import type { Day } from '../pace/types.ts';

export type SharedAnswer = {
	exerciseId: string;
	/** As it was when it was answered; null when that version has gone. */
	question: string | null;
	text: string;
	/** Wants to talk about it. */
	talk: boolean;
	on: Day;
};

/** What a participant lets the worker read, newest first, and how many answers they keep to themselves. */
export async function sharedAnswersOf(
	tx: Transaction,
	participant: Acting,
	enrolments: { enrolmentId: string; courseId: string }[]
): Promise<{ shared: SharedAnswer[]; kept: number }> {
	const ids = enrolments.map(({ enrolmentId }) => enrolmentId);
	if (ids.length === 0) return { shared: [], kept: 0 };
	const courses = new Map(enrolments.map(({ enrolmentId, courseId }) => [enrolmentId, courseId]));
	const rows = await selectShared(tx, participant, ids);
	const texts = await openTexts(
		tx,
		participant,
		rows.map(({ answerId, receivedAt }) => ({
			// The id of the answer as key: two assignments may hold the same exercise.
			...{ exerciseId: answerId, answerId, receivedAt: receivedAt.toISOString() },
			...{ response: null, skipped: false }
		}))
	);
	const shared: SharedAnswer[] = [];
	for (const row of rows) {
		const text = texts.get(row.answerId);
		if (text === undefined) continue;
		const courseId = courses.get(row.enrolmentId) ?? '';
		const exercise = await exerciseOf(tx, participant, courseId, row);
		shared.push({
			exerciseId: row.exerciseId,
			question: exercise ? plainTexts(exercise.question) : null,
			text: exercise ? inWords(exercise, text) : text,
			talk: row.sharing === ('talk' satisfies Sharing),
			on: dutchDay(row.answeredAt)
		});
	}
	return { shared, kept: await countPrivate(tx, participant, ids) };
}

type Asked = { versionHash: string; moduleId: string; pageId: string; exerciseId: string };

async function exerciseOf(
	tx: Transaction,
	org: Acting,
	courseId: string,
	{ versionHash, moduleId, pageId, exerciseId }: Asked
): Promise<Exercise | null> {
	const version = await findVersion(tx, org, courseId, versionHash);
	const module = version?.model.course.modules.find(({ id }) => id === moduleId);
	const hash = module?.pages.find(({ id }) => id === pageId)?.hash;
	if (!hash) return null;
	return exerciseInPage(await getPage(tx, org, hash), exerciseId) ?? null;
}
