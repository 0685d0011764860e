import { Pool, type PoolConfig } from 'pg';

/** Work at night may take longer than a visitor would wait; the last limit exists since PostgreSQL 17. */
const WITHOUT_LIMITS = `select set_config(name, '0', false) from pg_settings where name in
	('statement_timeout', 'idle_in_transaction_session_timeout', 'transaction_timeout')`;

export type JobPools = {
	/** The queue's own tables. */
	queue: Pool;
	/** Behind the wall, without time limits. */
	app: Pool;
	/** Which organisations there are. */
	login: Pool;
	end: () => Promise<void>;
};

/** Connections for jobs, apart from those of visitors, so that neither waits for the other. */
export function openJobPools({ url, directUrl }: { url: string; directUrl: string }): JobPools {
	// Behind a connection pooler LISTEN would hear nothing.
	const queue = poolAs(directUrl, 'opmaat_jobs', { max: 4 });
	// Two jobs at once, each with the transaction that holds its place and the one it works in.
	const app = poolAs(url, 'opmaat_app', {
		max: 4,
		onConnect: async (client) => {
			await client.query(WITHOUT_LIMITS);
		}
	});
	const login = poolAs(url, 'opmaat_login', { max: 1 });
	const pools = [queue, app, login];
	return {
		queue,
		app,
		login,
		end: async () => void (await Promise.all(pools.map((pool) => pool.end())))
	};
}

function poolAs(connectionString: string, role: string, limits: PoolConfig): Pool {
	const pool = new Pool({
		connectionString,
		options: `-c role=${role}`,
		connectionTimeoutMillis: 10_000,
		...limits
	});
	// A lost back end is reported to the query that used it; without a listener it would end the process.
	pool.on('error', () => {});
	pool.on('connect', (client) => client.on('error', () => {}));
	return pool;
}
