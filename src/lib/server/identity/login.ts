import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool } from 'pg';
import type { Transaction } from '../db/transaction.ts';

/**
 * The database as the sign-in role sees it: credentials and sessions of every organisation, nothing else.
 * They are looked up before an organisation is known, so no transaction names one; each query stands alone.
 */
export type Login = Transaction;

export function loginOn(pool: Pool): Login {
	return drizzle(pool, { casing: 'snake_case' });
}
