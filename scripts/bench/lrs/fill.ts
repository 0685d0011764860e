import { Client } from 'pg';
import type { Credential } from '#lib/server/xapi/credentials.ts';
import { recordOutside } from '#lib/server/xapi/outside.ts';
import type { AnyStatement } from '#lib/server/xapi/types.ts';
import type { Pools } from '../../pools.ts';
import { makeStatement } from './statements.ts';

const BATCH = 500;
const WRITERS = 4;

/** Records so many statements, through the same code as requests do, without HTTP. */
export async function fill(
	pools: Pools,
	credential: Credential,
	count: number,
	log: (line: string) => void
): Promise<void> {
	const tenant = { organisationId: credential.organisationId, personId: null };
	let left = count;
	let done = 0;
	const write = async () => {
		while (left > 0) {
			const size = Math.min(BATCH, left);
			left -= size;
			const batch = Array.from({ length: size }, makeStatement) as AnyStatement[];
			await pools.withTransaction(tenant, (tx) =>
				recordOutside(tx, credential, batch, new Map(), '1.0.3')
			);
			done += size;
			if (done % 100_000 < size) log(`${done} statements …`);
		}
	};
	await Promise.all(Array.from({ length: WRITERS }, write));
}

/** What the server does by itself within a minute: without statistics it plans for empty tables. */
export async function analyse(ownerUrl: string): Promise<void> {
	const client = new Client(ownerUrl);
	await client.connect();
	try {
		await client.query('vacuum analyze statements, statement_terms, statement_keys');
	} finally {
		await client.end();
	}
}
