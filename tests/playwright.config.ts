import { defineConfig } from '@playwright/test';
import path from 'node:path';
import { findFreePort } from './support/free-port.ts';

// The first process chooses; its workers read this file too, and find the choice made.
const port = Number((process.env.OPMAAT_TEST_PORT ??= String(await findFreePort())));

/** End-to-end tests of the build, against the demo organisation that `DATABASE_URL` holds. */
export default defineConfig({
	testDir: 'e2e',
	outputDir: '../test-results',
	retries: 0,
	workers: 2,
	fullyParallel: true,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	forbidOnly: Boolean(process.env.CI),
	webServer: {
		command: `"${process.execPath}" scripts/serve.ts`,
		cwd: path.join(import.meta.dirname, '..'),
		port,
		env: { ...(process.env as Record<string, string>), PORT: String(port), HOST: '127.0.0.1' },
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
		stdout: 'ignore',
		stderr: 'pipe'
	},
	use: {
		baseURL: `http://localhost:${port}`,
		locale: 'nl-NL',
		timezoneId: 'Europe/Amsterdam',
		// It costs an eighth of the time; `npm test -- e2e -g "…" --trace on` records one.
		trace: 'off',
		contextOptions: { reducedMotion: 'reduce' },
		viewport: { width: 1280, height: 800 },
		launchOptions: {
			...(process.env.CHROMIUM && { executablePath: process.env.CHROMIUM }),
			args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
		}
	},
	projects: [
		{ name: 'with-javascript' },
		{ name: 'without-javascript', use: { javaScriptEnabled: false }, grepInvert: /@script/ }
	]
});
