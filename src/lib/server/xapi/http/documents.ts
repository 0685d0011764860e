import {
	deleteDocument,
	deleteDocuments,
	findDocument,
	listDocuments,
	postDocument,
	putDocument,
	type DocumentScope
} from '../documents.ts';
import { checkContent, preconditionOf } from '../preconditions.ts';
import { refuse, XapiProblem } from '../problem.ts';
import type { DocumentKind } from '../schema.ts';
import type { Transaction } from '../../db/transaction.ts';
import { json, noContent } from './json.ts';
import {
	agentParameter,
	iriParameter,
	momentParameter,
	onlyParameters,
	required,
	uuidParameter,
	type Query
} from './parameters.ts';
import { repeatedly } from './repeat.ts';
import type { Answer, Call, Handler } from './types.ts';

type Kind = {
	kind: DocumentKind;
	/** Parameters that say what a document belongs to; all but `registration` are needed. */
	scope: readonly string[];
	/** The parameter that names a document. */
	id: 'stateId' | 'profileId';
};

const KINDS = {
	state: { kind: 'state', scope: ['activityId', 'agent', 'registration'], id: 'stateId' },
	activity: { kind: 'activity', scope: ['activityId'], id: 'profileId' },
	agent: { kind: 'agent', scope: ['agent'], id: 'profileId' }
} as const satisfies Record<DocumentKind, Kind>;

/** Names are as long as this at most, in characters. */
const LONGEST_NAME = 1_000;

/** The handlers of a resource that keeps documents. */
export function documentHandlers(
	name: DocumentKind
): Record<'GET' | 'PUT' | 'POST' | 'DELETE', Handler> {
	const kind: Kind = KINDS[name];
	return {
		GET: (call) => (call.request.query.has(kind.id) ? getOne(call, kind) : getNames(call, kind)),
		PUT: (call) => write(call, kind, 'PUT'),
		POST: (call) => write(call, kind, 'POST'),
		DELETE: (call) => remove(call, kind)
	};
}

async function getOne(call: Call, kind: Kind): Promise<Answer> {
	const { request, credential } = call;
	onlyParameters(request.query, new Set([...kind.scope, kind.id]));
	const scope = scopeIn(request.query, kind);
	const name = nameIn(request.query, kind);
	const found = await within(call, (tx) =>
		findDocument(tx, credential.organisationId, scope, name)
	);
	if (!found) throw new XapiProblem(404, 'There is no such document.');
	return {
		status: 200,
		headers: {
			'Content-Type': found.type,
			ETag: `"${found.etag}"`,
			'Last-Modified': found.updatedAt.toUTCString(),
			// Somebody else's file may not become a page of ours.
			'Content-Security-Policy': "default-src 'none'; sandbox",
			'Content-Disposition': 'attachment'
		},
		body: found.bytes
	};
}

async function getNames(call: Call, kind: Kind): Promise<Answer> {
	const { request, credential } = call;
	onlyParameters(request.query, new Set([...kind.scope, 'since']));
	const scope = scopeIn(request.query, kind);
	const since = momentParameter(request.query, 'since');
	const { names, updatedAt } = await within(call, (tx) =>
		listDocuments(
			tx,
			credential.organisationId,
			scope,
			since === undefined ? null : new Date(since)
		)
	);
	return json(names, updatedAt ? { 'Last-Modified': updatedAt.toUTCString() } : {});
}

async function write(call: Call, kind: Kind, method: 'PUT' | 'POST'): Promise<Answer> {
	const { request } = call;
	onlyParameters(request.query, new Set([...kind.scope, kind.id]));
	const writing = writingOf(call, kind);
	const type = request.headers['content-type'] ?? 'application/octet-stream';
	if (!/^[\x20-\x7e]{1,200}$/.test(type)) refuse('Content-Type', 'is not a media type');
	const content = { type, bytes: request.body };
	checkContent(content, method);
	const store = method === 'PUT' ? putDocument : postDocument;
	await within(call, (tx) => store(tx, writing, content, new Date()));
	return noContent;
}

async function remove(call: Call, kind: Kind): Promise<Answer> {
	const { request, credential } = call;
	onlyParameters(request.query, new Set([...kind.scope, kind.id]));
	if (kind.kind === 'state' && !request.query.has(kind.id)) {
		const scope = scopeIn(request.query, kind);
		await within(call, (tx) => deleteDocuments(tx, credential.organisationId, scope));
		return noContent;
	}
	const writing = writingOf(call, kind);
	await within(call, (tx) => deleteDocument(tx, writing));
	return noContent;
}

function writingOf({ request, credential, version }: Call, kind: Kind) {
	const { 'if-match': ifMatch, 'if-none-match': ifNoneMatch } = request.headers;
	return {
		organisationId: credential.organisationId,
		scope: scopeIn(request.query, kind),
		name: nameIn(request.query, kind),
		precondition: preconditionOf({ ifMatch, ifNoneMatch }, kind.kind, version)
	};
}

function scopeIn(query: Query, { kind, scope }: Kind): DocumentScope {
	const needed = scope.filter((name) => name !== 'registration');
	for (const name of needed) required(query, name);
	return {
		kind,
		activity: iriParameter(query, 'activityId') ?? null,
		agent: agentParameter(query, 'agent', { groups: kind === 'agent' })?.term ?? null,
		registration: uuidParameter(query, 'registration') ?? null
	};
}

function nameIn(query: Query, { id }: Kind): string {
	const name = required(query, id);
	if (name.length > LONGEST_NAME) refuse(id, `is longer than ${LONGEST_NAME} characters`);
	return name;
}

function within<Result>(
	{ lrs, credential }: Call,
	work: (tx: Transaction) => Promise<Result>
): Promise<Result> {
	const { organisationId } = credential;
	return repeatedly(() => lrs.withTransaction({ organisationId, personId: null }, work));
}
