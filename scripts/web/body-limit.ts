import type { IncomingMessage } from 'node:http';

const KILO = 1024;
/** In bytes; what any form or call of ours needs. */
const USUAL = 512 * KILO;
/** A picture of 8 MB with the fields beside it. */
export const MOST = 9 * KILO * KILO;

/** Where authors upload pictures: an action of the page of one text. */
const UPLOADS = /^\/trainings\/[a-z0-9-]+\/edit\/[0-9a-f-]{36}\?\/picture$/;

/** Most bytes that a request may carry: only an upload may be large. */
export function bodyLimitOf({ method, url = '' }: Pick<IncomingMessage, 'method' | 'url'>): number {
	return method === 'POST' && UPLOADS.test(url) ? MOST : USUAL;
}

/** Whether a request says that it carries too much, or does not say how much it carries. */
export function isTooLarge(request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): boolean {
	const { headers } = request;
	const limit = bodyLimitOf(request);
	// Without a length kit itself counts, up to the limit of uploads.
	if (headers['content-length'] === undefined) {
		return headers['transfer-encoding'] !== undefined && limit < MOST;
	}
	return Number(headers['content-length']) > limit;
}
