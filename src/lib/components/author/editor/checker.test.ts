import { afterEach, describe, expect, test, vi } from 'vitest';
import type { CheckedFile } from '#lib/content/editing/check-file.ts';
import { createChecker, type Thread } from './checker.ts';

const around = {
	...{ course: 'a', pages: [], modules: [], images: [], exercises: [], explained: [] },
	sensitive: false
};
const checkedAs = (words: number): CheckedFile => ({ messages: [], exercises: [], words });

/** A thread that answers when it is told to. */
function fakeThread() {
	const asked: { id: number; text: string }[] = [];
	let listener: (event: unknown) => void = () => {};
	const thread = {
		postMessage: (message: { id: number; text: string }) => asked.push(message),
		terminate: vi.fn<() => void>(),
		addEventListener: (name: string, listen: (event: unknown) => void) => {
			if (name === 'message') listener = listen;
		}
	};
	const answer = (words: number) =>
		listener({ data: { id: asked.at(-1)?.id, checked: checkedAs(words) } });
	return { thread: thread as unknown as Thread, asked, answer, terminate: thread.terminate };
}

afterEach(() => void vi.useRealTimers());

describe('the checker', () => {
	test('checks one text at a time, and then only the newest', () => {
		const { thread, asked, answer } = fakeThread();
		const told: [CheckedFile | null, string][] = [];
		const { check } = createChecker(
			{ path: 'x.md', around },
			(...all) => told.push(all),
			() => thread
		);
		check('een');
		check('twee');
		check('drie');
		expect(asked.map(({ text }) => text)).toEqual(['een']);
		answer(1);
		expect(asked.map(({ text }) => text)).toEqual(['een', 'drie']);
		answer(3);
		expect(told.map(([checked, text]) => [checked?.words, text])).toEqual([
			[1, 'een'],
			[3, 'drie']
		]);
	});

	test('stops a check that takes too long, and goes on with a new thread', () => {
		vi.useFakeTimers();
		const threads = [fakeThread(), fakeThread()] as const;
		let started = 0;
		const told: (CheckedFile | null)[] = [];
		const { check } = createChecker(
			{ path: 'x.md', around },
			(checked) => told.push(checked),
			() => (threads[started++] ?? threads[1]).thread
		);
		check('zwaar');
		check('licht');
		vi.advanceTimersByTime(5_000);
		expect(told).toEqual([null]);
		expect(threads[0].terminate).toHaveBeenCalled();
		threads[1].answer(1);
		expect(told).toEqual([null, checkedAs(1)]);
	});
});
