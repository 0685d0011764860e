import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { newId } from '#lib/ids.ts';
import { kept } from './kept.ts';
import { Outbox, pauseBefore, type Outgoing, type Receipt } from './outbox.ts';

const enrolmentId = newId();

function answer(text = 'x'): Outgoing {
	return {
		id: newId(),
		enrolmentId,
		moduleId: 'm',
		pageId: 'p',
		exerciseId: 'vraag',
		versionHash: 'a'.repeat(64),
		response: { text }
	};
}

/** A server that answers with the given statuses in turn, then always with 200, and stores each id once. */
function server(...statuses: (number | 'down')[]) {
	const stored = new Map<string, unknown>();
	const requests: string[][] = [];
	const post = async (body: string) => {
		const { answers } = JSON.parse(body) as { answers: Outgoing[] };
		requests.push(answers.map(({ id }) => id));
		const status = statuses.shift() ?? 200;
		if (status === 'down') throw new TypeError('Failed to fetch');
		if (status !== 200) return new Response('{}', { status });
		for (const one of answers) stored.set(one.id, one.response);
		return Response.json({ stored: answers.map(({ id }) => id), refused: [], states: [] });
	};
	return { post, stored, requests };
}

beforeEach(() => {
	vi.useFakeTimers();
	const values = new Map<string, string>();
	vi.stubGlobal('sessionStorage', {
		getItem: (key: string) => values.get(key) ?? null,
		setItem: (key: string, value: string) => values.set(key, value),
		removeItem: (key: string) => values.delete(key)
	});
});
afterEach(() => {
	vi.useRealTimers();
	vi.unstubAllGlobals();
});

test('an answer that arrives leaves nothing behind', async () => {
	const { post, stored } = server();
	const receipts: Receipt[] = [];
	const outbox = new Outbox(
		(receipt) => receipts.push(receipt),
		() => {},
		post
	);
	const one = answer();
	expect(await outbox.send(one)).toBe('stored');
	expect([...stored.keys()]).toEqual([one.id]);
	expect(receipts).toHaveLength(1);
	expect(kept('answers')).toBeNull();
});

test('without a network an answer is kept, survives a reload, and is sent by itself later', async () => {
	const { post, stored } = server('down', 503);
	const outbox = new Outbox(
		() => {},
		() => {},
		post
	);
	const one = answer();
	expect(await outbox.send(one)).toBe('waiting');
	expect(outbox.standing).toBe('away');
	expect(kept<Outgoing[]>('answers')?.map(({ id }) => id)).toEqual([one.id]);

	const reloaded = new Outbox(
		() => {},
		() => {},
		post
	);
	outbox.stop();
	expect(reloaded.waiting).toHaveLength(1);
	await reloaded.flush();
	expect(reloaded.standing).toBe('away');
	await vi.advanceTimersByTimeAsync(pauseBefore(0));
	expect([...stored.keys()]).toEqual([one.id]);
	expect(reloaded.standing).toBe('fine');
	expect(kept('answers')).toBeNull();
});

test('answers given while away go together, in order', async () => {
	const { post, requests } = server('down', 'down');
	const outbox = new Outbox(
		() => {},
		() => {},
		post
	);
	const [one, two] = [answer('1'), answer('2')];
	await outbox.send(one);
	await outbox.send(two);
	outbox.retry();
	await vi.advanceTimersByTimeAsync(0);
	expect(requests.at(-1)).toEqual([one.id, two.id]);
	expect(outbox.waiting).toEqual([]);
});

test('after a sign-out answers wait for the same person, without trying in the meantime', async () => {
	const { post, requests } = server(401);
	const outbox = new Outbox(
		() => {},
		() => {},
		post
	);
	expect(await outbox.send(answer())).toBe('waiting');
	expect(outbox.standing).toBe('signed-out');
	await vi.advanceTimersByTimeAsync(600_000);
	expect(requests).toHaveLength(1);
});

test('a refused answer is reported and does not hold up the others', async () => {
	const { post, stored } = server('down', 400, 400);
	const outbox = new Outbox(
		() => {},
		() => {},
		post
	);
	const [bad, good] = [answer('bad'), answer('good')];
	await outbox.send(bad);
	expect(await outbox.send(good)).toBe('stored');
	expect([...stored.keys()]).toEqual([good.id]);
	expect(outbox.waiting).toEqual([]);
});

test('what waits of another training is sent from any page, and everything that changes is heard', async () => {
	const { post, stored } = server('down');
	const before = new Outbox(
		() => {},
		() => {},
		post
	);
	const [one, other] = [answer(), { ...answer(), enrolmentId: newId() }];
	await before.send(one);
	before.stop();

	const heard: [number, string][] = [];
	const after: Outbox = new Outbox(
		() => {},
		() => heard.push([after.waiting.length, after.standing]),
		post
	);
	await after.send(other);
	expect([...stored.keys()]).toEqual([one.id, other.id]);
	expect(heard.at(0)).toEqual([2, 'fine']);
	expect(heard.at(-1)).toEqual([0, 'fine']);
});

test('pauses grow to a minute', () => {
	expect([0, 1, 2, 3, 4, 5, 20].map(pauseBefore)).toEqual([
		2000, 4000, 8000, 16000, 32000, 60000, 60000
	]);
});
