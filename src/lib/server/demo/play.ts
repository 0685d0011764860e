import type { Answer } from '#lib/answers.ts';
import type { ExerciseEntry } from '#lib/content/types.ts';
import { addDays, dayOf } from '#lib/day.ts';
import { newId } from '#lib/ids.ts';
import type { StepPage } from '#lib/homework.ts';
import { STUCK_TIMES } from '../pace/constants.ts';
import { moduleOf } from '../courses/model.ts';
import { findVersion, getKeys, getPage } from '../courses/versions.ts';
import type { Transaction, WithTransaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { recordAnswers } from '../progress/answers.ts';
import { exerciseInPage } from '../progress/blocks.ts';
import { isWritten } from '../progress/private-response.ts';
import { takeHint } from '../progress/hints.ts';
import { rateModule } from '../progress/rating.ts';
import { getStep } from '../progress/step-page.ts';
import { leaveStep } from '../progress/steps.ts';
import { todayOf } from '../progress/homework.ts';
import type { Traits } from './cast.ts';
import type { Random } from './random.ts';
import { respond } from './respond.ts';

type Playing = {
	withTransaction: WithTransaction;
	actor: Actor;
	traits: Traits;
	random: Random;
};

/** Lets somebody work on what *Vandaag* offers, sitting after sitting, from the first day until now. */
export async function play(playing: Playing, firstDay: string, now: Date): Promise<void> {
	const { traits, random } = playing;
	const today = dayOf(now);
	const lastDay = addDays(today, -traits.silentFor);
	const begins = addDays(today, -traits.beganDaysAgo);
	let day = addDays(
		begins > firstDay ? begins : firstDay,
		Math.floor(random.next() * traits.rhythm)
	);
	let made = 0;
	while (day <= lastDay && made < traits.most) {
		// Between half past three and eight in the evening.
		let at = new Date(Date.parse(`${day}T14:30:00Z`) + Math.floor(random.next() * 16_200) * 1000);
		const steps = Math.max(1, Math.round(traits.steps + random.normal() * 0.6));
		for (let step = 0; step < steps && made < traits.most; step++) {
			if (at.getTime() > now.getTime() - 60_000) return;
			const left = await takeStep(playing, at, made);
			if (!left) return;
			at = left;
			made++;
		}
		day = addDays(day, Math.max(1, Math.round(traits.rhythm * (0.5 + random.next()))));
	}
}

/** One step in one transaction. Gives the moment it was left, or null when there is nothing to do or no getting further. */
function takeStep(playing: Playing, start: Date, made: number): Promise<Date | null> {
	const { withTransaction, actor, traits } = playing;
	const mayStick = traits.stuckFrom !== null && made >= traits.stuckFrom;
	return withTransaction(actor, async (tx) => {
		const { current } = await todayOf(tx, actor, start);
		if (!current?.next) return null;
		const { courseId, moduleId } = current;
		const step = await getStep(tx, actor, courseId, moduleId, current.next.pageId, start);
		const at = await answerAll(
			tx,
			playing,
			step,
			new Date(start.getTime() + readingMs(playing, step)),
			mayStick
		);
		if (at === null) return null;
		const ref = { enrolmentId: current.enrolmentId, moduleId, pageId: step.pageId };
		const event = { id: newId(at.getTime()), activeMs: readingMs(playing, step) };
		const { next } = await leaveStep(tx, actor, ref, event, at);
		if (next === null && playing.random.chance(0.8)) {
			const rating = ratingOf(playing);
			await rateModule(tx, actor, ref, rating, newId(at.getTime()), at);
		}
		return new Date(at.getTime() + 8_000);
	});
}

/** Everything on a step. Gives the moment after the last answer, or null when they got stuck. */
async function answerAll(
	tx: Transaction,
	playing: Playing,
	step: StepPage,
	start: Date,
	mayStick: boolean
): Promise<Date | null> {
	const { actor, traits, random } = playing;
	const { courseId, moduleId, enrolmentId } = step.path;
	const version = await findVersion(tx, actor, courseId, step.versionHash);
	const entry =
		version && moduleOf(version.model, moduleId)?.pages.find((p) => p.id === step.pageId);
	if (!version || !entry) return start;
	const page = await getPage(tx, actor, entry.hash);
	const keys = await getKeys(tx, actor, version.model, entry.hash);
	let at = start;
	for (const facts of entry.exercises) {
		const exercise = exerciseInPage(page, facts.id);
		const key = keys[facts.id];
		if (!exercise || !key || !step.states.some(([id]) => id === facts.id)) continue;
		const most = exercise.attempts ?? 1;
		const isStuck = mayStick && facts.graded && most >= STUCK_TIMES;
		for (let attempt = 1; attempt <= most; attempt++) {
			const rushed = facts.graded && random.chance(traits.rush);
			const right = !isStuck && isRight(playing, facts, attempt, rushed);
			if (facts.graded && attempt === 2 && exercise.hints > 0 && random.chance(0.5)) {
				const ref = { enrolmentId, moduleId, pageId: step.pageId, exerciseId: facts.id };
				await takeHint(tx, actor, { ...ref, id: newId(at.getTime()) }, at);
			}
			const activeMs = answeringMs(playing, facts, attempt, rushed);
			at = new Date(at.getTime() + activeMs + 1_500);
			const answer: Answer = {
				id: newId(at.getTime()),
				enrolmentId,
				moduleId,
				pageId: step.pageId,
				exerciseId: facts.id,
				versionHash: step.versionHash,
				response: respond(exercise, key, right, random),
				skipped: false,
				...(isWritten(exercise) && { sharing: traits.sharing }),
				activeMs
			};
			await recordAnswers(tx, actor, [answer], at);
			if (!facts.graded || right) break;
			if (isStuck && attempt === most) return null;
		}
	}
	return at;
}

/** The chance that the pace analysis assumes: guessing, ability, and a little from every further attempt. */
function isRight(
	{ traits, random }: Playing,
	{ options }: ExerciseEntry,
	attempt: number,
	rushed: boolean
): boolean {
	const guess = options === null ? 0.15 : 1 / options;
	if (rushed) return random.chance(guess);
	const logit = traits.ability + 0.6 * (attempt - 1);
	return random.chance(guess + (1 - guess) / (1 + Math.exp(-logit)));
}

function answeringMs(
	{ traits, random }: Playing,
	{ authorSeconds }: ExerciseEntry,
	attempt: number,
	rushed: boolean
): number {
	if (rushed) return Math.round(900 + random.next() * 1_600);
	const usual = Math.log(authorSeconds * 0.8) - traits.speed - (attempt > 1 ? 0.5 : 0);
	return Math.round(1000 * Math.exp(usual + 0.4 * random.normal()));
}

function readingMs({ traits, random }: Playing, { path, pageId }: StepPage): number {
	const minutes = path.steps.find((step) => step.pageId === pageId)?.minutes ?? 2;
	const fast = traits.rush > 0 ? 0.3 : 1;
	return Math.round(minutes * 12_000 * fast * Math.exp(-traits.speed + 0.3 * random.normal()));
}

function ratingOf({ traits, random }: Playing) {
	if (traits.ability < 0) return 'hard' as const;
	if (traits.ability > 2) return random.chance(0.7) ? ('easy' as const) : ('right' as const);
	return random.chance(0.8) ? ('right' as const) : ('hard' as const);
}
