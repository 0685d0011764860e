import { parseArgs } from 'node:util';
import { runAsScript } from './entry.ts';
import { Problem } from './setup/problem.mjs';

const EXAMPLE = 'npm run --silent lrs:key -- --organisation demo --name "Rapportage" --scope all';

/** Only the key itself is printed on standard output. */
const log = (line: string) => process.stderr.write(`${line}\n`);

await runAsScript(import.meta, async () => {
	const { values } = parseArgs({
		options: {
			organisation: { type: 'string' },
			name: { type: 'string' },
			scope: { type: 'string', multiple: true, default: [] },
			version: { type: 'string', default: '1.0.3' },
			days: { type: 'string' }
		}
	});
	const { organisation: slug, version } = values;
	const label = values.name?.trim();
	if (!slug || !label) {
		throw new Problem('--organisation and --name are needed.', `For example: ${EXAMPLE}`);
	}
	if (version !== '1.0.3' && version !== '2.0.0') {
		throw new Problem('--version is neither 1.0.3 nor 2.0.0.', `For example: ${EXAMPLE}`);
	}
	const days = values.days === undefined ? null : Number(values.days);
	if (days !== null && !(days > 0)) {
		throw new Problem('--days is not a number of days.', `For example: ${EXAMPLE} --days 365`);
	}

	const { readSettings } = await import('#lib/server/settings.ts');
	const { joinDatabase, keySettings } = await import('./database.ts');
	const { findHolder } = await import('./postgres/lock.ts');
	const { migrateDatabase } = await import('./migrate.ts');
	const { openPools } = await import('./pools.ts');
	const settings = readSettings(process.env);
	const key = keySettings(settings);
	const database = await joinDatabase(settings, log);
	Object.assign(process.env, key, { DATABASE_URL: database.url });
	const pools = openPools(database.url);
	try {
		await migrateDatabase(database.ownerUrl, { login: database.login });
		const now = new Date();
		const expiresAt = days === null ? null : new Date(now.getTime() + days * 86_400_000);
		const scopes = await readScopes(values.scope);
		const wanted = { label, scopes, defaultVersion: version, expiresAt } as const;
		const pair = await create(pools, slug, wanted, now);
		// The shell may not know on which port the one that runs was started.
		const running = settings.databaseUrl ? null : findHolder(settings.dataDir);
		console.log(JSON.stringify({ endpoint: endpointOf(running?.site ?? settings), ...pair }));
	} finally {
		await pools.end();
		await database.stop();
	}
});

async function readScopes(given: string[]) {
	const { SCOPES } = await import('#lib/server/xapi/schema.ts');
	const names = given.flatMap((text) => text.split(',')).map((name) => name.trim());
	const scopes = SCOPES.filter((scope) => names.includes(scope));
	if (names.length > 0 && names.every((name) => (scopes as string[]).includes(name))) return scopes;
	throw new Problem(`--scope is none of ${SCOPES.join(', ')}.`, `For example: ${EXAMPLE}`);
}

async function create(
	pools: import('./pools.ts').Pools,
	slug: string,
	wanted: import('#lib/server/xapi/credentials.ts').NewCredential,
	now: Date
): Promise<{ key: string; secret: string }> {
	const { listOrganisations } = await import('#lib/server/organisations/directory.ts');
	const { createCredential } = await import('#lib/server/xapi/credentials.ts');
	const organisations = await listOrganisations(pools.login);
	const found = organisations.find((organisation) => organisation.slug === slug);
	if (!found) {
		const slugs = organisations.map((organisation) => organisation.slug).join(', ');
		throw new Problem('There is no such organisation.', `There are: ${slugs || 'none yet'}`);
	}
	const tenant = { organisationId: found.id, personId: null };
	const { key, secret } = await pools.withTransaction(tenant, (tx) =>
		createCredential(tx, found.id, wanted, now)
	);
	return { key, secret };
}

/** Where other software sends its statements. */
function endpointOf({ origin, host, port }: { origin?: string; host: string; port: number }) {
	const name = ['0.0.0.0', '::'].includes(host) ? 'localhost' : host;
	return `${origin ?? `http://${name.includes(':') ? `[${name}]` : name}:${port}`}/xapi`;
}
