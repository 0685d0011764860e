import { DrizzleQueryError } from 'drizzle-orm/errors';
import { describe, expect, test } from 'vitest';
import { isUnavailable } from './errors.ts';

const wrapped = (cause: Error) =>
	new DrizzleQueryError('insert into answers', ['een woord'], cause);
const withCode = (code: string) => Object.assign(new Error('the driver'), { code });

describe('isUnavailable', () => {
	test.each([
		...['57P01', '57P02', '57P03', '08006', '53300', 'ECONNREFUSED', 'ENOENT', 'EPIPE'],
		...['55P03', '57014', '40P01', '40001']
	])('a database that answers %s may be back soon', (code) => {
		expect(isUnavailable(withCode(code))).toBe(true);
		expect(isUnavailable(wrapped(withCode(code)))).toBe(true);
	});

	test.each([
		'Connection terminated',
		'Connection terminated unexpectedly',
		'Client has encountered a connection error and is not queryable',
		'Client was closed and is not queryable',
		'timeout exceeded when trying to connect',
		'timeout expired'
	])('so may one of which the driver says: %s', (message) => {
		expect(isUnavailable(new Error(message))).toBe(true);
		expect(isUnavailable(wrapped(new Error(message)))).toBe(true);
	});

	test('a fault of ours is none of that, whatever somebody wrote', () => {
		expect(isUnavailable(withCode('23505'))).toBe(false);
		expect(isUnavailable('Connection terminated')).toBe(false);
		const quoting = new DrizzleQueryError('select', ['Connection terminated'], withCode('22P02'));
		expect(isUnavailable(quoting)).toBe(false);
	});
});
