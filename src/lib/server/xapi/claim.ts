import { sql, type SQL } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';

export type Claim = { id: string; hash: Buffer };

export type ClaimResult = {
	/** Nobody had this id before. */
	fresh: boolean;
	/** It stands for the same content as before. */
	same: boolean;
	/** A voiding statement of anybody, or of this key, came before it. */
	voided: boolean;
	/** Statements that refer to it came before it. */
	referred: boolean;
};

/** Claims ids, each once, and tells what is already known about each. Sorted, so that two batches never wait for each other. */
export async function claimIds(
	tx: Transaction,
	organisationId: string,
	claims: Claim[],
	credentialId: string | null = null
): Promise<Map<string, ClaimResult>> {
	const sorted = claims.toSorted((a, b) => (a.id < b.id ? -1 : 1));
	const { rows } = await tx.execute<
		Omit<ClaimResult, 'same'> & { id: string; same: boolean | null }
	>(sql`
		with given as (
			select * from unnest(${sql.param(sorted.map(({ id }) => id))}::uuid[],
				${sql.param(sorted.map(({ hash }) => `\\x${hash.toString('hex')}`))}::bytea[]) as g (id, hash)
		), fresh as (
			insert into statement_keys (organisation_id, id, hash)
			select ${organisationId}, id, hash from given order by id
			on conflict do nothing returning id
		)
		select g.id, f.id is not null as fresh, k.hash = g.hash as same, ${known(organisationId, sql`g.id`, credentialId)}
		from given g
		left join fresh f using (id)
		left join statement_keys k on k.organisation_id = ${organisationId} and k.id = g.id`);
	const results = new Map<string, ClaimResult>();
	const hashes = new Map(claims.map(({ id, hash }) => [id, hash]));
	for (const { id, same, ...row } of rows) {
		// A key that was committed while this one waited for it is not in the query's own view.
		const isSame =
			row.fresh ||
			(same ?? (await hashOfKey(tx, organisationId, id))?.equals(hashes.get(id) ?? Buffer.of()));
		results.set(id, { ...row, same: isSame === true });
	}
	return results;
}

/** What came before statements that were claimed earlier. Ask after `lockForWriting`. */
export async function whatCameBefore(
	tx: Transaction,
	organisationId: string,
	ids: string[]
): Promise<Map<string, Pick<ClaimResult, 'voided' | 'referred'>>> {
	const { rows } = await tx.execute<Pick<ClaimResult, 'voided' | 'referred'> & { id: string }>(sql`
		select g.id, ${known(organisationId, sql`g.id`, null)} from unnest(${sql.param(ids)}::uuid[]) as g (id)`);
	return new Map(rows.map(({ id, ...row }) => [id, row]));
}

function known(organisationId: string, id: SQL, credentialId: string | null): SQL {
	return sql`
		exists (select from statement_voids v where v.organisation_id = ${organisationId} and v.target_id = ${id}
			and (v.credential_id is null or v.credential_id = ${credentialId}::uuid)) as voided,
		exists (select from statement_references r
			where r.organisation_id = ${organisationId} and r.target_id = ${id}) as referred`;
}

async function hashOfKey(
	tx: Transaction,
	organisationId: string,
	id: string
): Promise<Buffer | undefined> {
	const { rows } = await tx.execute<{ hash: Buffer }>(sql`
		select hash from statement_keys where organisation_id = ${organisationId} and id = ${id}`);
	return rows[0]?.hash;
}
