import type { ServerResponse } from 'node:http';

const EVERYWHERE = {
	'X-Content-Type-Options': 'nosniff',
	// Not no-referrer: forms would then send the origin `null`.
	'Referrer-Policy': 'same-origin',
	'Cross-Origin-Opener-Policy': 'same-origin',
	'Cross-Origin-Resource-Policy': 'same-origin',
	'X-Frame-Options': 'DENY',
	'Permissions-Policy':
		'camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()'
};
const ONE_YEAR = 31_536_000;

/** Headers of every answer, files included; a page may replace them. */
export function setHeaders(response: ServerResponse, protocol: string) {
	for (const [name, value] of Object.entries(EVERYWHERE)) response.setHeader(name, value);
	if (protocol === 'https') response.setHeader('Strict-Transport-Security', `max-age=${ONE_YEAR}`);
}

/** A short answer in plain words from the entry itself. */
export function answerPlainly(response: ServerResponse, status: number, text: string) {
	response.writeHead(status, {
		'Content-Type': 'text/plain; charset=utf-8',
		'Cache-Control': 'no-store'
	});
	response.end(`${text}\n`);
}
