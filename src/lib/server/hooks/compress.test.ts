import { gunzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fakeEvent } from '#tests/fake-event.ts';
import { withCompression } from './compress.ts';

const PAGE = `<!doctype html>${'<p>Zin en spanning gaan samen.</p>'.repeat(100)}`;

function answer(body: string, type: string, accepts = 'gzip, br', method = 'GET') {
	const { event } = fakeEvent({ method, headers: { 'accept-encoding': accepts } });
	const response = new Response(body, { headers: { 'content-type': type } });
	return withCompression({ event, resolve: () => Promise.resolve(response) });
}

test('a page travels compressed, and is the same page', async () => {
	const response = await answer(PAGE, 'text/html; charset=utf-8');
	const bytes = Buffer.from(await response.arrayBuffer());

	expect(response.headers.get('content-encoding')).toBe('gzip');
	expect(response.headers.get('vary')).toContain('accept-encoding');
	expect(Number(response.headers.get('content-length'))).toBe(bytes.length);
	expect(bytes.length).toBeLessThan(PAGE.length / 4);
	expect(gunzipSync(bytes).toString()).toBe(PAGE);
});

test('what is small, a picture, or asked for as it is, stays as it is', async () => {
	const plain = await Promise.all([
		answer('<p>kort</p>', 'text/html'),
		answer(PAGE, 'image/png'),
		answer(PAGE, 'text/html', 'identity')
	]);
	for (const response of plain) {
		expect(response.headers.has('content-encoding')).toBe(false);
		expect((await response.text()).length).toBeGreaterThan(0);
	}
});
