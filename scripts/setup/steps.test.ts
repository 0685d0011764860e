import { describe, expect, test } from 'vitest';
import { describeProblem, Problem } from './problem.mjs';
import { problemOf } from './steps.mjs';

describe('problemOf', () => {
	test.for([
		['npm error code ENOSPC', 'the disk is full'],
		['npm error code ECONNREFUSED', 'the package registry does not answer'],
		['npm error getaddrinfo EAI_AGAIN registry', 'the package registry does not answer'],
		['npm error code EACCES', 'no right to write here']
	] as const)('%s: %s', ([output, cause]) => {
		expect(problemOf('It failed', output).message).toContain(`It failed: ${cause}`);
	});

	test('shows the end of what an unknown failure said', () => {
		expect(problemOf('It failed', 'first\nlast').message).toBe('It failed.\n  first\n  last');
	});
});

describe('describeProblem', () => {
	test('gives cause and remedy, without a stack', () => {
		expect(describeProblem(new Problem('No disk.', 'Buy one.'))).toBe('No disk.\n  Buy one.');
	});

	test('keeps the stack of a fault of ours', () => {
		expect(describeProblem(new Error('oops'))).toContain('steps.test.ts');
	});
});
