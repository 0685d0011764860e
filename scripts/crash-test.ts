import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { prepareInstallation, type Installation } from './crash/installation.ts';
import { appVictims, databaseVictims, kill, type Kill } from './crash/kills.ts';
import { newLedger, type Ledger } from './crash/ledger.ts';
import { readBack } from './crash/read-back.ts';
import { linesOf, reportOf, type Findings } from './crash/report.ts';
import { startReceiver } from './crash/receiver.ts';
import { startForwarding } from './crash/forwarding.ts';
import type { Visitors } from './crash/visitors.ts';
import { joinDatabase, keySettings } from './database.ts';
import { runAsScript } from './entry.ts';
import { openPools, type Pools } from './pools.ts';
import { build } from './setup/build.mjs';
import { Problem } from './setup/problem.mjs';

const log = (line: string) => process.stderr.write(`${line}\n`);

/** Pupils per kill: enough that answers keep changing how exercises stand. */
const PUPILS_PER_KILL = 12;

await runAsScript(import.meta, async () => {
	const { values } = parseArgs({
		options: {
			app: { type: 'string', default: '20' },
			database: { type: 'string', default: '20' },
			seconds: { type: 'string', default: '5' }
		}
	});
	if (process.platform !== 'linux') {
		throw new Problem('The crash test reads /proc.', 'Run it on Linux, or in a container.');
	}
	const victims = [...appVictims(Number(values.app)), ...databaseVictims(Number(values.database))];
	await build();
	const installation = await prepareInstallation(!(await isNearNight()));
	let findings: Findings;
	try {
		findings = await crash(installation, victims, Number(values.seconds));
	} catch (error) {
		// What still runs would keep this process waiting.
		installation.kill();
		throw error;
	}
	const report = reportOf(findings);
	console.log(JSON.stringify(report, null, '\t'));
	for (const line of ['', ...linesOf(report)]) console.log(line);
	if (report.problems.length === 0) return installation.remove();
	console.log(`What the server printed is kept in ${installation.folder}.`);
	process.exitCode = 1;
});

/** Lets visitors work while one process after the other is killed, and looks at what is left. */
async function crash(
	installation: Installation,
	victims: Kill['victim'][],
	seconds: number
): Promise<Findings> {
	process.once('exit', installation.kill);
	await installation.start();
	const groups = 1 + Math.ceil((victims.length * PUPILS_PER_KILL) / 30);
	log(`Opmaat runs; making ${groups} groups …`);
	const { visitors, software } = await withPools(installation, async (pools) => {
		const { inviteVisitors } = await import('./crash/visitors.ts');
		const { inviteSoftware } = await import('./crash/software.ts');
		const visitors = await inviteVisitors(pools, groups, new Date());
		const software = await inviteSoftware(pools, visitors.organisationId, new Date());
		return { visitors, software };
	});
	const { randomFrom } = await import('#lib/server/demo/random.ts');
	const { deedsOf } = await import('./crash/pupils.ts');
	const { startLoad } = await import('./crash/load.ts');
	const ledger = newLedger();
	const deeds = deedsOf(visitors, visitors.plan, randomFrom(1));
	const { port } = installation;
	const load = startLoad({ port, deeds, ledger, random: randomFrom(2) });
	const { PROGRAMS, statementsOf } = await import('./crash/software.ts');
	const softwareLedger = newLedger();
	const programs = Array.from({ length: PROGRAMS }, (_, program) =>
		startLoad({
			...{ port, ledger: softwareLedger, random: randomFrom(10 + program) },
			deeds: statementsOf(program, software, randomFrom(20 + program)),
			// Alone, so that the order of what it sends is known.
			...{ visitors: 1, longestThought: 400 }
		})
	);
	const receiver = await startReceiver(randomFrom(3));
	const forwarding = startForwarding(installation, software, receiver);

	const problems: string[] = [];
	const kills: Kill[] = [];
	for (const [at, victim] of victims.entries()) {
		await sleep(1_000 * seconds * (0.5 + Math.random()));
		const done = await kill(installation, victim);
		kills.push(done);
		if (at % 2 === 0) forwarding.kill();
		if (at % 3 === 0) void receiver.restart();
		if (!installation.runs()) await installation.start();
		const size = ledger.acknowledged.size + softwareLedger.acknowledged.size;
		const told = `ready after ${Math.round(done.readyMs)} ms, ${size} acknowledged`;
		log(`${at + 1}/${victims.length} ${victim}: ${done.problem ?? told}`);
	}
	await sleep(1_000 * seconds);
	await Promise.all([load, ...programs].map((running) => running.finish()));
	log('Waiting until everything is passed on …');
	receiver.recover();
	await forwarding.settle();
	await forwarding.stop();
	await receiver.stop();
	const found = await withPools(installation, (pools) => look(pools, visitors, ledger));
	const { checkSoftware } = await import('./crash/check-software.ts');
	const stored = await readBack(port, software);
	const checked = checkSoftware(softwareLedger, stored, receiver.kept);
	const code = await installation.stop();
	if (code !== 0) problems.push(`Opmaat stopped with code ${code}`);
	const left = installation.processes();
	if (left.length > 0) problems.push(`${left.length} processes are left after the stop`);
	return {
		...{ kills, ledger, softwareLedger, ...found, problems },
		software: { ...checked, kills: forwarding.kills() }
	};
}

async function look(pools: Pools, { organisationId, pupils, plan }: Visitors, ledger: Ledger) {
	const { checkRecords } = await import('./crash/check-records.ts');
	const { checkState } = await import('./crash/check-states.ts');
	log('Comparing what was acknowledged with what is stored …');
	const records = await pools.withTransaction({ organisationId, personId: null }, (tx) =>
		checkRecords(tx, organisationId, pupils, ledger)
	);
	const wrong: string[][] = [];
	for (const pupil of pupils) {
		const found = await pools.withTransaction(pupil.actor, (tx) =>
			checkState(tx, pupil, plan, ledger)
		);
		if (found.length > 0) wrong.push(found);
	}
	return { records, states: { checked: pupils.length, wrong } };
}

/** The database has another address after every start, so pools are opened when they are needed. */
async function withPools<Result>(
	{ settings }: Installation,
	work: (pools: Pools) => Promise<Result>
): Promise<Result> {
	const { url } = await joinDatabase(settings, log);
	// Domains read their settings when they are first imported.
	Object.assign(process.env, keySettings(settings), { DATABASE_URL: url });
	const pools = openPools(url);
	try {
		return await work(pools);
	} finally {
		await pools.end();
	}
}

/** At night the statistics that pace was counted with change under the test. */
async function isNearNight(): Promise<boolean> {
	const { isNight } = await import('#lib/server/jobs/schedule.ts');
	const inMinutes = (minutes: number) => new Date(Date.now() + 60_000 * minutes);
	return isNight(inMinutes(0)) || isNight(inMinutes(60));
}
