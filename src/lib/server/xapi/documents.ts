import { createHash } from 'node:crypto';
import { and, asc, eq, gt, sql, type SQL } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { xapiDocuments, type DocumentKind } from './schema.ts';
import { mergeable, type Precondition } from './preconditions.ts';

/** What a document belongs to. */
export type DocumentScope = {
	kind: DocumentKind;
	activity: string | null;
	/** The term of the agent. */
	agent: string | null;
	registration: string | null;
};

export type Content = { type: string; bytes: Buffer };
export type StoredDocument = Content & { etag: string; updatedAt: Date };

type Writing = {
	organisationId: string;
	scope: DocumentScope;
	name: string;
	precondition: Precondition;
};

/** The document of a name, or null. */
export async function findDocument(
	tx: Transaction,
	organisationId: string,
	scope: DocumentScope,
	name: string
): Promise<StoredDocument | null> {
	const [row] = await tx
		.select({
			type: xapiDocuments.contentType,
			bytes: xapiDocuments.content,
			etag: xapiDocuments.etag,
			updatedAt: xapiDocuments.updatedAt
		})
		.from(xapiDocuments)
		.where(
			and(
				eq(xapiDocuments.organisationId, organisationId),
				eq(xapiDocuments.key, keyOf(scope, name))
			)
		);
	return row ?? null;
}

/** Names of the documents of a scope that changed after a moment. Without a registration: those of all registrations. */
export async function listDocuments(
	tx: Transaction,
	organisationId: string,
	scope: DocumentScope,
	since: Date | null
): Promise<{ names: string[]; updatedAt: Date | null }> {
	const rows = await tx
		.selectDistinct({ name: xapiDocuments.name, updatedAt: xapiDocuments.updatedAt })
		.from(xapiDocuments)
		.where(
			and(inScope(organisationId, scope), since ? gt(xapiDocuments.updatedAt, since) : undefined)
		)
		.orderBy(asc(xapiDocuments.name));
	const latest = rows.reduce((most, { updatedAt }) => Math.max(most, updatedAt.getTime()), 0);
	return {
		names: [...new Set(rows.map(({ name }) => name))],
		updatedAt: latest ? new Date(latest) : null
	};
}

/** Puts a document in the place of what was there. */
export async function putDocument(
	tx: Transaction,
	writing: Writing,
	content: Content,
	now: Date
): Promise<StoredDocument> {
	const existing = await lockDocument(tx, writing);
	writing.precondition.check(existing, 'PUT');
	return writeDocument(tx, writing, content, existing, now);
}

/** Adds to a document, both being JSON objects; what was not there yet is stored as it is. */
export async function postDocument(
	tx: Transaction,
	writing: Writing,
	content: Content,
	now: Date
): Promise<StoredDocument> {
	const existing = await lockDocument(tx, writing);
	writing.precondition.check(existing, 'POST');
	const merged = existing ? mergeable(existing, content) : content;
	return writeDocument(tx, writing, merged, existing, now);
}

export async function deleteDocument(tx: Transaction, writing: Writing): Promise<void> {
	const existing = await lockDocument(tx, writing);
	writing.precondition.check(existing, 'DELETE');
	await tx
		.delete(xapiDocuments)
		.where(
			and(
				eq(xapiDocuments.organisationId, writing.organisationId),
				eq(xapiDocuments.key, keyOf(writing.scope, writing.name))
			)
		);
}

/** Deletes every document of a scope. */
export async function deleteDocuments(
	tx: Transaction,
	organisationId: string,
	scope: DocumentScope
): Promise<void> {
	await tx.delete(xapiDocuments).where(inScope(organisationId, scope));
}

function inScope(organisationId: string, scope: DocumentScope): SQL | undefined {
	return and(
		eq(xapiDocuments.organisationId, organisationId),
		eq(xapiDocuments.scope, scopeKeyOf(scope)),
		scope.registration === null ? undefined : eq(xapiDocuments.registration, scope.registration)
	);
}

/** One writer at a time for a document, also for one that is not there yet. */
async function lockDocument(tx: Transaction, { organisationId, scope, name }: Writing) {
	const key = keyOf(scope, name);
	await tx.execute(
		sql`select pg_advisory_xact_lock(hashtextextended(${`${organisationId} ${key}`}, 0)) is null`
	);
	return findDocument(tx, organisationId, scope, name);
}

async function writeDocument(
	tx: Transaction,
	{ organisationId, scope, name }: Writing,
	{ type, bytes }: Content,
	existing: StoredDocument | null,
	now: Date
): Promise<StoredDocument> {
	const key = keyOf(scope, name);
	const etag = createHash('sha1').update(bytes).digest('hex');
	// A client that asks for what changed since must not miss a second change within the millisecond.
	const updatedAt = new Date(Math.max(now.getTime(), (existing?.updatedAt.getTime() ?? -1) + 1));
	const row = { contentType: type, content: bytes, etag, updatedAt };
	if (existing) {
		await tx
			.update(xapiDocuments)
			.set(row)
			.where(and(eq(xapiDocuments.organisationId, organisationId), eq(xapiDocuments.key, key)));
	} else {
		const named = { organisationId, key, ...scope, scope: scopeKeyOf(scope), name };
		await tx.insert(xapiDocuments).values({ ...named, ...row });
	}
	return { type, bytes, etag, updatedAt };
}

function scopeKeyOf({ kind, activity, agent }: DocumentScope): string {
	return hashed(kind, activity ?? '', agent ?? '');
}

function keyOf(scope: DocumentScope, name: string): string {
	return hashed(scopeKeyOf(scope), scope.registration ?? '', name);
}

function hashed(...parts: string[]): string {
	const hex = createHash('sha256').update(parts.join('\n')).digest('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
