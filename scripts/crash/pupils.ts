import type { Answer } from '#lib/answers.ts';
import { newId } from '#lib/ids.ts';
import type { Random } from '#lib/server/demo/random.ts';
import { respond } from '#lib/server/demo/respond.ts';
import type { Call } from '../bench/load.ts';
import type { User } from '../bench/school.ts';
import type { Sent } from './ledger.ts';
import type { Asked, Plan, Step } from './plan.ts';

/** One request of a visitor, the facts in it, and the status that acknowledges them. */
export type Deed = { call: Call; sent: Sent[]; expected: number };
export type Pupil = User & { enrolmentId: string };

const CLASS = 24;
const MOST_IN_A_BATCH = 3;

/**
 * What a class does: every pupil reads the steps in order, answers, tries again and goes on; whoever is through makes
 * place for the next, and goes back now and then to practise. Workers look at their groups meanwhile.
 */
export function* deedsOf(
	{ pupils, workers }: { pupils: Pupil[]; workers: User[] },
	plan: Plan,
	random: Random
): Generator<Deed> {
	const waiting = pupils.values();
	const present: { pupil: Pupil; deeds: Generator<Deed> }[] = [];
	const through: Pupil[] = [];
	while (true) {
		while (present.length < CLASS) {
			const { value: pupil } = waiting.next();
			if (!pupil) break;
			present.push({ pupil, deeds: homework(pupil, plan, random) });
		}
		if (random.chance(0.04)) {
			const worker = random.pick(workers);
			yield view(`/groups/${worker.groupId}`, worker);
		}
		if (present.length === 0 || (through.length > 0 && random.chance(0.1))) {
			yield practice(random.pick(through), plan, random);
			continue;
		}
		const one = random.pick(present);
		const { value: deed } = one.deeds.next();
		if (deed) yield deed;
		else {
			present.splice(present.indexOf(one), 1);
			through.push(one.pupil);
		}
	}
}

function* homework(pupil: Pupil, plan: Plan, random: Random): Generator<Deed> {
	yield view('/today', pupil);
	for (const step of plan.steps) {
		yield view(step.path, pupil);
		const answers = step.exercises.flatMap((asked) =>
			attemptsAt(asked, random).map((response) => ({ step, asked, response }))
		);
		while (answers.length > 0) {
			const size = 1 + Math.floor(random.next() * MOST_IN_A_BATCH);
			yield submit(pupil, plan, answers.splice(0, size), random);
		}
		yield leave(pupil, step);
	}
}

/** Responses one after the other, until one is right or there are no more attempts. */
function attemptsAt({ exercise, key }: Asked, random: Random): unknown[] {
	const responses: unknown[] = [];
	for (let attempt = 1; attempt <= (exercise.attempts ?? 1); attempt++) {
		const right = random.chance(0.65);
		responses.push(respond(exercise, key, right, random));
		if (right) break;
	}
	return responses;
}

function practice(pupil: Pupil, plan: Plan, random: Random): Deed {
	const step = random.pick(plan.steps.filter(({ exercises }) => exercises.length > 0));
	const asked = random.pick(step.exercises);
	const response = respond(asked.exercise, asked.key, random.chance(0.5), random);
	return submit(pupil, plan, [{ step, asked, response }], random);
}

type Given = { step: Step; asked: Asked; response: unknown };

function submit(pupil: Pupil, { moduleId, hash }: Plan, given: Given[], random: Random): Deed {
	const { actor, cookie, enrolmentId } = pupil;
	const answers = given.map(({ step: { pageId }, asked: { exercise }, response }): Answer => ({
		id: newId(),
		enrolmentId,
		moduleId,
		pageId,
		exerciseId: exercise.id,
		versionHash: hash,
		response,
		skipped: false,
		activeMs: Math.round(4_000 + 40_000 * random.next())
	}));
	return {
		call: {
			method: 'POST',
			path: '/api/answers',
			headers: { cookie, 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
			body: JSON.stringify({ answers })
		},
		sent: answers.map(({ id, pageId, response }) => ({
			id,
			kind: 'answer',
			participantId: actor.personId,
			pageId,
			text: textIn(response)
		})),
		expected: 200
	};
}

/** The form without script; going on answers with the address of the next step. */
function leave({ actor, cookie, enrolmentId }: Pupil, { pageId, path }: Step): Deed {
	const id = newId();
	const form = new URLSearchParams({ enrolment: enrolmentId, leaveId: id, activeMs: '20000' });
	return {
		call: {
			method: 'POST',
			path: `${path}?/next`,
			headers: {
				cookie,
				accept: 'text/html',
				'content-type': 'application/x-www-form-urlencoded',
				'sec-fetch-site': 'same-origin'
			},
			body: String(form)
		},
		sent: [{ id, kind: 'leave', participantId: actor.personId, pageId, text: null }],
		expected: 303
	};
}

function view(path: string, { cookie }: User): Deed {
	return { call: { path, headers: { cookie, accept: 'text/html' } }, sent: [], expected: 200 };
}

function textIn(response: unknown): string | null {
	const { text } = response as { text?: unknown };
	return typeof text === 'string' ? text : null;
}
