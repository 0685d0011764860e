import { cpus, loadavg, tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { Client } from 'pg';
import { newId } from '#lib/ids.ts';
import { runLoad, type Call, type Result } from './bench/load.ts';
import { childrenTime, processorTime } from './bench/processor-time.ts';
import { startForBench, type Running } from './bench/running.ts';
import type { Ingested, Pupil } from './bench/scale/ingest.ts';
import {
	checkSpace,
	copyOf,
	makeTemplate,
	multiply,
	type Template
} from './bench/scale/multiply.ts';
import type { School } from './bench/school.ts';
import { runAsScript } from './entry.ts';
import { openPools, type Pools } from './pools.ts';

const log = (line: string) => process.stderr.write(`${line}\n`);

/** Groups whose page is asked for, spread over the whole database. */
const SAMPLE = 60;
/** Groups of 30 whose participants send answers, per measurement. */
const SENDING = 40;

type Page = Result & {
	serverMs: number | null;
	databaseMs: number | null;
	/** Requests that were told to come back later: on a machine that is too busy. */
	refused: number;
};
type Stage = {
	participants: number;
	responses: number;
	gigabytes: number;
	/** One request at a time: how long a worker waits. */
	alone: Page;
	/** Eight at once. */
	busy: Page;
	ingest: Ingested[];
};

/**
 * Pages and recording in a small and in a large database, in one run:
 * `npm run bench:scale -- --participants 1000000 --responses 40000000`.
 */
await runAsScript(import.meta, async () => {
	const { values } = parseArgs({
		options: {
			participants: { type: 'string', default: '20000' },
			responses: { type: 'string' },
			small: { type: 'string', default: '3000' },
			seconds: { type: 'string', default: '10' },
			connections: { type: 'string', default: '4' },
			batches: { type: 'string', default: '50' }
		}
	});
	const participants = Number(values.participants);
	const responses = Number(values.responses ?? participants * 40);
	const seconds = Number(values.seconds);
	const connections = Number(values.connections);
	const batches = values.batches.split(',').map(Number);
	checkSpace(tmpdir(), participants, responses);
	const running = await startForBench(log);
	const pools = openPools(running.database.url);
	const owner = new Client(running.database.ownerUrl);
	await owner.connect();
	try {
		await owner.query(`alter system set max_wal_size = '8GB'`);
		await owner.query(`alter system set checkpoint_timeout = '15min'`);
		await owner.query('select pg_reload_conf()');
		const { createSchool } = await import('./bench/school.ts');
		log('Making groups to copy …');
		const school = await createSchool(pools, { groups: 3, played: 2, now: new Date() });
		await projectNight(pools, school);
		const ids = school.workers.map(({ groupId }) => groupId);
		const played = await makeTemplate(owner, 'bench_played', ids.slice(0, 2));
		const fresh = await makeTemplate(owner, 'bench_fresh', ids.slice(2));
		const stages: Stage[] = [];
		let copies = 0;
		let stored = 0;
		for (const size of [Math.min(Number(values.small), participants), participants]) {
			const to = Math.ceil(size / played.people);
			const share = Math.round(responses * (size / participants));
			log(`${size} participants with ${share} answers …`);
			await multiply(owner, played, { from: copies, to, responses: share - stored }, log);
			const sending = { from: stages.length * SENDING, to: (stages.length + 1) * SENDING };
			await multiply(owner, fresh, { ...sending, responses: 0 }, () => {});
			[copies, stored] = [to, share];
			const at = { running, pools, school, owner, copies, fresh };
			const alone = await measurePages(at, { concurrency: 1, seconds });
			const busy = await measurePages(at, { concurrency: 8, seconds });
			const ingest = await measureSending(at, sending, { batches, connections, seconds });
			stages.push({
				participants: size,
				responses: share,
				...(await sizeOf(owner)),
				alone,
				busy,
				ingest
			});
			tell(stages.at(-1) as Stage);
		}
		report({ machine: `${cpus().length} × ${cpus()[0]?.model}`, connections, stages });
	} finally {
		await owner.end();
		await pools.end();
		await running.stop();
	}
});

/** What a night finds out belongs to a page: usual times, and when everybody is done. */
async function projectNight(pools: Pools, school: School): Promise<void> {
	const { refreshOrganisation } = await import('#lib/server/pace/nightly.ts');
	const { projectOrganisation } = await import('#lib/server/following/project.ts');
	const organisationId = school.workers[0]?.actor.organisationId ?? '';
	await refreshOrganisation(pools.withTransaction, { organisationId }, new Date());
	await projectOrganisation(pools.withTransaction, { organisationId }, new Date());
}

type At = {
	running: Running;
	pools: Pools;
	school: School;
	owner: Client;
	copies: number;
	fresh: Template;
};

/** Pages of groups from everywhere in the database, each by its own worker. */
async function measurePages(
	{ running, pools, school, copies }: At,
	how: { concurrency: number; seconds: number }
): Promise<Page> {
	const { signIn } = await import('./bench/school.ts');
	const users: { cookie: string; groupId: string }[] = [];
	for (let at = 0; at < Math.min(SAMPLE, copies); at++) {
		const of = school.workers[at % 2];
		if (!of) continue;
		const copy = 1 + Math.floor(((at + Math.random()) / SAMPLE) * (copies - 1));
		const actor = { ...of.actor, personId: copyOf(of.actor.personId, copy) };
		const cookie = await signIn(pools, actor, new Date());
		users.push({ cookie, groupId: copyOf(of.groupId, copy) });
	}
	let turn = 0;
	const next = (): Call | null => {
		const user = users[turn++ % users.length];
		if (!user) return null;
		return {
			path: `/groups/${user.groupId}`,
			headers: { cookie: user.cookie, accept: 'text/html' }
		};
	};
	const { port, serverPid, databasePid } = running;
	let refused = 0;
	const check = (status: number, body: string) => {
		if (status === 503) refused++;
		else if (status !== 200) throw new Error(`A page gave ${status}: ${body.slice(0, 200)}`);
	};
	await runLoad({ port, concurrency: how.concurrency, seconds: 3, next, check });
	refused = 0;
	const before = processorTime(serverPid);
	const database = databasePid === null ? null : childrenTime(databasePid);
	const result = await runLoad({ port, ...how, next, check });
	const after = processorTime(serverPid);
	return {
		...result,
		perSecond: (result.requests - refused) / result.seconds,
		refused,
		serverMs: before === null || after === null ? null : (after - before) / result.requests,
		databaseMs:
			database === null || databasePid === null
				? null
				: (childrenTime(databasePid) - database) / result.requests
	};
}

/** Participants who have done nothing yet, in fresh copies: they send the whole course. */
async function measureSending(
	{ running, pools, school, owner, fresh }: At,
	{ from, to }: { from: number; to: number },
	how: { batches: number[]; connections: number; seconds: number }
): Promise<Ingested[]> {
	const { measureIngest, planAnswers } = await import('./bench/scale/ingest.ts');
	const { rows } = await owner.query<{ id: string; participant_id: string; actor_id: string }>(
		`select e.id, e.participant_id, p.actor_id from ${fresh.name}.enrolments e
			join ${fresh.name}.people p on p.id = e.participant_id order by e.id`
	);
	const [first] = school.pupils;
	if (!first) throw new Error('There are no participants');
	const plan = await pools.withTransaction(first.actor, (tx) => planAnswers(tx, first.actor));
	const pupils: Pupil[] = [];
	for (let copy = from + 1; copy <= to; copy++) {
		for (const row of rows) {
			const [personId, actorId] = [row.participant_id, row.actor_id];
			const ids = { personId: copyOf(personId, copy), actorId: copyOf(actorId, copy) };
			const actor = { ...first.actor, ...ids, sessionId: newId() };
			pupils.push({ actor, enrolmentId: copyOf(row.id, copy) });
		}
	}
	const found: Ingested[] = [];
	const each = Math.floor(pupils.length / how.batches.length);
	for (const [at, batch] of how.batches.entries()) {
		const own = pupils.slice(at * each, (at + 1) * each);
		const options = { batch, connections: how.connections, databasePid: running.databasePid };
		// Without the first seconds, in which everything is read and compiled for the first time.
		const warm = own.splice(0, 20);
		await measureIngest(pools.withTransaction, warm, plan, { ...options, seconds: 30 });
		found.push(
			await measureIngest(pools.withTransaction, own, plan, { ...options, seconds: how.seconds })
		);
	}
	return found;
}

async function sizeOf(owner: Client): Promise<{ gigabytes: number }> {
	const { rows } = await owner.query<{ bytes: string }>(
		'select pg_database_size(current_database()) as bytes'
	);
	return { gigabytes: Number(rows[0]?.bytes) / 1e9 };
}

function number(value: number | null, digits = 1): string {
	return value === null ? '–' : value.toFixed(digits);
}

function tell({ participants, alone, busy, ingest }: Stage): void {
	log(
		`${participants}: page p95 ${number(alone.p95)} ms, ${number(busy.perSecond, 0)}/s; ${ingest.map(({ batch, perSecond }) => `${number(perSecond, 0)} answers/s by ${batch}`).join(', ')}`
	);
}

function report(found: { machine: string; connections: number; stages: Stage[] }): void {
	console.log(JSON.stringify(found, null, '\t'));
	const line = (...cells: string[]) =>
		console.log(
			`${cells[0]?.padEnd(34)}${cells
				.slice(1)
				.map((cell) => cell.padStart(12))
				.join('')}`
		);
	for (const stage of found.stages) {
		const { participants, responses, gigabytes, alone, busy, ingest } = stage;
		console.log(
			`\n${participants} participants, ${responses} answers, ${number(gigabytes)} GB, ${found.machine}, everything on this machine\n`
		);
		line('', 'per second', 'p50 ms', 'p95 ms', 'server ms', 'database ms');
		for (const [name, page] of [
			['group of 30, one at a time', alone],
			['group of 30, 8 at once', busy]
		] as const) {
			const { perSecond, p50, p95, serverMs, databaseMs } = page;
			const cells = [p50, p95, serverMs, databaseMs].map((value) => number(value));
			line(name, number(perSecond, 0), ...cells);
		}
		for (const { batch, perSecond, p50, p95, ownMs, databaseMs } of ingest) {
			const cells = [p50, p95].map((value) => number(value));
			const name = `answers, ${batch} at a time`;
			line(name, number(perSecond, 0), ...cells, number(ownMs, 2), number(databaseMs, 2));
		}
	}
	const [small, large] = found.stages;
	if (!small || !large) return;
	const ratio = (read: (stage: Stage) => number | null) =>
		number((read(large) ?? NaN) / (read(small) ?? NaN), 2);
	console.log(
		`\nLarge over small: median ${ratio(({ alone }) => alone.p50)}, processor time ${ratio(({ alone }) => (alone.serverMs ?? NaN) + (alone.databaseMs ?? NaN))} (≤ 1.3)`
	);
	const perSecond = (ms: number) => number(2_000 / ms, 0);
	const sending = Math.min(
		...large.ingest.map(({ ownMs, databaseMs }) => ownMs + (databaseMs ?? NaN))
	);
	const page = (large.busy.serverMs ?? NaN) + (large.busy.databaseMs ?? NaN);
	console.log(
		`Targets on 2 cores: page p95 ≤ 50 ms one at a time: ${number(large.alone.p95)}; ≥ 60 pages/s: ${number(large.busy.perSecond, 0)}; ≥ 3,000 answers/s: ${number(Math.max(...large.ingest.map((one) => one.perSecond)), 0)}`
	);
	// Whoever measures on a busy machine sees how busy it was; processor time does not depend on that.
	console.log(
		`By processor time two cores with nothing else to do come to ${perSecond(page)} pages/s and ${perSecond(sending)} answers/s (load now ${loadavg()[0]?.toFixed(1)})`
	);
}
