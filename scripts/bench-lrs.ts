import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { newId } from '#lib/ids.ts';
import { measure, type Measured } from './bench/lrs/measure.ts';
import { measureRaw } from './bench/lrs/raw.ts';
import { makeStatement, QUERIES } from './bench/lrs/statements.ts';
import { startForBench } from './bench/running.ts';
import { runAsScript } from './entry.ts';
import { openPools, type Pools } from './pools.ts';

const log = (line: string) => process.stderr.write(`${line}\n`);
const BATCH = 50;
/** As many go through the code that requests use; the rest is copied, since that takes an hour at ten million. */
const RECORDED = 100_000;

type Round = { statements: number; rows: Measured[] };

/** The record store at growing numbers of statements: `npm run bench:lrs -- --statements 10000,1000000 --seconds 10`. */
await runAsScript(import.meta, async () => {
	const { values } = parseArgs({
		options: {
			statements: { type: 'string', default: '10000' },
			seconds: { type: 'string', default: '10' },
			concurrency: { type: 'string', default: '16' }
		}
	});
	const counts = values.statements.split(',').map(Number);
	const seconds = Number(values.seconds);
	const concurrency = Number(values.concurrency);
	const running = await startForBench(log, { XAPI_RATE: '1000000' });
	const pools = openPools(running.database.url);
	const rounds: Round[] = [];
	try {
		const { analyse, fill } = await import('./bench/lrs/fill.ts');
		const { copyUp } = await import('./bench/lrs/copy-up.ts');
		const { credential, authorization } = await makeKey(pools);
		const headers = {
			authorization,
			'x-experience-api-version': '1.0.3',
			'content-type': 'application/json'
		};
		const post = (each: number) => () => ({
			method: 'POST' as const,
			path: '/xapi/statements',
			headers,
			body: JSON.stringify(
				each === 1 ? makeStatement() : Array.from({ length: each }, makeStatement)
			)
		});
		const get = (query: () => Record<string, string>) => () => ({
			path: `/xapi/statements?${new URLSearchParams({ ...query(), limit: '100' })}`,
			headers
		});
		let stored = 0;
		for (const count of counts) {
			log(`Recording up to ${count} statements …`);
			const recorded = Math.min(count, Math.max(stored, RECORDED));
			await fill(pools, credential, Math.max(0, recorded - stored), log);
			stored = Math.max(stored, recorded);
			await copyUp(running.database.ownerUrl, credential, Math.max(0, count - stored), log);
			stored = Math.max(stored, count);
			await analyse(running.database.ownerUrl);
			const rows: Measured[] = [];
			const add = async (measured: Promise<Measured>) => {
				rows.push(await measured);
				const { name, perSecond, p95, serverMs, databaseMs } = rows.at(-1) as Measured;
				const [server, database] = [serverMs, databaseMs].map((ms) => ms?.toFixed(1) ?? '–');
				const times = `p95 ${p95.toFixed(1)} ms, processor ${server} + ${database} ms`;
				log(`${name}: ${perSecond.toFixed(0)}/s, ${times}`);
			};
			for (const [name, query] of Object.entries(QUERIES)) {
				// One at a time: how long a reader waits, not how many readers fit.
				const how = { concurrency: 1, seconds: Math.max(2, seconds / 2) };
				await add(measure(`GET 100: ${name}`, running, get(query), how));
			}
			await add(measure('POST 1', running, post(1), { concurrency, seconds }));
			await add(
				measure(`POST ${BATCH}`, running, post(BATCH), {
					concurrency: 4,
					seconds,
					each: BATCH
				})
			);
			rounds.push({ statements: count, rows });
		}
		const raw = {
			single: await measureRaw(running.database.ownerUrl, { concurrency, seconds, each: 1 }),
			batched: await measureRaw(running.database.ownerUrl, { concurrency: 4, seconds, each: BATCH })
		};
		report({ machine: `${cpus().length} × ${cpus()[0]?.model}`, concurrency, rounds, raw });
	} finally {
		await pools.end();
		await running.stop();
	}
});

async function makeKey(pools: Pools) {
	const { createOrganisation } = await import('#lib/server/organisations/organisations.ts');
	const { createCredential } = await import('#lib/server/xapi/credentials.ts');
	const organisationId = newId();
	const now = new Date();
	return pools.withTransaction({ organisationId, personId: null }, async (tx) => {
		await createOrganisation(tx, { id: organisationId, slug: 'meting', name: 'Meting' }, now);
		const wanted = { label: 'Meting', scopes: ['all' as const] };
		const { id, key, secret } = await createCredential(tx, organisationId, wanted, now);
		const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`;
		const credential = { organisationId, id, ...wanted, defaultVersion: '1.0.3' as const };
		return { credential, authorization };
	});
}

function report(found: {
	machine: string;
	concurrency: number;
	rounds: Round[];
	raw: { single: number; batched: number };
}): void {
	console.log(JSON.stringify(found, null, '\t'));
	const line = (name: string, cells: (number | string)[]) =>
		console.log(name.padEnd(30) + cells.map((cell) => String(cell).padStart(12)).join(''));
	for (const { statements, rows } of found.rounds) {
		console.log(`\n${statements} statements, ${found.machine}, everything on this machine\n`);
		line('', ['per second', 'p50 ms', 'p95 ms', 'p99 ms', 'kB', 'server ms', 'database ms']);
		for (const { name, perSecond, p50, p95, p99, kilobytes, serverMs, databaseMs } of rows) {
			const times = [p50, p95, p99, kilobytes, serverMs, databaseMs];
			line(name, [perSecond.toFixed(0), ...times.map((time) => time?.toFixed(1) ?? '–')]);
		}
	}
	reportGrowth(found.rounds);
	line('\nraw INSERT, 1 at a time', [found.raw.single.toFixed(0)]);
	line(`raw INSERT, ${BATCH} at a time`, [found.raw.batched.toFixed(0)]);
}

/** What the largest store costs beside the smallest: how many requests fit in a second, and how long the slow ones take. */
function reportGrowth(rounds: Round[]): void {
	const [small, large] = [rounds[0], rounds.at(-1)];
	if (!small || !large || small === large) return;
	console.log(`\n${large.statements} over ${small.statements} statements (≤ 1.5)\n`);
	console.log(`${'per request'.padStart(42)}${'p95'.padStart(12)}`);
	for (const row of large.rows) {
		const first = small.rows.find(({ name }) => name === row.name);
		if (!first) continue;
		const growth = [first.perSecond / row.perSecond, row.p95 / first.p95];
		const cells = growth.map((times) => times.toFixed(2).padStart(12)).join('');
		const fuller = row.kilobytes > first.kilobytes * 1.2;
		const why = fuller
			? `  (a page of ${first.kilobytes.toFixed(0)} kB became ${row.kilobytes.toFixed(0)} kB)`
			: '';
		console.log(row.name.padEnd(30) + cells + why);
	}
}
