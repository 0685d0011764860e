import { createHash } from 'node:crypto';
import type { Transaction } from '../../db/transaction.ts';
import { readAttachments } from '../attachments.ts';
import { permitsScope } from '../credentials.ts';
import { withCanonical, withIdsOnly, withoutNewer, readAcceptLanguage } from '../formats.ts';
import { recordOutside } from '../outside.ts';
import { refuse, XapiProblem } from '../problem.ts';
import type { AnyStatement } from '../types.ts';
import { attachmentsOf, readStatements } from './statement-body.ts';
import { json, noContent } from './json.ts';
import { writeParts } from './multipart.ts';
import { onlyParameters, required, uuidParameter } from './parameters.ts';
import { findOne, readStatementQuery, type StatementQuery } from './statement-query.ts';
import { statementPage } from './statement-page.ts';
import { repeatedly } from './repeat.ts';
import type { Answer, Call } from './types.ts';

const PUT = new Set(['statementId']);
const NONE = new Set<string>();

export async function putStatement(call: Call): Promise<Answer> {
	const { request, version, lrs } = call;
	onlyParameters(request.query, PUT);
	required(request.query, 'statementId');
	const id = uuidParameter(request.query, 'statementId') ?? '';
	const { statements, single, attachments } = readStatements(request, version, lrs.limits);
	const [statement] = statements;
	if (!single || !statement) throw new XapiProblem(400, 'The body: is not one statement');
	if (statement.id !== undefined && statement.id.toLowerCase() !== id) {
		refuse('statement.id', 'is another than statementId');
	}
	await record(call, [{ ...statement, id: statement.id ?? id }], attachments);
	return noContent;
}

export async function postStatements(call: Call): Promise<Answer> {
	const { request, version, lrs } = call;
	onlyParameters(request.query, NONE);
	const { statements, attachments } = readStatements(request, version, lrs.limits);
	return json(await record(call, statements, attachments));
}

function record(
	{ credential, version, lrs }: Call,
	statements: AnyStatement[],
	attachments: Map<string, Buffer>
): Promise<string[]> {
	const { organisationId } = credential;
	return repeatedly(() =>
		lrs.withTransaction({ organisationId, personId: null }, (tx) =>
			recordOutside(tx, credential, statements, attachments, version)
		)
	);
}

export async function getStatements(call: Call): Promise<Answer> {
	const { credential, lrs } = call;
	const { organisationId } = credential;
	const mine = permitsScope(credential, 'statements/read') ? null : credential.id;
	const query = readStatementQuery(call);
	return lrs.withTransaction({ organisationId, personId: null }, async (tx) => {
		if (query.kind === 'one') {
			const { text, headers } = await findOne(tx, organisationId, query, mine);
			const drawn = await draw(tx, call, query, [text]);
			const body = drawn[0] ?? text;
			const etag = `"${createHash('sha1').update(body).digest('hex')}"`;
			return answerWith(tx, call, query, drawn, body, { ...headers, ETag: etag });
		}
		const { texts, more } = await statementPage(tx, call, query);
		const drawn = await draw(tx, call, query, texts);
		const body = `{"statements":[${drawn.join(',')}],"more":${JSON.stringify(more)}}`;
		return answerWith(tx, call, query, drawn, body, {});
	});
}

/** In the form that was asked for. As stored is the usual one, for which nothing has to be read. */
async function draw(
	tx: Transaction,
	{ request, version, credential }: Call,
	{ format }: StatementQuery,
	texts: string[]
): Promise<string[]> {
	const isNewer = (text: string) =>
		version === '1.0.3' && (text.includes('"contextAgents"') || text.includes('"contextGroups"'));
	if (format === 'exact' && !texts.some(isNewer)) return texts;
	let statements = texts.map((text) => JSON.parse(text) as AnyStatement);
	if (version === '1.0.3') statements = statements.map(withoutNewer);
	if (format === 'ids') statements = statements.map(withIdsOnly);
	if (format === 'canonical') {
		const languages = readAcceptLanguage(request.headers['accept-language']);
		statements = await withCanonical(tx, credential.organisationId, statements, languages);
	}
	return statements.map((statement) => JSON.stringify(statement));
}

async function answerWith(
	tx: Transaction,
	{ credential }: Call,
	{ attachments: wanted }: StatementQuery,
	texts: string[],
	body: string,
	headers: Record<string, string>
): Promise<Answer> {
	if (!wanted) return json(body, headers);
	const named = texts.flatMap((text) => attachmentsOf(JSON.parse(text) as AnyStatement));
	const types = new Map(named.map(({ sha2, contentType }) => [sha2.toLowerCase(), contentType]));
	const files = await readAttachments(tx, credential.organisationId, [...types.keys()]);
	const parts = [...files].map(([sha2, content]) => ({
		sha2,
		contentType: types.get(sha2) ?? 'application/octet-stream',
		content
	}));
	const { contentType, body: whole } = writeParts(body, parts);
	return { status: 200, headers: { ...headers, 'Content-Type': contentType }, body: whole };
}
