import { NodePgDatabase, NodePgSession } from 'drizzle-orm/node-postgres';
import { PgDialect } from 'drizzle-orm/pg-core';
import { escapeLiteral, type Pool, type PoolClient } from 'pg';
import { statementNameOf } from './statement-names.ts';

export type Tenant = { organisationId: string; personId: string | null };

/** Everything a query needs; the nested-transaction method is taken away on purpose. */
export type Transaction = Omit<NodePgDatabase, 'transaction' | '$client'>;

export type WithTransaction = ReturnType<typeof transactionsOn>;

/** Shared, since it remembers how each column is spelled; everything else is made anew per transaction. */
const dialect = new PgDialect({ casing: 'snake_case' });

/** Runs work in one transaction that sees the rows of one organisation only. */
export function transactionsOn(pool: Pool) {
	return async function withTransaction<Result>(
		tenant: Tenant,
		work: (tx: Transaction) => Promise<Result>
	): Promise<Result> {
		const client = await pool.connect();
		const lease = leaseOf(client);
		let broken: Error | undefined;
		try {
			await client.query(opening(tenant));
			const result = await work(queriesOn(lease.client));
			lease.end();
			const { command } = await client.query('commit');
			// So PostgreSQL answers when a query had failed and the work went on regardless.
			if (command !== 'COMMIT') throw new Error('Nothing was stored: a query had failed');
			return result;
		} catch (error) {
			lease.end();
			broken = await rollBack(client);
			throw error;
		} finally {
			client.release(broken);
		}
	};
}

/** Two statements in one message: opening a transaction costs one round trip. */
function opening({ organisationId, personId }: Tenant): string {
	const organisation = escapeLiteral(organisationId);
	const person = escapeLiteral(personId ?? '');
	return `begin; select set_config('app.organisation_id', ${organisation}, true),
		set_config('app.person_id', ${person}, true)`;
}

function queriesOn(client: PoolClient): Transaction {
	const session = new NodePgSession(client, dialect, undefined, {});
	return new NodePgDatabase(dialect, session, undefined);
}

function leaseOf(client: PoolClient) {
	let open = true;
	const query = (config: { text: string; name?: string }, values?: unknown[]) => {
		if (!open) return Promise.reject(new Error('This transaction has ended'));
		const name = config.name ?? statementNameOf(config.text);
		return client.query(name ? { ...config, name } : config, values);
	};
	return { client: { query } as unknown as PoolClient, end: () => (open = false) };
}

async function rollBack(client: PoolClient): Promise<Error | undefined> {
	try {
		await client.query('rollback');
	} catch (error) {
		return error as Error;
	}
}
