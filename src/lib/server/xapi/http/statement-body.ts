import { refuse, XapiProblem } from '../problem.ts';
import type { Version } from '../schema.ts';
import { checkSignatures } from '../signatures.ts';
import type { AnyStatement, Attachment } from '../types.ts';
import { checkStatement } from '../validate/statement.ts';
import { readJson } from './json.ts';
import { hashMatches, readParts } from './multipart.ts';
import type { Limits, XapiRequest } from './types.ts';

export type StatementBody = {
	statements: AnyStatement[];
	/** The body was one statement, not a list. */
	single: boolean;
	/** By SHA-2 in lower case. */
	attachments: Map<string, Buffer>;
};

/**
 * The statements of a request and what is attached to them, checked in full.
 * @throws XapiProblem 400 or 413 that names the place
 */
export function readStatements(
	{ headers, body }: XapiRequest,
	version: Version,
	limits: Limits
): StatementBody {
	const type = headers['content-type'] ?? '';
	if (/^application\/json\s*(;|$)/i.test(type)) return checked(body, new Map(), version, limits);
	if (!/^multipart\/mixed\s*;/i.test(type)) {
		throw new XapiProblem(400, 'Content-Type: is neither application/json nor multipart/mixed');
	}
	const [first, ...rest] = readParts(type, body);
	if (!first || !/^application\/json\s*(;|$)/i.test(first.headers.get('content-type') ?? '')) {
		throw new XapiProblem(400, 'The first part has another Content-Type than application/json.');
	}
	const attachments = new Map<string, Buffer>();
	rest.forEach((part, index) => {
		const at = `part ${index + 2}`;
		if (part.headers.get('content-transfer-encoding')?.toLowerCase() !== 'binary') {
			refuse(at, 'has no Content-Transfer-Encoding: binary');
		}
		const sha2 = (part.headers.get('x-experience-api-hash') ?? '').toLowerCase();
		if (!sha2) refuse(at, 'has no X-Experience-API-Hash');
		if (!hashMatches(sha2, part.body))
			refuse(at, 'has another hash than X-Experience-API-Hash says');
		attachments.set(sha2, part.body);
	});
	if (first.body.length > limits.json) {
		throw new XapiProblem(413, `The statements are larger than ${limits.json} bytes.`);
	}
	return checked(first.body, attachments, version, limits);
}

function checked(
	body: Buffer,
	attachments: Map<string, Buffer>,
	version: Version,
	limits: Limits
): StatementBody {
	const value = readJson(body, 'The body');
	const single = !Array.isArray(value);
	const list: unknown[] = single ? [value] : value;
	if (list.length > limits.batch) {
		throw new XapiProblem(413, `The body has more than ${limits.batch} statements.`);
	}
	const statements = list.map((item, index) => {
		checkStatement(item, version, single ? 'statement' : `statements[${index}]`);
		return item;
	});
	checkIds(statements);
	const used = new Set<string>();
	statements.forEach((statement, index) => {
		const at = single ? 'statement' : `statements[${index}]`;
		for (const { sha2, fileUrl } of attachmentsOf(statement)) {
			const hash = sha2.toLowerCase();
			if (attachments.has(hash)) used.add(hash);
			else if (fileUrl === undefined) refuse(`${at}.attachments`, 'names a file that was not sent');
		}
		checkSignatures(statement, attachments, at);
	});
	if (used.size < attachments.size) refuse('The body', 'has a part that no statement names');
	return { statements, single, attachments };
}

/** Attachments of the statement itself and of the one within it. */
export function attachmentsOf({ attachments = [], object }: AnyStatement): Attachment[] {
	return [...attachments, ...(object.attachments ?? [])];
}

function checkIds(statements: AnyStatement[]): void {
	const ids = new Set<string>();
	statements.forEach(({ id }, index) => {
		if (id === undefined) return;
		const lower = id.toLowerCase();
		if (ids.has(lower)) refuse(`statements[${index}].id`, 'occurs twice in this batch');
		ids.add(lower);
	});
}
