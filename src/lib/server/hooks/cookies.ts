import type { RequestEvent } from '@sveltejs/kit';
import { newSecret } from '../identity/secrets.ts';

type Jar = Pick<RequestEvent, 'cookies' | 'url'>;

const SESSION = 'opmaat';
const DEVICE = 'opmaat-device';
/** In seconds. A device is remembered so that others' guessing does not lock its owner out. */
const DEVICE_AGE = 400 * 24 * 60 * 60;
const LOOPBACK = /^(localhost|(.+\.)?localhost|127(\.\d{1,3}){3}|\[::1\])$/;

/** Plain HTTP on this machine: the only place where a cookie may do without a secure connection. */
export function isLoopback({ protocol, hostname }: URL): boolean {
	return protocol === 'http:' && LOOPBACK.test(hostname);
}

/** Whether signing in can work here at all: browsers keep a secure cookie on a secure connection only. */
export function canSignIn(url: URL): boolean {
	return url.protocol === 'https:' || isLoopback(url);
}

export function readSessionToken({ cookies, url }: Jar): string | undefined {
	return cookies.get(nameOf(SESSION, url));
}

/** Without an end date: it goes with the browser, which on a shared device is soon. */
export function setSessionToken({ cookies, url }: Jar, token: string): void {
	cookies.set(nameOf(SESSION, url), token, attributesOf(url));
}

export function deleteSessionToken({ cookies, url }: Jar): void {
	cookies.delete(nameOf(SESSION, url), attributesOf(url));
}

/** A random name of this browser, made at the first try to sign in. */
export function keepDeviceId({ cookies, url }: Jar): string {
	const name = nameOf(DEVICE, url);
	const known = cookies.get(name);
	const id = known && /^[\w-]{24}$/.test(known) ? known : newSecret();
	cookies.set(name, id, { ...attributesOf(url), maxAge: DEVICE_AGE });
	return id;
}

function nameOf(name: string, url: URL): string {
	return isLoopback(url) ? name : `__Host-${name}`;
}

function attributesOf(url: URL) {
	return { path: '/', httpOnly: true, sameSite: 'lax', secure: !isLoopback(url) } as const;
}
