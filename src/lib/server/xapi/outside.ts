import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { storeAttachments } from './attachments.ts';
import { claimIds } from './claim.ts';
import { authorityOf, permitsScope, type Credential } from './credentials.ts';
import { noteDefinitions } from './definitions.ts';
import { contentHash, isSameContent } from './content-hash.ts';
import { lockForWriting } from './locks.ts';
import { normalise } from './normalise.ts';
import { XapiProblem } from './problem.ts';
import { referenceOf } from './references.ts';
import type { Version } from './schema.ts';
import { store } from './store.ts';
import type { AnyStatement } from './types.ts';
import { isVoiding, type Voiding } from './voiding.ts';

type Incoming = { id: string; statement: AnyStatement & { id: string }; hash: Buffer };

/**
 * Records checked statements of other software: all of them or none. Who says so is always the key they came with, whatever
 * they name as authority; progress of participants is counted from our own statements only, never from these.
 * @returns the ids, in the order given
 * @throws XapiProblem 409 when an id stands for something else, 403 when it voids what is not its own
 */
export async function recordOutside(
	tx: Transaction,
	credential: Credential,
	given: AnyStatement[],
	attachments: ReadonlyMap<string, Buffer>,
	version: Version
): Promise<string[]> {
	const { organisationId } = credential;
	const incoming = given.map((statement) => incomingOf(statement, credential, version));
	const alone = incoming.some(({ statement }) => referenceOf(statement) !== null);
	await lockForWriting(tx, organisationId, { alone });
	const stored = new Date();
	const claims = await claimIds(tx, organisationId, incoming, credential.id);
	for (const { id, statement } of incoming) {
		const claim = claims.get(id);
		if (claim && !claim.fresh && !claim.same) await checkRepeat(tx, organisationId, statement);
	}
	const fresh = incoming.filter(({ id }) => claims.get(id)?.fresh);
	const statements = fresh.map(({ statement }) => statement);
	const voidings = await voidingsOf(tx, credential, statements);
	const batch = fresh.map(({ id, statement }) => ({
		statement,
		credentialId: credential.id,
		voided: (claims.get(id)?.voided ?? false) && !isVoiding(statement),
		referred: claims.get(id)?.referred ?? false
	}));
	await store(tx, organisationId, batch, voidings, stored);
	await storeAttachments(tx, organisationId, attachments);
	await noteDefinitions(tx, organisationId, statements, 'others');
	return incoming.map(({ statement }) => statement.id);
}

function incomingOf(given: AnyStatement, credential: Credential, version: Version): Incoming {
	const normal = normalise(given, version);
	const id = normal.id ?? randomUUID();
	const statement = {
		...normal,
		id,
		version: normal.version ?? (version === '2.0.0' ? '2.0.0' : '1.0.0'),
		authority: authorityOf(credential)
	};
	return { id: id.toLowerCase(), statement, hash: contentHash(normal) };
}

/** The hash of our own statements is that of the answer behind them, so the content is compared once more. */
async function checkRepeat(tx: Transaction, organisationId: string, statement: AnyStatement) {
	const { rows } = await tx.execute<{ payload: AnyStatement }>(sql`
		select payload from statements
		where organisation_id = ${organisationId} and id = ${statement.id?.toLowerCase()}`);
	const stored = rows[0]?.payload;
	if (stored && isSameContent(statement, stored)) return;
	throw new XapiProblem(409, 'id: another statement has this id already');
}

/** A key may void its own statements; only one with all rights may void those of others. */
async function voidingsOf(
	tx: Transaction,
	credential: Credential,
	statements: AnyStatement[]
): Promise<Voiding[]> {
	const targets = statements.filter(isVoiding).map((statement) => referenceOf(statement) ?? '');
	if (targets.length === 0) return [];
	if (permitsScope(credential, 'all')) {
		return targets.map((targetId) => ({ targetId, credentialId: null }));
	}
	const { rowCount } = await tx.execute(sql`
		select from statements where organisation_id = ${credential.organisationId}
			and id = any(${sql.param(targets)}::uuid[])
			and credential_id is distinct from ${credential.id}::uuid`);
	if (rowCount) throw new XapiProblem(403, 'object.id: names a statement of another key');
	return targets.map((targetId) => ({ targetId, credentialId: credential.id }));
}
