import { readFileSync } from 'node:fs';

export type Counts = { passed: number; failed: number };

/** A check that either holds or does not, such as the type check. */
export function oneOf(ok: boolean): Counts {
	return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** What Vitest reported. A file that could not be read counts as one failed test. */
export function vitestCounts(file: string, ok: boolean): Counts {
	const report = read<{
		numPassedTests: number;
		numFailedTests: number;
		testResults: { status: string; assertionResults: unknown[] }[];
	}>(file);
	if (!report) return oneOf(false);
	const unread = report.testResults.filter(
		({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
	).length;
	return settled({ passed: report.numPassedTests, failed: report.numFailedTests + unread }, ok);
}

/** What Playwright reported. A test that passed only the second time has failed. */
export function playwrightCounts(file: string, ok: boolean): Counts {
	const report = read<{
		stats: { expected: number; unexpected: number; flaky: number };
		errors?: unknown[];
	}>(file);
	if (!report) return oneOf(false);
	const { expected, unexpected, flaky } = report.stats;
	const failed = unexpected + flaky + (report.errors?.length ?? 0);
	return settled({ passed: expected, failed }, ok);
}

/** A runner that failed without naming a test, or that ran none, is a failure too. */
function settled(counts: Counts, ok: boolean): Counts {
	if (counts.failed > 0 || (ok && counts.passed > 0)) return counts;
	return { ...counts, failed: 1 };
}

function read<Report>(file: string): Report | null {
	try {
		return JSON.parse(readFileSync(file, 'utf8')) as Report;
	} catch {
		return null;
	}
}
