import { mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { oneOf, playwrightCounts, vitestCounts } from './counts.ts';

const file = path.join(mkdtempSync(path.join(os.tmpdir(), 'opmaat-counts-')), 'report.json');
const report = (content: unknown) => writeFileSync(file, JSON.stringify(content));

test('a check counts as one', () => {
	expect(oneOf(true)).toEqual({ passed: 1, failed: 0 });
	expect(oneOf(false)).toEqual({ passed: 0, failed: 1 });
});

describe('vitestCounts', () => {
	test('adds files that could not be read to the failures', () => {
		const testResults = [
			{ status: 'passed', assertionResults: [{}] },
			{ status: 'failed', assertionResults: [] }
		];
		report({ numPassedTests: 7, numFailedTests: 2, testResults });
		expect(vitestCounts(file, false)).toEqual({ passed: 7, failed: 3 });
	});

	test('is never green when the runner was not', () => {
		report({ numPassedTests: 7, numFailedTests: 0, testResults: [] });
		expect(vitestCounts(file, true)).toEqual({ passed: 7, failed: 0 });
		expect(vitestCounts(file, false)).toEqual({ passed: 7, failed: 1 });
	});

	test('is not green when nothing ran or nothing was reported', () => {
		report({ numPassedTests: 0, numFailedTests: 0, testResults: [] });
		expect(vitestCounts(file, true)).toEqual({ passed: 0, failed: 1 });
		expect(vitestCounts('/nowhere', true)).toEqual({ passed: 0, failed: 1 });
	});
});

describe('playwrightCounts', () => {
	test('counts a test that passed only the second time as failed', () => {
		report({ stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [] });
		expect(playwrightCounts(file, false)).toEqual({ passed: 5, failed: 2 });
	});

	test('counts an error outside a test', () => {
		report({ stats: { expected: 5, unexpected: 0, flaky: 0 }, errors: [{}] });
		expect(playwrightCounts(file, false)).toEqual({ passed: 5, failed: 1 });
	});
});
