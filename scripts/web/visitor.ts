import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';
import os from 'node:os';

export type WebSettings = { origin?: string; host: string; trustProxy: number };

export type Visitor = {
	protocol: string;
	/** Host and port as the browser wrote them. */
	host: string;
	/** IP address of the visitor, past the proxies that are trusted. */
	address: string;
};

/**
 * Who a request is from and which origin it is for, as far as it may be believed.
 * With ORIGIN set, every request is taken to be for that origin, whatever its headers say.
 * Null when it names a host that is not ours: a page elsewhere may have pointed its own name here.
 */
export function visitorOf(
	headers: IncomingHttpHeaders,
	peer: string,
	settings: WebSettings
): Visitor | null {
	const address = addressOf(headers, peer, settings.trustProxy);
	if (settings.origin) {
		const { protocol, host } = new URL(settings.origin);
		const ours = settings.trustProxy > 0 || isOurs(headers.host, { ...settings, host }, host);
		return ours ? { protocol: protocol.slice(0, -1), host, address } : null;
	}
	const { host } = headers;
	if (!host || !isOurs(host, settings)) return null;
	return { protocol: protocolOf(headers, settings.trustProxy), host, address };
}

function isOurs(host: string | undefined, settings: WebSettings, exact?: string): boolean {
	if (!host || !URL.canParse(`http://${host}`)) return false;
	if (host === exact) return true;
	const name = new URL(`http://${host}`).hostname.replace(/^\[|\]$/g, '').toLowerCase();
	// A number cannot be pointed elsewhere by whoever owns a name.
	if (isIP(name) !== 0 || name === 'localhost' || name.endsWith('.localhost')) return true;
	const machine = os.hostname().toLowerCase();
	return [settings.host.toLowerCase(), machine, `${machine}.local`].includes(name);
}

/** Each proxy adds the address of whoever called it at the end; what stands before those is hearsay. */
function addressOf(headers: IncomingHttpHeaders, peer: string, depth: number): string {
	if (depth === 0) return peer;
	const chain = listOf(headers['x-forwarded-for']);
	return chain.at(-depth) ?? chain[0] ?? peer;
}

function protocolOf(headers: IncomingHttpHeaders, depth: number): string {
	if (depth === 0) return 'http';
	const chain = listOf(headers['x-forwarded-proto']);
	return (chain.at(-depth) ?? chain[0]) === 'https' ? 'https' : 'http';
}

function listOf(header: string | string[] | undefined): string[] {
	return [header ?? []]
		.flat()
		.join(',')
		.split(',')
		.map((part) => part.trim())
		.filter(Boolean);
}
