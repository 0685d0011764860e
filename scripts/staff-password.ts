import { parseArgs } from 'node:util';
import { newPassword } from '#lib/server/identity/passwords.ts';
import { runAsScript } from './entry.ts';
import { Problem } from './setup/problem.mjs';

const EXAMPLE = 'npm run staff:password -- --email bo@example.org';

/** For the only administrator of an organisation, whom nobody else can help; the others have a page for it. */
await runAsScript(import.meta, async () => {
	const { values } = parseArgs({ options: { email: { type: 'string' } } });
	const email = values.email?.trim().toLowerCase();
	if (!email) throw new Problem('Whose password?', `For example: ${EXAMPLE}`);

	const { openForCommand } = await import('./database.ts');
	const { openPools } = await import('./pools.ts');
	const { database } = await openForCommand(process.env);
	const pools = openPools(database.url);
	const password = newPassword();
	try {
		const { migrateDatabase } = await import('./migrate.ts');
		await migrateDatabase(database.ownerUrl, { login: database.login });
		await replace(pools, email, password);
	} finally {
		await pools.end();
		await database.stop();
	}
	console.log(`The old password of ${email} no longer works. The new one is shown once:\n`);
	console.log(`  ${password}`);
});

async function replace(
	pools: import('./pools.ts').Pools,
	email: string,
	password: string
): Promise<void> {
	const { findByEmail } = await import('#lib/server/identity/credentials.ts');
	const { loginOn } = await import('#lib/server/identity/login.ts');
	const { hashPassword } = await import('#lib/server/identity/passwords.ts');
	const { lockPerson, replacePassword } = await import('#lib/server/identity/people.ts');
	const { endSessionsOf } = await import('#lib/server/identity/sessions.ts');

	const person = await findByEmail(loginOn(pools.login), email);
	if (!person) {
		throw new Problem('Nobody signs in with this address.', `For example: ${EXAMPLE}`);
	}
	const hash = await hashPassword(password);
	await pools.withTransaction(person, async (tx) => {
		await lockPerson(tx, person);
		await replacePassword(tx, person, { hash }, new Date());
		await endSessionsOf(tx, person);
	});
}
