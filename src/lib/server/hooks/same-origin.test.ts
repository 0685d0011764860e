import { describe, expect, test } from 'vitest';
import { fakeEvent } from '#tests/fake-event.ts';
import { withSameOrigin } from './same-origin.ts';

const URL_HERE = 'https://opmaat.example/logout';
const HERE = 'https://opmaat.example';

async function statusOf(method: string, headers: Record<string, string>): Promise<number> {
	const { event } = fakeEvent({ url: URL_HERE, method, headers });
	const response = await withSameOrigin({
		event,
		resolve: () => Promise.resolve(new Response('done'))
	});
	return response.status;
}

const FOREIGN: Record<string, string>[] = [
	{},
	{ origin: 'null' },
	{ origin: '' },
	{ origin: 'https://evil.example' },
	{ origin: 'http://opmaat.example' },
	{ origin: 'https://opmaat.example:8443' },
	{ origin: 'https://opmaat.example.evil.example' },
	{ origin: 'https://evilopmaat.example' },
	{ referer: `${HERE}/today` },
	{ 'sec-fetch-site': 'cross-site' },
	{ 'sec-fetch-site': 'same-site' },
	{ 'sec-fetch-site': 'none' },
	{ 'sec-fetch-site': 'cross-site', origin: HERE },
	{ 'sec-fetch-site': '', origin: 'https://evil.example' },
	{ 'content-type': 'application/json' },
	{ 'content-type': 'text/plain', origin: 'https://evil.example' },
	{ 'x-sveltekit-action': 'true' }
];

const CASES = FOREIGN.flatMap((headers) =>
	['POST', 'PUT', 'PATCH', 'DELETE'].map((method) => ({ method, headers }))
);

describe('a write from another site', () => {
	test.for(CASES)('is refused: $method $headers', async ({ method, headers }) => {
		expect(await statusOf(method, headers)).toBe(403);
	});
});

describe('what is let through', () => {
	test.for(['GET', 'HEAD', 'OPTIONS'])('%s, from anywhere', async (method) => {
		expect(await statusOf(method, { 'sec-fetch-site': 'cross-site' })).toBe(200);
	});

	test('a write of our own page', async () => {
		expect(await statusOf('POST', { 'sec-fetch-site': 'same-origin' })).toBe(200);
		expect(await statusOf('POST', { 'sec-fetch-site': 'same-origin', origin: HERE })).toBe(200);
		expect(await statusOf('POST', { origin: HERE })).toBe(200);
	});
});
