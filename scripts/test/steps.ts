import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from '../setup/build.mjs';
import { readChromium } from '../setup/chromium.mjs';
import { describeProblem } from '../setup/problem.mjs';
import { ROOT } from '../setup/steps.mjs';
import { oneOf, playwrightCounts, vitestCounts, type Counts } from './counts.ts';
import { startDemoDatabase } from './demo-database.ts';

export type Step = {
	name: string;
	title: string;
	run: (args: string[]) => Promise<Counts>;
	/** Only when it is named: too long for every day. */
	onlyAsked?: true;
};

const reports = mkdtempSync(path.join(os.tmpdir(), 'opmaat-reports-'));

/** Everything that is tested, in order; a later step runs though an earlier one fails. */
export const steps: Step[] = [
	{ name: 'lint', title: 'Lint and format', run: () => npmCheck('lint') },
	{ name: 'types', title: 'Type check', run: () => npmCheck('check') },
	{
		name: 'unit',
		title: 'Rules and domains',
		run: (args) => vitest('unit', ['rules', 'domains', 'launcher'], args)
	},
	{ name: 'build', title: 'Build', run: buildCheck },
	{ name: 'routes', title: 'Routes', run: (args) => vitest('routes', ['routes'], args) },
	{ name: 'e2e', title: 'End to end', run: (args) => playwright(args) },
	{
		name: 'courses',
		title: 'Courses, complete',
		run: (args) => playwright(['courses/', ...args], { OPMAAT_PLAY: 'complete' }),
		onlyAsked: true
	}
];

async function npmCheck(script: string): Promise<Counts> {
	return oneOf(await run('npm', ['run', '--silent', script]));
}

async function vitest(name: string, projects: string[], args: string[]): Promise<Counts> {
	const file = path.join(reports, `${name}.json`);
	const ok = await run(bin('vitest'), [
		'run',
		...projects.flatMap((project) => ['--project', project]),
		'--reporter=default',
		'--reporter=json',
		`--outputFile.json=${file}`,
		...args
	]);
	return vitestCounts(file, ok);
}

async function buildCheck(): Promise<Counts> {
	try {
		await build();
		return oneOf(true);
	} catch (error) {
		console.error(describeProblem(error));
		return oneOf(false);
	}
}

async function playwright(args: string[], settings: Record<string, string> = {}): Promise<Counts> {
	const chromium = readChromium();
	if (!chromium.path) {
		console.error(chromium.problem);
		return oneOf(false);
	}
	const file = path.join(reports, 'e2e.json');
	const command = [
		'test',
		'--config',
		'tests/playwright.config.ts',
		'--reporter=list,json',
		...args
	];
	const { env, stop } = await startDemoDatabase();
	try {
		const ok = await run(bin('playwright'), command, {
			...env,
			...settings,
			CHROMIUM: chromium.path,
			PLAYWRIGHT_JSON_OUTPUT_FILE: file
		});
		return playwrightCounts(file, ok);
	} finally {
		await stop();
	}
}

function bin(name: string): string {
	return path.join(ROOT, 'node_modules/.bin', name);
}

function run(command: string, args: string[], env: Record<string, string> = {}): Promise<boolean> {
	return new Promise((resolve) => {
		const child = spawn(command, args, {
			cwd: ROOT,
			env: { ...process.env, ...env },
			stdio: ['ignore', 'inherit', 'inherit'],
			shell: process.platform === 'win32'
		});
		child.once('error', (error) => {
			console.error(error.message);
			resolve(false);
		});
		child.once('exit', (code) => resolve(code === 0));
	});
}
