import { describe, expect, test } from 'vitest';
import { Busy, queueOf } from './queue.ts';

/** Work that ends when it is told to. */
function works() {
	const started: (() => void)[] = [];
	return {
		started,
		work: () => new Promise<string>((resolve) => started.push(() => resolve('done')))
	};
}

const settle = () => new Promise((resolve) => setTimeout(resolve));

describe('the queue', () => {
	test('runs a few at once, in order of arrival, and refuses what does not fit', async () => {
		const queue = queueOf({ atOnce: 2, waiting: 3 });
		const { started, work } = works();
		const taken = Array.from({ length: 5 }, () => queue(work));

		await expect(queue(work)).rejects.toThrow(Busy);
		await settle();
		expect(started).toHaveLength(2);
		for (let at = 0; at < 5; at++) {
			started[at]?.();
			await settle();
			expect(started).toHaveLength(Math.min(5, at + 3));
		}
		expect(await Promise.all(taken)).toEqual(Array(5).fill('done'));
	});

	test('gives the place on when work fails', async () => {
		const queue = queueOf({ atOnce: 1, waiting: 5 });
		const failing = queue(() => Promise.reject(new Error('no')));
		const next = queue(() => Promise.resolve('done'));
		await expect(failing).rejects.toThrow('no');
		expect(await next).toBe('done');
		expect(await queue(() => Promise.resolve('again'))).toBe('again');
	});

	test('says when to come back', async () => {
		const queue = queueOf({ atOnce: 1, waiting: 0 });
		const { started, work } = works();
		const running = queue(work);
		await expect(queue(work)).rejects.toMatchObject({ retryAfter: 5 });
		started[0]?.();
		await running;
	});
});
