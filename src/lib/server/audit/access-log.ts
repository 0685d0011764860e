import { and, asc, eq, gt, sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { BEGINNING, chainCheck, hashOf, type Head, type Verdict } from './entry.ts';
import { accessLog, accessLogHeads } from './schema.ts';

export type Access = {
	/** What was done, for example `participants.view`. */
	action: string;
	/** Ids of the people whose data or account it was about; the log holds their pseudonyms. */
	subjects: string[];
	/** What was looked at, for example `group:<id>`. Never a name and never content. */
	object: string;
	/** Why, for example `guidance`. */
	purpose: string;
	/** The permission or relation that allowed it. */
	rule: string;
	outcome?: 'allowed' | 'refused';
};

/**
 * Adds one entry for one page, in the transaction that reads: nothing is shown whose entry was not committed.
 * Call it last, since writers of an organisation take turns from here until the commit.
 */
export async function logAccess(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	{ action, subjects, object, purpose, rule, outcome = 'allowed' }: Access,
	now = new Date()
): Promise<void> {
	const { seq, hash, pseudonyms } = await takeTurn(tx, organisationId, subjects);
	const entry = {
		organisationId,
		seq: seq + 1,
		at: now,
		actorId: personId,
		subjects: pseudonyms,
		action,
		object,
		purpose,
		rule,
		outcome,
		prevHash: hash
	};
	const entryHash = hashOf(entry);
	await tx.insert(accessLog).values({ ...entry, hash: entryHash });
	await tx
		.update(accessLogHeads)
		.set({ seq: entry.seq, hash: entryHash })
		.where(eq(accessLogHeads.organisationId, organisationId));
}

/** In how many entries at a time. */
const BATCH = 1_000;

/** Reads the log of an organisation from its beginning and says whether anything was altered, added or removed. */
export async function verifyChain(tx: Transaction, organisationId: string): Promise<Verdict> {
	const [head = BEGINNING] = await selectHead(tx, organisationId);
	const check = chainCheck();
	for (let after = 0; ;) {
		const entries = await tx
			.select()
			.from(accessLog)
			.where(and(eq(accessLog.organisationId, organisationId), gt(accessLog.seq, after)))
			.orderBy(asc(accessLog.seq))
			.limit(BATCH);
		for (const entry of entries) check.add(entry);
		after = entries.at(-1)?.seq ?? after;
		if (entries.length < BATCH) return check.finish(head);
	}
}

type Turn = Head & { pseudonyms: string[] };

async function takeTurn(
	tx: Transaction,
	organisationId: string,
	subjects: string[]
): Promise<Turn> {
	const turn = await lockHead(tx, organisationId, subjects);
	if (turn) return turn;
	await tx
		.insert(accessLogHeads)
		.values({ organisationId, ...BEGINNING })
		.onConflictDoNothing();
	const begun = await lockHead(tx, organisationId, subjects);
	if (!begun) throw new Error('the access log has no head');
	return begun;
}

/** The head and the pseudonyms in one round trip. */
async function lockHead(tx: Transaction, organisationId: string, subjects: string[]) {
	const { rows } = await tx.execute<{ seq: string; hash: Buffer; pseudonyms: string[] }>(sql`
		select seq, hash, array(
			select subject_id::text from people
			where organisation_id = ${organisationId}
				and id in (select jsonb_array_elements_text(${JSON.stringify(subjects)}::jsonb)::uuid)
			order by 1
		) as pseudonyms
		from access_log_heads where organisation_id = ${organisationId} for update`);
	const [row] = rows;
	return row && { ...row, seq: Number(row.seq) };
}

function selectHead(tx: Transaction, organisationId: string): Promise<Head[]> {
	const { seq, hash } = accessLogHeads;
	return tx
		.select({ seq, hash })
		.from(accessLogHeads)
		.where(eq(accessLogHeads.organisationId, organisationId));
}
