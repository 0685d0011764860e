import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { childrenTime, processorTime } from './bench/processor-time.ts';
import { runLoad, type Call, type Result } from './bench/load.ts';
import type { FirstView } from './bench/authoring.ts';
import type { PublishTimes } from './bench/publishing.ts';
import { measureRawInserts } from './bench/raw-inserts.ts';
import type { Squiggle } from './bench/squiggle.ts';
import { startForBench, type Running } from './bench/running.ts';
import { runAsScript } from './entry.ts';
import { openPools } from './pools.ts';

type Row = Result & {
	name: string;
	/** Milliseconds of processor time per request; null where it cannot be read. */
	serverMs: number | null;
	databaseMs: number | null;
	/** Requests per second that have to be reached on 2 cores; null when there is no such target. */
	target: number | null;
};

const log = (line: string) => process.stderr.write(`${line}\n`);

await runAsScript(import.meta, async () => {
	const { values } = parseArgs({
		options: {
			seconds: { type: 'string', default: '10' },
			concurrency: { type: 'string', default: '16' },
			groups: { type: 'string', default: '10' }
		}
	});
	const seconds = Number(values.seconds);
	const concurrency = Number(values.concurrency);
	const running = await startForBench(log);
	const pools = openPools(running.database.url);
	try {
		// Domains read their settings when they are first imported, so after the start.
		const { createSchool } = await import('./bench/school.ts');
		const { answerSubmits, pacePages, stepViews } = await import('./bench/scenarios.ts');
		log('Making an organisation to measure with …');
		const groups = Number(values.groups);
		const school = await createSchool(pools, { groups, played: 2, now: new Date() });
		const played = {
			...school,
			pupils: school.pupils.slice(0, 60),
			workers: school.workers.slice(0, 2)
		};
		const fresh = school.pupils.slice(60);
		const { next, firstPath, secondPath } = await answerSubmits(pools, fresh);

		const rows: Row[] = [];
		const measure = async (name: string, target: number | null, call: () => Call | null) => {
			await runLoad({ port: running.port, concurrency, seconds: 2, next: call });
			rows.push(await measured(name, target, running, { call, concurrency, seconds }));
			const { perSecond = 0, serverMs, databaseMs } = rows.at(-1) ?? {};
			log(`${name}: ${perSecond.toFixed(0)}/s, ${serverMs} + ${databaseMs} ms`);
		};
		// Every pupil opens the step once before it counts: the first view also records that.
		await openOnce(running, fresh, firstPath);
		await measure('lesson step view', 300, stepViews({ ...school, pupils: fresh }, firstPath));
		await measure('answer submit', 200, next);
		await measure('group pace page (30)', 60, pacePages(played));
		const raw = await measureRawInserts(running.database.ownerUrl, concurrency, seconds);

		const { measureCompile } = await import('./bench/compile.ts');
		const compile = measureCompile();
		const weights = await weigh(running, school.pupils.at(-1)?.cookie ?? '', [
			firstPath,
			secondPath
		]);
		log('Publishing a course of 500 pages …');
		const { measurePublishing } = await import('./bench/publishing.ts');
		const publishing = await measurePublishing(pools);
		const { measureFirstView } = await import('./bench/authoring.ts');
		const origin = `http://127.0.0.1:${running.port}`;
		log('Looking at a step right after a publication …');
		const firstView = await measureFirstView(pools, origin, school, firstPath);
		log('Typing a mistake in the editor …');
		const { measureSquiggle } = await import('./bench/squiggle.ts');
		const squiggle = await orNull('Typing in the editor', measureSquiggle(pools, origin, school));
		report({
			squiggle,
			firstView,
			publishing,
			compile,
			machine: `${cpus().length} × ${cpus()[0]?.model}`,
			concurrency,
			rows,
			raw,
			weights
		});
	} finally {
		await pools.end();
		await running.stop();
	}
});

type User = { cookie: string };

async function openOnce(running: Running, users: User[], path: string): Promise<void> {
	const left = users[Symbol.iterator]();
	await runLoad({
		port: running.port,
		concurrency: 8,
		seconds: 120,
		next: () => {
			const { value } = left.next();
			return value ? { path, headers: { cookie: value.cookie, accept: 'text/html' } } : null;
		}
	});
}

async function measured(
	name: string,
	target: number | null,
	{ port, serverPid, databasePid }: Running,
	{ call, concurrency, seconds }: { call: () => Call | null; concurrency: number; seconds: number }
): Promise<Row> {
	const before = processorTime(serverPid);
	const databaseBefore = databasePid === null ? null : childrenTime(databasePid);
	const result = await runLoad({ port, concurrency, seconds, next: call });
	const perRequest = (after: number | null, was: number | null) =>
		after === null || was === null ? null : (after - was) / result.requests;
	return {
		name,
		target,
		...result,
		serverMs: perRequest(processorTime(serverPid), before),
		databaseMs: perRequest(databasePid === null ? null : childrenTime(databasePid), databaseBefore)
	};
}

async function weigh(running: Running, cookie: string, paths: [string, string]) {
	const { weighPages } = await import('./bench/page-weight.ts');
	const origin = `http://127.0.0.1:${running.port}`;
	return orNull('The weight of a page', weighPages(origin, cookie, paths));
}

/** What needs a browser is left out where there is none. */
async function orNull<Found>(what: string, measuring: Promise<Found>): Promise<Found | null> {
	try {
		return await measuring;
	} catch (error) {
		log(`${what} was not measured: ${(error as Error).message.split('\n')[0]}`);
		return null;
	}
}

function report(found: {
	machine: string;
	concurrency: number;
	rows: Row[];
	raw: Pick<Result, 'perSecond' | 'p50' | 'p99' | 'requests'>;
	weights: { requests: number; bytes: number; script: number }[] | null;
	publishing: PublishTimes;
	firstView: FirstView;
	squiggle: Squiggle | null;
	compile: { pages: number; cpuSeconds: number };
}): void {
	const { rows, raw, weights, publishing, compile, firstView, squiggle } = found;
	const { machine, concurrency } = found;
	const number = (value: number | null, digits = 1) =>
		value === null ? '–' : value.toFixed(digits);
	const line = (...cells: string[]) =>
		`${cells[0]?.padEnd(28)}${cells
			.slice(1)
			.map((cell) => cell.padStart(12))
			.join('')}`;
	console.log(JSON.stringify(found, null, '\t'));
	console.log(`\n${machine}, everything on this machine, ${concurrency} requests under way\n`);
	console.log(line('', 'per second', 'target', 'p50 ms', 'p99 ms', 'server ms', 'database ms'));
	for (const row of rows) {
		console.log(
			line(
				row.name,
				number(row.perSecond, 0),
				row.target === null ? '' : `≥ ${row.target}`,
				number(row.p50),
				number(row.p99),
				number(row.serverMs, 2),
				number(row.databaseMs, 2)
			)
		);
	}
	console.log(
		line('raw single-row insert', number(raw.perSecond, 0), '', number(raw.p50), number(raw.p99))
	);
	console.log(
		`\nCourse of ${compile.pages} pages with every type of exercise: compiling ${number(compile.cpuSeconds)} s of processor time (≤ 5)`
	);
	const { pages, compileSeconds, planMs, publishMs } = publishing;
	console.log(
		`\nCourse of ${pages} pages: compiling ${number(compileSeconds)} s of processor time (≤ 5); with one page changed, showing the plan ${number(planMs, 0)} ms, publishing ${number(publishMs, 0)} ms (≤ 500)`
	);
	const { firstMs, nextMs } = firstView;
	console.log(
		`\nA step right after a publication: first view ${number(firstMs)} ms, next view ${number(nextMs)} ms`
	);
	if (squiggle) {
		const { characters, p50, p95 } = squiggle;
		console.log(
			`\nA mistake typed on a page of ${characters} characters is underlined after ${number(p50, 0)} ms, p95 ${number(p95, 0)} ms (≤ 300)`
		);
	}
	for (const [at, weight] of (weights ?? []).entries()) {
		const kilobytes = `${number(weight.bytes / 1000)} kB`;
		const script = `${number(weight.script / 1000)} kB`;
		console.log(
			`\n${at === 0 ? 'First' : 'Second'} step view: ${weight.requests} requests, ${kilobytes}, of which JavaScript ${script} after gzip`
		);
	}
}
