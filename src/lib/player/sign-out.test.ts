import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Outgoing } from '#lib/offline/outbox.ts';
import { sentInTime, unsentSentence } from './sign-out.ts';

const words = {
	one: '1 waits.',
	many: '{count} wait.',
	fine: 'Now.',
	away: 'Later.',
	'signed-out': 'After.'
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('it says how many answers wait, and for what', () => {
	expect(unsentSentence(0, 'fine', words)).toBeNull();
	expect(unsentSentence(1, 'fine', words)).toBe('1 waits. Now.');
	expect(unsentSentence(3, 'away', words)).toBe('3 wait. Later.');
	expect(unsentSentence(1, 'signed-out', words)).toBe('1 waits. After.');
});

test('signing out waits for what is being sent, and not for ever', async () => {
	const one = {} as Outgoing;
	const quick = { waiting: [one], flush: async () => void (quick.waiting = []) };
	expect(await sentInTime(quick)).toBe(true);

	const silent = { waiting: [one], flush: () => new Promise<void>(() => {}) };
	const sent = sentInTime(silent);
	await vi.advanceTimersByTimeAsync(4000);
	expect(await sent).toBe(false);

	const away = { waiting: [one], flush: async () => {} };
	expect(await sentInTime(away)).toBe(false);
});
