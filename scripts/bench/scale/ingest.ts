import type { Answer } from '#lib/answers.ts';
import type { ExerciseEntry } from '#lib/content/types.ts';
import { newId } from '#lib/ids.ts';
import { exercisesOf, levelsOf, stepsOf } from '#lib/server/courses/model.ts';
import { getKeys, getPage, listActiveVersions } from '#lib/server/courses/versions.ts';
import type { Transaction, WithTransaction } from '#lib/server/db/transaction.ts';
import { randomFrom } from '#lib/server/demo/random.ts';
import { respond } from '#lib/server/demo/respond.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { exerciseInPage } from '#lib/server/progress/blocks.ts';
import { recordAnswers } from '#lib/server/progress/answers.ts';
import { childrenTime } from '../processor-time.ts';
import { quantile } from '../load.ts';

export type Pupil = { actor: Actor; enrolmentId: string };
type Asked = { moduleId: string; pageId: string; facts: ExerciseEntry; response: unknown };
export type Plan = { hash: string; asked: Asked[] };

/** Every graded exercise of the course in its order, with an answer; every third one is not right. */
export async function planAnswers(tx: Transaction, actor: Actor): Promise<Plan> {
	const [version] = await listActiveVersions(tx, actor);
	if (!version) throw new Error('There is no course to measure with');
	const random = randomFrom(7);
	const levels = levelsOf([]);
	const asked: Asked[] = [];
	for (const module of version.model.course.modules) {
		for (const step of stepsOf(module, levels)) {
			const content = await getPage(tx, actor, step.hash);
			const keys = await getKeys(tx, actor, version.model, step.hash);
			for (const facts of exercisesOf(step, levels).filter(({ graded }) => graded)) {
				const exercise = exerciseInPage(content, facts.id);
				const key = keys[facts.id];
				if (!exercise || !key) continue;
				const response = respond(exercise, key, asked.length % 3 !== 0, random);
				asked.push({ moduleId: module.id, pageId: step.id, facts, response });
			}
		}
	}
	return { hash: version.hash, asked };
}

export type Ingested = {
	answers: number;
	seconds: number;
	perSecond: number;
	batch: number;
	/** Per batch, in milliseconds. */
	p50: number;
	p95: number;
	/** Processor time per answer, in milliseconds: of this process, and of the database where it can be read. */
	ownMs: number;
	databaseMs: number | null;
};

/**
 * Sends what pupils made without a connection: each their whole course in batches, over so many connections at once,
 * through the same function as every answer. Each batch is one durable transaction with everything in it.
 */
export async function measureIngest(
	withTransaction: WithTransaction,
	pupils: Pupil[],
	plan: Plan,
	{ batch, connections, seconds, databasePid }: IngestOptions
): Promise<Ingested> {
	const left = pupils[Symbol.iterator]();
	const times: number[] = [];
	let stored = 0;
	const cpu = process.cpuUsage();
	const database = databasePid === null ? null : childrenTime(databasePid);
	const start = performance.now();
	const until = start + seconds * 1000;
	const work = async () => {
		for (let next = left.next(); !next.done; next = left.next()) {
			const { actor, enrolmentId } = next.value;
			for (let from = 0; from < plan.asked.length; from += batch) {
				if (performance.now() > until) return;
				const now = new Date();
				const answers = plan.asked
					.slice(from, from + batch)
					.map((asked) => answerTo(asked, enrolmentId, plan.hash));
				const began = performance.now();
				const receipt = await withTransaction(actor, (tx) =>
					recordAnswers(tx, actor, answers, now)
				);
				times.push(performance.now() - began);
				if (receipt.refused.length > 0) throw new Error(receipt.refused[0]?.problem);
				stored += receipt.stored.length;
			}
		}
	};
	await Promise.all(Array.from({ length: connections }, work));
	const took = (performance.now() - start) / 1000;
	const { user, system } = process.cpuUsage(cpu);
	const sorted = times.toSorted((a, b) => a - b);
	return {
		answers: stored,
		seconds: took,
		perSecond: stored / took,
		batch,
		p50: quantile(sorted, 0.5),
		p95: quantile(sorted, 0.95),
		ownMs: (user + system) / 1000 / stored,
		databaseMs:
			database === null || databasePid === null
				? null
				: (childrenTime(databasePid) - database) / stored
	};
}

type IngestOptions = {
	batch: number;
	connections: number;
	seconds: number;
	databasePid: number | null;
};

function answerTo(asked: Asked, enrolmentId: string, versionHash: string): Answer {
	const { moduleId, pageId, facts, response } = asked;
	return {
		id: newId(),
		...{ enrolmentId, moduleId, pageId, versionHash, response },
		exerciseId: facts.id,
		skipped: false,
		activeMs: 20_000
	};
}
