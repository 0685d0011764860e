import { escapeIdentifier, escapeLiteral, type Client } from 'pg';

/** Who may do what in the database; nobody signs in as these unless an administrator gives them a login. */
export const SERVING_ROLES = ['opmaat_app', 'opmaat_login', 'opmaat_keys', 'opmaat_jobs'] as const;
export const OWNER_ROLE = 'opmaat_owner';
export const QUEUE_ROLE = 'opmaat_jobs';

/** The login of the web server: it may become each serving role and has no rights of its own. */
export type Login = { name: string; password?: string; create: boolean };

/** In milliseconds. They hold for whoever signs in as the role; a pool that switches roles sends its own. */
const TIME_LIMITS = {
	statement_timeout: 5_000,
	lock_timeout: 2_000,
	idle_in_transaction_session_timeout: 5_000,
	transaction_timeout: 10_000
};
/** First version with `transaction_timeout`. */
const WITH_TRANSACTION_LIMIT = 170_000;
/** First version in which being a member and being able to become the role are two things. */
const WITH_SET_OPTION = 160_000;

/** Makes what is missing: roles, memberships, rights on the database. Repeating it changes nothing. */
export async function ensureRoles(client: Client, version: number, login?: Login): Promise<void> {
	for (const role of [OWNER_ROLE, ...SERVING_ROLES]) await ensureRole(client, role, 'nologin');

	const self = await currentUser(client);
	for (const role of [OWNER_ROLE, ...SERVING_ROLES]) await grantRole(client, version, role, self);
	// Migrations give some functions to these two, for which the owner has to be able to become them.
	await grantRole(client, version, QUEUE_ROLE, OWNER_ROLE);
	await grantRole(client, version, 'opmaat_keys', OWNER_ROLE);

	const database = escapeIdentifier(await currentDatabase(client));
	await client.query(`grant create on database ${database} to ${OWNER_ROLE}, ${QUEUE_ROLE}`);
	await client.query(`grant usage, create on schema public to ${OWNER_ROLE}`);

	if (login) await ensureLogin(client, version, login);
	for (const role of SERVING_ROLES) await limitTime(client, version, role);
}

async function ensureLogin(client: Client, version: number, { name, password, create }: Login) {
	if (create) {
		const secret = password ? ` password ${escapeLiteral(password)}` : '';
		await ensureRole(client, name, `login noinherit${secret}`);
		await limitTime(client, version, name);
	}
	for (const role of SERVING_ROLES) await grantRole(client, version, role, name);
}

async function ensureRole(client: Client, name: string, attributes: string) {
	const { rowCount } = await client.query('select from pg_roles where rolname = $1', [name]);
	if (!rowCount) await client.query(`create role ${escapeIdentifier(name)} ${attributes}`);
}

async function grantRole(client: Client, version: number, role: string, member: string) {
	const able = version >= WITH_SET_OPTION ? 'SET' : 'MEMBER';
	const { rows } = await client.query<{ has: boolean }>('select pg_has_role($1, $2, $3) as has', [
		member,
		role,
		able
	]);
	if (rows[0]?.has) return;
	const options = version >= WITH_SET_OPTION ? ' with inherit false, set true' : '';
	await client.query(`grant ${escapeIdentifier(role)} to ${escapeIdentifier(member)}${options}`);
}

async function limitTime(client: Client, version: number, role: string) {
	for (const [name, milliseconds] of Object.entries(TIME_LIMITS)) {
		if (name === 'transaction_timeout' && version < WITH_TRANSACTION_LIMIT) continue;
		try {
			await client.query(`alter role ${escapeIdentifier(role)} set ${name} = ${milliseconds}`);
		} catch (error) {
			// Roles that an administrator made are the administrator's to limit.
			if ((error as { code?: string }).code !== '42501') throw error;
		}
	}
}

async function currentUser(client: Client): Promise<string> {
	const { rows } = await client.query<{ name: string }>('select current_user as name');
	return rows[0]?.name ?? '';
}

async function currentDatabase(client: Client): Promise<string> {
	const { rows } = await client.query<{ name: string }>('select current_database() as name');
	return rows[0]?.name ?? '';
}
