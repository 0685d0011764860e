import { Pool } from 'pg';
import { transactionsOn, type WithTransaction } from '#lib/server/db/transaction.ts';

/** Connections for scripts, through the same wall as the web server's. */
export type Pools = {
	/** Behind the wall. */
	app: Pool;
	/** For sessions and credentials, before an organisation is known. */
	login: Pool;
	withTransaction: WithTransaction;
	end: () => Promise<void>;
};

/** Set-up may take longer than a visitor would wait; the last limit exists since PostgreSQL 17. */
const WITHOUT_LIMITS = `select set_config(name, '0', false) from pg_settings where name in
	('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`;

export function openPools(url: string): Pools {
	const app = poolAs(url, 'opmaat_app');
	const login = poolAs(url, 'opmaat_login');
	return {
		app,
		login,
		withTransaction: transactionsOn(app),
		end: async () => {
			await Promise.all([app.end(), login.end()]);
		}
	};
}

function poolAs(url: string, role: string): Pool {
	const pool = new Pool({
		connectionString: url,
		options: `-c role=${role}`,
		max: 4,
		connectionTimeoutMillis: 10_000,
		onConnect: async (client) => {
			client.on('error', () => {});
			await client.query(WITHOUT_LIMITS);
		}
	});
	// A lost back end is reported to the query that used it; without a listener it would end the process.
	pool.on('error', () => {});
	return pool;
}
