import type { Answer, RefusedAnswer } from '#lib/answers.ts';
import type { ExerciseState as ShownState } from '#lib/homework.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { addObservations } from '../pace/observations.ts';
import { claimOwn, claimStatements, storeStatements } from '../xapi/record.ts';
import type { Statement } from '../xapi/types.ts';
import { countAnswer, type Counted } from './count.ts';
import { readAnswer, type Read } from './read-answer.ts';
import { settle } from './settle.ts';
import { sealAnswers } from './sealed.ts';
import { shownStates } from './shown.ts';
import { learnerStates, lockEnrolments, type LearnerState } from './state.ts';
import { insertAnswers, upsertExercises } from './writes.ts';

export type Receipt = {
	/** Ids that are safely stored, now or before. */
	stored: string[];
	refused: RefusedAnswer[];
	/** The exercises of these answers as they stand now, with feedback. */
	states: [string, ShownState][];
};

/**
 * Stores a batch of answers once, however often it arrives: answer, statement, progress and pace together, or nothing.
 * An answer to an exercise that was finished before is kept, and changes nothing.
 */
export async function recordAnswers(
	tx: Transaction,
	actor: Actor,
	answers: Answer[],
	now: Date
): Promise<Receipt> {
	const enrolmentIds = answers.map(({ enrolmentId }) => enrolmentId);
	await lockEnrolments(tx, actor, enrolmentIds);
	const learners = await statesOf(tx, actor, enrolmentIds);

	const refused: RefusedAnswer[] = [];
	const read: Read[] = [];
	for (const answer of answers) {
		const result = await readAnswer(tx, actor, answer, learners.get(answer.enrolmentId));
		if ('problem' in result) refused.push({ id: answer.id, problem: result.problem });
		else read.push(result);
	}

	const { fresh, taken } = await claimStatements(
		tx,
		actor.organisationId,
		read.map(({ answer }) => ({ id: answer.id, content: contentOf(answer) }))
	);
	for (const id of taken) refused.push({ id, problem: 'id_taken' });
	const counted = read
		.filter(({ answer }) => fresh.has(answer.id))
		.map((one) => countAnswer(one, actor, now));
	if (counted.length > 0) await write(tx, actor, counted, now);

	const known = read.filter(({ answer }) => !taken.has(answer.id));
	return {
		stored: known.map(({ answer }) => answer.id),
		refused,
		states: await shownStates(tx, actor, known)
	};
}

async function write(tx: Transaction, actor: Actor, counted: Counted[], now: Date): Promise<void> {
	const { organisationId } = actor;
	await insertAnswers(tx, await sealAnswers(tx, actor, counted));
	const rows = new Map(counted.flatMap(({ row, key }) => (row ? [[key, row] as const] : [])));
	await upsertExercises(tx, [...rows.values()]);
	await addObservations(
		tx,
		actor,
		counted.flatMap(({ observation }) => observation ?? [])
	);
	const following: Statement[] = [];
	for (const [place, pages] of placesIn(counted)) {
		following.push(...(await settle(tx, actor, place, pages, now)));
	}
	await claimOwn(tx, organisationId, following);
	// All at once: storing costs as many round trips for one statement as for many.
	const statements = [...counted.map(({ statement }) => statement), ...following];
	await storeStatements(tx, organisationId, statements, now);
}

async function statesOf(tx: Transaction, actor: Actor, ids: string[]) {
	const states = new Map<string, LearnerState>();
	for (const enrolmentId of new Set(ids)) {
		const [state] = await learnerStates(tx, actor, { enrolmentId });
		if (state) states.set(enrolmentId, state);
	}
	return states;
}

/** Each module that was answered in, once, with the steps that were touched. */
function placesIn(counted: Counted[]) {
	const places = new Map<string, [Counted['place'], Set<string>]>();
	for (const { place, pageId } of counted) {
		const key = `${place.state.enrolmentId} ${place.module.id}`;
		const entry = places.get(key) ?? [place, new Set<string>()];
		entry[1].add(pageId);
		places.set(key, entry);
	}
	return places.values();
}

/** What makes an answer the same answer when it arrives again; measured time may have grown. */
function contentOf({ enrolmentId, exerciseId, versionHash, response, skipped }: Answer) {
	return [enrolmentId, exerciseId, versionHash, response ?? null, skipped];
}
