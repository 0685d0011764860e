import { describe, expect, test } from 'vitest';
import { isOver } from './limits.ts';

const nine = new Date('2027-01-11T09:00:00Z');
const after = (minutes: number) => new Date(nine.getTime() + minutes * 60_000);

describe('a session is over', () => {
	test.for([
		['worker', 29, false],
		['worker', 30, true],
		['author', 30, true],
		['administrator', 30, true],
		['participant', 59, false],
		['participant', 60, true]
	] as const)('of a %s, after %i minutes of silence: %s', ([role, minutes, over]) => {
		const session = { role, seenAt: nine, expiresAt: after(8 * 60) };
		expect(isOver(session, after(minutes))).toBe(over);
	});

	test('at its end, however recently it was used', () => {
		const session = { role: 'worker', seenAt: after(479), expiresAt: after(480) } as const;
		expect(isOver(session, after(479.9))).toBe(false);
		expect(isOver(session, after(480))).toBe(true);
	});
});
