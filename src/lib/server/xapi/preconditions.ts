import type { Content, StoredDocument } from './documents.ts';
import { XapiProblem } from './problem.ts';
import type { DocumentKind, Version } from './schema.ts';
import { checkDocumentTree } from './validate/tree.ts';

export type Method = 'PUT' | 'POST' | 'DELETE';
export type Precondition = {
	/** @throws XapiProblem 412, 409 or 400 when the document is not what the sender thought */
	check: (existing: StoredDocument | null, method: Method) => void;
};

type Headers = { ifMatch?: string | undefined; ifNoneMatch?: string | undefined };

/**
 * What the sender says of the document that is there (xAPI 1.0.3, Communication 3.1; 2.0.0, 4.1.4). A profile is shared, so
 * 1.0.3 wants to know; 2.0.0 wants it for states too, but only where something would be overwritten.
 */
export function preconditionOf(
	{ ifMatch, ifNoneMatch }: Headers,
	kind: DocumentKind,
	version: Version
): Precondition {
	return {
		check(existing, method) {
			if (ifMatch !== undefined && !matches(ifMatch, existing)) {
				throw new XapiProblem(412, 'If-Match: the document is not the one that was named');
			}
			if (ifNoneMatch !== undefined && matches(ifNoneMatch, existing)) {
				throw new XapiProblem(412, 'If-None-Match: the document is there already');
			}
			if (method !== 'PUT' || ifMatch !== undefined || ifNoneMatch !== undefined) return;
			if (kind === 'state' && version === '1.0.3') return;
			if (existing) {
				throw new XapiProblem(
					409,
					'A document is there already. Read it first and send its ETag in If-Match, or If-Match: * to overwrite it.'
				);
			}
			if (version === '1.0.3') {
				throw new XapiProblem(400, 'Send If-Match, or If-None-Match: * for a new document.');
			}
		}
	};
}

/** Proxies that compress make an ETag weak, so `W/` does not count; neither do missing quotes. */
function matches(header: string, existing: StoredDocument | null): boolean {
	if (!existing) return false;
	const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, '').replace(/"/g, ''));
	return tags.includes('*') || tags.includes(existing.etag);
}

/**
 * Two JSON objects, the second laid over the first, one level deep.
 * @throws XapiProblem 400 when either is something else
 */
export function mergeable(existing: Content, added: Content): Content {
	const before = objectIn(existing, 'The document that is there');
	const after = objectIn(added, 'The document that was sent');
	const bytes = Buffer.from(JSON.stringify({ ...before, ...after }));
	return { type: added.type, bytes };
}

/** @throws XapiProblem 400 when content that says it is JSON is not */
export function checkContent({ type, bytes }: Content, method: 'PUT' | 'POST'): void {
	if (!isJson(type)) return;
	const value = parsed(bytes);
	checkDocumentTree(value, 'document');
	if (method === 'POST' && !isObject(value)) {
		throw new XapiProblem(400, 'The document that was sent is not a JSON object.');
	}
}

export function isJson(type: string): boolean {
	return /^application\/json\s*(;|$)/i.test(type);
}

function objectIn({ type, bytes }: Content, what: string): object {
	const value = isJson(type) ? parsed(bytes) : null;
	if (isObject(value)) return value;
	throw new XapiProblem(400, `${what} is not a JSON object, so they cannot be merged.`);
}

function isObject(value: unknown): value is object {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function parsed(bytes: Buffer): unknown {
	try {
		return JSON.parse(bytes.toString('utf8')) as unknown;
	} catch {
		throw new XapiProblem(400, 'The document says it is JSON and cannot be read as such.');
	}
}
