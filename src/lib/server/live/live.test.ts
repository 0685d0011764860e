import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { streamsOn } from './streams.ts';
import { watchWith } from './watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const TIMES = { heartbeat: 1_000, longest: 10_000 };

test('who follows the same group shares one look, and nobody means none', async () => {
	const read = vi.fn(() => Promise.resolve('1'));
	const watch = watchWith(read, 100);
	const heard: string[] = [];
	const stops = [
		watch.follow('a', (mark) => heard.push(mark)),
		watch.follow('a', (mark) => heard.push(mark))
	];
	await vi.advanceTimersByTimeAsync(350);
	expect(read).toHaveBeenCalledTimes(4);
	expect(heard).toEqual(['1', '1']);
	for (const stop of stops) stop();
	await vi.advanceTimersByTimeAsync(1_000);
	expect(read).toHaveBeenCalledTimes(4);
	expect(watch.size()).toBe(0);
});

test('a change is told once to each, and a failed look changes nothing', async () => {
	let mark = '1';
	let fails = false;
	const read = () => (fails ? Promise.reject(new Error('away')) : Promise.resolve(mark));
	const watch = watchWith(read, 100);
	const heard: string[] = [];
	watch.follow('a', (one) => heard.push(one));
	await vi.advanceTimersByTimeAsync(150);
	mark = '2';
	fails = true;
	await vi.advanceTimersByTimeAsync(200);
	expect(heard).toEqual(['1']);
	fails = false;
	await vi.advanceTimersByTimeAsync(200);
	expect(heard).toEqual(['1', '2']);
	const late: string[] = [];
	watch.follow('a', (one) => late.push(one));
	expect(late).toEqual(['2']);
});

test('a stream has a heartbeat, a limit per session, an end, and closes when the server stops', async () => {
	const watch = watchWith(() => Promise.resolve('1'), 100);
	const streams = streamsOn(watch, TIMES);
	const open = Array.from({ length: 4 }, () => streams.open('session', 'a'));
	expect(streams.open('session', 'a')).toBeNull();
	const other = streams.open('other', 'a');
	await vi.advanceTimersByTimeAsync(1_100);

	const reader = open[0]?.getReader();
	const text = new TextDecoder();
	const read = async () => text.decode((await reader?.read())?.value);
	expect(await read()).toBe('retry: 2000\n\n');
	expect(await read()).toBe('event: changed\ndata: 1\n\n');
	expect(await read()).toBe(': \n\n');
	await reader?.cancel();
	expect(streams.size()).toBe(4);

	streams.endAll();
	expect(streams.size()).toBe(0);
	expect(watch.size()).toBe(0);
	expect(streams.open('third', 'a')).toBeNull();
	const ended = await new Response(other).text();
	expect(ended).toContain('event: changed');
});

test('a stream ends by itself, so that a session that is over follows nothing', async () => {
	const watch = watchWith(() => Promise.resolve('1'), 100);
	const streams = streamsOn(watch, TIMES);
	const stream = streams.open('session', 'a');
	const all = new Response(stream).text();
	await vi.advanceTimersByTimeAsync(10_100);
	expect(await all).toContain('changed');
	expect(streams.size()).toBe(0);
});
