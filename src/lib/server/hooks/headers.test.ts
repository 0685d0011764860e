import { describe, expect, test } from 'vitest';
import { fakeEvent } from '#tests/fake-event.ts';
import { withHeaders } from './headers.ts';

const somebody = { actor: {} as App.Locals['actor'] };

async function headersOf(fake: Parameters<typeof fakeEvent>[0], response = new Response('')) {
	const { event } = fakeEvent(fake);
	return (await withHeaders({ event, resolve: () => Promise.resolve(response) })).headers;
}

describe('the headers of an answer', () => {
	test('are on every answer', async () => {
		const headers = await headersOf({});
		expect(headers.get('x-content-type-options')).toBe('nosniff');
		expect(headers.get('referrer-policy')).toBe('same-origin');
		expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
		expect(headers.get('permissions-policy')).toContain('camera=()');
		expect(headers.has('strict-transport-security')).toBe(false);
	});

	test('ask for https where there is https', async () => {
		const headers = await headersOf({ url: 'https://opmaat.example/' });
		expect(headers.get('strict-transport-security')).toMatch(/max-age=\d{8}/);
	});

	test('let nobody keep the page of somebody who is signed in, or just was', async () => {
		const page = () => new Response('', { headers: { 'cache-control': 'private, max-age=0' } });
		for (const locals of [somebody, { ended: true }]) {
			expect((await headersOf({ locals }, page())).get('cache-control')).toBe('private, no-store');
		}
		expect((await headersOf({})).has('cache-control')).toBe(false);
	});

	test('leave alone what says how long it keeps', async () => {
		const picture = new Response('', {
			headers: { 'cache-control': 'private, max-age=31536000, immutable' }
		});
		const headers = await headersOf({ locals: somebody }, picture);
		expect(headers.get('cache-control')).toContain('immutable');
	});

	test('say when to come back', async () => {
		const busy = await headersOf({}, new Response('', { status: 503 }));
		expect(Number(busy.get('retry-after'))).toBeGreaterThan(0);
		expect((await headersOf({})).has('retry-after')).toBe(false);
	});
});
