import { sql } from 'drizzle-orm';
import { withTransaction } from '../db/client.ts';
import { codeOf, isUnavailable } from '../db/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import { login } from '../identity/client.ts';
import { hasDemoOrganisation, listOrganisationIds } from '../identity/credentials.ts';
import { listColumns } from '../privacy/catalogue.ts';
import { isMasterKeyOf } from '../privacy/check-key.ts';
import { masterKey } from '../privacy/client.ts';
import { readSettings } from '../settings.ts';

/** What has to be true before visitors are let in. */
export type Readiness = {
	/** It answers within a second. */
	database: boolean;
	/** Every table and column that the code knows is there. */
	migrations: boolean;
	/** It is set, and it is the one that the stored texts were sealed under. */
	masterKey: boolean;
	/** The roles that serve pages are bound by the wall: no superuser, no owner, nothing bypassed. */
	roles: boolean;
};

const NOT: Readiness = { database: false, migrations: false, masterKey: false, roles: false };
/** In milliseconds. */
const PATIENCE = 1_000;
const NOBODY = { organisationId: '', personId: null };
const UNDEFINED_TABLE = '42P01';

export async function readReadiness(): Promise<Readiness> {
	let timer: NodeJS.Timeout | undefined;
	const late = new Promise<Readiness>((resolve) => {
		timer = setTimeout(() => resolve(NOT), PATIENCE);
	});
	try {
		return await Promise.race([look(), late]);
	} catch {
		return NOT;
	} finally {
		clearTimeout(timer);
	}
}

/**
 * Refuses to start where starting would do harm. What can still come right by itself, such as a database that
 * is away, is for `/readyz`.
 * @throws SettingsProblem without a master key
 * @throws Error with another master key than the one that the stored texts were sealed under
 * @throws Error when everybody knows the passwords of accounts that are there: the demo's, without demo mode
 */
export async function checkStart(): Promise<void> {
	masterKey();
	if (await isKeyWrong().catch(unlessAway)) {
		throw new Error(
			'The master key is not the one that the texts in this database were sealed under. ' +
				'Set OPMAAT_MASTER_KEY_FILE to the right one; nothing can be read with another.'
		);
	}
	const { demo } = readSettings(process.env);
	if (!demo && (await hasDemoOrganisation(login).catch(unlessAway))) {
		throw new Error(
			'This database holds the demo organisation, whose passwords are printed in the manual. ' +
				'Set OPMAAT_DEMO=1 to show it, or begin with an empty database or another OPMAAT_DATA_DIR.'
		);
	}
}

async function look(): Promise<Readiness> {
	const [migrations, appBound, loginBound] = await Promise.all([
		withTransaction(NOBODY, hasColumns),
		withTransaction(NOBODY, isBound),
		isBound(login)
	]);
	const wrong = migrations ? await isKeyWrong() : true;
	return { database: true, migrations, masterKey: !wrong, roles: appBound && loginBound };
}

async function hasColumns(tx: Transaction): Promise<boolean> {
	const wanted = listColumns().map(({ table, column }) => [`public.${table}`, column]);
	const { rows } = await tx.execute<{ missing: number }>(sql`
		select count(*)::int as missing from jsonb_array_elements(${JSON.stringify(wanted)}::jsonb) wanted
		where not exists (
			select from pg_attribute where attrelid = to_regclass(wanted ->> 0)
				and attname = wanted ->> 1 and not attisdropped
		)`);
	return rows[0]?.missing === 0;
}

async function isBound(tx: Transaction): Promise<boolean> {
	const { rows } = await tx.execute<{ bound: boolean }>(sql`
		select not (rolsuper or rolbypassrls or exists (
			select from pg_class where relowner = pg_roles.oid and relnamespace = 'public'::regnamespace
		)) as bound from pg_roles where rolname = current_user`);
	return rows[0]?.bound ?? false;
}

async function isKeyWrong(): Promise<boolean> {
	const key = masterKey();
	for (const organisationId of await listOrganisationIds(login)) {
		const right = await withTransaction({ organisationId, personId: null }, (tx) =>
			isMasterKeyOf(tx, organisationId, key)
		);
		if (right !== null) return !right;
	}
	return false;
}

function unlessAway(error: unknown): false {
	if (isUnavailable(error) || codeOf(error) === UNDEFINED_TABLE) return false;
	throw error;
}
