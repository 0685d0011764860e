import { Pool, type PoolConfig } from 'pg';
import { readSettings } from '../settings.ts';
import { transactionsOn } from './transaction.ts';

const settings = readSettings(process.env);

/** In milliseconds. Sent along, since a role's own limits hold for who signs in as that role only. */
const TIME_LIMITS =
	'-c statement_timeout=5000 -c lock_timeout=2000 -c idle_in_transaction_session_timeout=5000';

/** A pool whose every connection is the given role; a lost back end never ends the process. */
function poolAs(role: string, limits: PoolConfig): Pool {
	const pool = new Pool({
		connectionString: settings.databaseUrl,
		options: `-c role=${role} ${TIME_LIMITS}`,
		connectionTimeoutMillis: 3_000,
		...limits
	});
	// A lost back end is reported to the query that used it; without a listener it would end the process.
	pool.on('error', () => {});
	pool.on('connect', (client) => client.on('error', () => {}));
	return pool;
}

const appPool = poolAs('opmaat_app', { max: 10 });

/** Reads sessions and credentials, which are looked up before an organisation is known. */
export const loginPool = poolAs('opmaat_login', { max: 4 });

export const withTransaction = transactionsOn(appPool);

/** Ends both pools; called when the server has drained. */
export async function closePools(): Promise<void> {
	await Promise.all([appPool.end(), loginPool.end()]);
}

process.on('sveltekit:shutdown', () => void closePools());
