import { describe, expect, test } from 'vitest';
import { visitorOf, type WebSettings } from './visitor.ts';

const local: WebSettings = { host: '127.0.0.1', trustProxy: 0 };
const behindProxy: WebSettings = {
	host: '127.0.0.1',
	trustProxy: 1,
	origin: 'https://opmaat.school.nl'
};
const peer = '10.0.0.9';

describe('the origin of a request', () => {
	test('is what the browser wrote, over plain http, as long as nothing is set', () => {
		const visitor = visitorOf(
			{ host: 'localhost:3000', 'x-forwarded-proto': 'https' },
			peer,
			local
		);
		expect(visitor).toEqual({ protocol: 'http', host: 'localhost:3000', address: peer });
	});

	test('is ORIGIN when that is set, also when the proxy passes another name', () => {
		const visitor = visitorOf({ host: 'opmaat:3000' }, peer, behindProxy);
		expect(visitor).toMatchObject({ protocol: 'https', host: 'opmaat.school.nl' });
	});

	test('follows a trusted proxy in the protocol', () => {
		const trusting = { ...local, trustProxy: 1 };
		const headers = { host: 'localhost', 'x-forwarded-proto': 'https' };
		expect(visitorOf(headers, peer, trusting)?.protocol).toBe('https');
	});
});

describe('a host that is not ours', () => {
	test.for(['evil.example', 'evil.example:3000', '', 'local host', 'localhost.evil.example'])(
		'%j is refused',
		(host) => {
			expect(visitorOf({ host }, peer, local)).toBeNull();
			expect(visitorOf({ host }, peer, { ...behindProxy, trustProxy: 0 })).toBeNull();
		}
	);

	test.for(['localhost:3000', '127.0.0.1:3000', '192.168.1.20:3000', '[::1]:3000'])(
		'%s is accepted',
		(host) => {
			expect(visitorOf({ host }, peer, local)).not.toBeNull();
		}
	);
});

describe('the address of a visitor', () => {
	const headers = { host: 'localhost', 'x-forwarded-for': '1.1.1.1, 2.2.2.2, 3.3.3.3' };

	test('is the peer when no proxy is trusted', () => {
		expect(visitorOf(headers, peer, local)?.address).toBe(peer);
	});

	test('is what the outermost trusted proxy saw', () => {
		expect(visitorOf(headers, peer, { ...local, trustProxy: 1 })?.address).toBe('3.3.3.3');
		expect(visitorOf(headers, peer, { ...local, trustProxy: 2 })?.address).toBe('2.2.2.2');
	});

	test('is the peer when the proxy says nothing', () => {
		expect(visitorOf({ host: 'localhost' }, peer, { ...local, trustProxy: 1 })?.address).toBe(peer);
	});
});
