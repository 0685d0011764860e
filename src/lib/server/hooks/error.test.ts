import { expect, test } from 'vitest';
import { fakeEvent } from '#tests/fake-event.ts';
import { handleError } from './error.ts';

type Thrown = Parameters<typeof handleError>[0];

function told(error: unknown) {
	const logged: unknown[] = [];
	const { event } = fakeEvent();
	const locals = { ...event.locals, log: { error: (...words: unknown[]) => logged.push(words) } };
	const input = { kind: 'unknown', error, event: { ...event, locals, route: { id: '/today' } } };
	return { answer: handleError(input as unknown as Thrown), logged };
}

test('a browser that goes away while it sends is no fault of ours', () => {
	const gone = Object.assign(new Error('aborted'), { code: 'ECONNRESET' });
	expect(told(gone)).toEqual({ answer: { status: 400, message: 'unreadable' }, logged: [] });
});

test('a database that goes away is one that comes back, and is logged', () => {
	const lost = Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
	const { answer, logged } = told(lost);
	expect(answer).toMatchObject({ status: 503, message: 'unavailable' });
	expect(logged).toHaveLength(1);
});
