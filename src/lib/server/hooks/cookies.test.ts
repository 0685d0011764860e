import { describe, expect, test } from 'vitest';
import {
	canSignIn,
	deleteSessionToken,
	keepDeviceId,
	readSessionToken,
	setSessionToken
} from './cookies.ts';
import { fakeEvent } from '#tests/fake-event.ts';

const HTTPS = 'https://opmaat.example/login';

describe('the session cookie', () => {
	test('is bound to host, path and a secure connection', () => {
		const { event, kept } = fakeEvent({ url: HTTPS });
		setSessionToken(event, 'token');
		expect([...kept]).toEqual([
			[
				'__Host-opmaat',
				{ value: 'token', options: { path: '/', httpOnly: true, sameSite: 'lax', secure: true } }
			]
		]);
		expect(readSessionToken(event)).toBe('token');
		deleteSessionToken(event);
		expect(kept.get('__Host-opmaat')?.options.maxAge).toBe(0);
	});

	test.for([
		'http://localhost:3000/',
		'http://127.0.0.1/',
		'http://[::1]:5173/',
		'http://a.localhost/'
	])('does without a secure connection at %s', (url) => {
		const { event, kept } = fakeEvent({ url });
		setSessionToken(event, 'token');
		expect(kept.get('opmaat')?.options).toMatchObject({ secure: false, httpOnly: true });
		expect(canSignIn(new URL(url))).toBe(true);
	});

	test.for(['http://192.168.1.20:3000/', 'http://opmaat.example/', 'http://localhost.example/'])(
		'does not at %s',
		(url) => {
			const { event, kept } = fakeEvent({ url });
			setSessionToken(event, 'token');
			expect([...kept.keys()]).toEqual(['__Host-opmaat']);
			expect(canSignIn(new URL(url))).toBe(false);
		}
	);
});

describe('the device cookie', () => {
	test('keeps its value, and replaces what is not ours', () => {
		const first = fakeEvent({ url: HTTPS });
		const id = keepDeviceId(first.event);
		expect(id).toMatch(/^[\w-]{24}$/);
		const again = fakeEvent({ url: HTTPS, cookies: { '__Host-opmaat-device': id } });
		expect(keepDeviceId(again.event)).toBe(id);
		const odd = fakeEvent({ url: HTTPS, cookies: { '__Host-opmaat-device': 'x'.repeat(4000) } });
		expect(keepDeviceId(odd.event)).toMatch(/^[\w-]{24}$/);
	});
});
