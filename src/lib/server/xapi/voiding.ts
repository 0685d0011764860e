import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import type { AnyStatement } from './types.ts';
import { VOIDED } from './validate/statement.ts';

export type Voiding = {
	targetId: string;
	/** Voids only what came with this key; null voids whoever's it is. */
	credentialId: string | null;
};

export function isVoiding({ verb, object }: AnyStatement): boolean {
	return verb.id === VOIDED && object.objectType === 'StatementRef';
}

/**
 * Voids what is here, and remembers the rest for when it comes. What voids cannot be voided, and what is void stays so:
 * neither is a mistake worth refusing. Progress is not touched.
 */
export async function noteVoids(
	tx: Transaction,
	organisationId: string,
	voidings: Voiding[]
): Promise<void> {
	if (voidings.length === 0) return;
	const targets = sql.param(voidings.map(({ targetId }) => targetId));
	const credentials = sql.param(voidings.map(({ credentialId }) => credentialId));
	await tx.execute(sql`
		insert into statement_voids (organisation_id, target_id, credential_id)
		select distinct on (target) ${organisationId}::uuid, target, credential
		from unnest(${targets}::uuid[], ${credentials}::uuid[]) as given (target, credential)
		order by target, credential nulls first
		on conflict (organisation_id, target_id) do update set credential_id = null
			where excluded.credential_id is null and statement_voids.credential_id is not null`);
	await tx.execute(sql`
		update statements set voided = true
		from unnest(${targets}::uuid[], ${credentials}::uuid[]) as given (target, credential)
		where organisation_id = ${organisationId} and id = target and not voided and verb <> ${VOIDED}
			and (credential is null or credential_id = credential)`);
}
