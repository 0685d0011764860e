import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { newId } from '#lib/ids.ts';
import { newPassword } from '#lib/server/identity/passwords.ts';
import { STAFF_ROLES, type StaffRole } from '#lib/server/identity/policy.ts';
import { runAsScript } from './entry.ts';
import { Problem } from './setup/problem.mjs';

const EXAMPLE =
	'npm run organisation:create -- --name "Welzijn Voorbeeld" --worker sanne@example.org --administrator bo@example.org';

type Account = { role: StaffRole; email: string; password: string };

await runAsScript(import.meta, async () => {
	const { values } = parseArgs({
		options: {
			name: { type: 'string' },
			worker: { type: 'string', multiple: true, default: [] },
			author: { type: 'string', multiple: true, default: [] },
			administrator: { type: 'string', multiple: true, default: [] }
		}
	});
	const name = values.name?.trim();
	if (!name) throw new Problem('The organisation has no name.', `For example: ${EXAMPLE}`);
	const accounts: Account[] = STAFF_ROLES.flatMap((role) =>
		values[role].map((email) => ({ role, email: checkedEmail(email), password: newPassword() }))
	);
	if (accounts.length === 0) {
		throw new Problem('Nobody could sign in.', `Name at least one worker: ${EXAMPLE}`);
	}

	const { openForCommand } = await import('./database.ts');
	const { openPools } = await import('./pools.ts');
	const { database } = await openForCommand(process.env);
	const pools = openPools(database.url);
	try {
		const { migrateDatabase } = await import('./migrate.ts');
		await migrateDatabase(database.ownerUrl, { login: database.login });
		await create(pools, name, accounts);
	} finally {
		await pools.end();
		await database.stop();
	}
	console.log(`${name} is there. These passwords are shown once:\n`);
	for (const { role, email, password } of accounts) {
		console.log(`  ${role.padEnd(14)} ${email.padEnd(32)} ${password}`);
	}
});

/** The organisation with its people and the shipped courses: all of it or nothing. */
async function create(
	pools: import('./pools.ts').Pools,
	name: string,
	accounts: Account[]
): Promise<void> {
	const { compileSources, CONTENT } = await import('./publish-folder.ts');
	const { publishVersion } = await import('#lib/server/courses/publish.ts');
	const { isUniqueViolation } = await import('#lib/server/db/errors.ts');
	const { hashPassword } = await import('#lib/server/identity/passwords.ts');
	const { createPerson, setPassword } = await import('#lib/server/identity/people.ts');
	const { createOrganisation } = await import('#lib/server/organisations/organisations.ts');

	const courses = await compileSources(CONTENT, (line) => console.log(line));
	const hashed = await Promise.all(
		accounts.map(async (account) => ({ ...account, hash: await hashPassword(account.password) }))
	);
	const now = new Date();
	const id = newId(now.getTime());
	const tenant = { organisationId: id, personId: null };
	try {
		await pools.withTransaction(tenant, async (tx) => {
			await createOrganisation(tx, { id, slug: slugOf(name), name }, now);
			for (const { role, email, hash } of hashed) {
				const person = { organisationId: id, role, name: email.split('@')[0] ?? role };
				const { id: personId } = await createPerson(tx, person, now);
				await setPassword(tx, { organisationId: id, personId }, { email, hash }, now);
			}
			for (const { course, files } of courses) {
				await publishVersion(tx, tenant, course, { note: 'Eerste uitgave', files }, now);
			}
		});
	} catch (error) {
		if (!isUniqueViolation(error)) throw error;
		throw new Problem(
			'An organisation with this name, or an account with one of these addresses, is there already.',
			'Choose another name or address.'
		);
	}
}

function checkedEmail(text: string): string {
	const email = text.trim().toLowerCase();
	if (v.is(v.pipe(v.string(), v.email()), email)) return email;
	throw new Problem(`"${text}" is not an e-mail address.`, `For example: ${EXAMPLE}`);
}

function slugOf(name: string): string {
	const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
	return plain.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'organisatie';
}
