import type { IncomingHttpHeaders } from 'node:http';

const KB = 1024;

/** In bytes, for everything that is sent but files. */
export const USUAL_LIMIT = 512 * KB;
/** In bytes, for a course in a zip. */
export const UPLOAD_LIMIT = 100 * KB * KB;

/** Pages that take a file. */
const UPLOADS = [/^\/trainings\/import(?:\/|\?|$)/, /^\/trainings\/gift(?:\/|\?|$)/];

/**
 * Why a request is refused before its body is read, as a status; null when it may pass. A body of unknown length is
 * taken only where files are.
 */
export function refusalOf(url: string, headers: IncomingHttpHeaders): 411 | 413 | null {
	if (UPLOADS.some((upload) => upload.test(url))) return null;
	if (headers['transfer-encoding'] !== undefined) return 411;
	return Number(headers['content-length'] ?? 0) > USUAL_LIMIT ? 413 : null;
}
