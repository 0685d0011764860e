import { DEMO_SLUG } from '#lib/server/demo/accounts.ts';
import { seedDemo } from '#lib/server/demo/seed.ts';
import { listOrganisations } from '#lib/server/organisations/directory.ts';
import { deriveSecret, getMasterKey, readSettings } from '#lib/server/settings.ts';
import { openPools, type Pools } from './pools.ts';
import { compileSources, CONTENT, publishContent } from './publish-folder.ts';
import { step } from './setup/steps.mjs';

export type Preparation = {
	/** Address of the migrated database, for serving. */
	url: string;
	log: (line: string) => void;
};

/** Publishes the courses of the project; what has not changed stays, and so does what was refused for a mistake. */
export function publishCourses({ url, log }: Preparation): Promise<{ refused: number }> {
	return withPools(url, (pools) => publishContent({ pools, folder: CONTENT, log }));
}

/** Fills the demo organisation, once. */
export function seedOrganisation({ url, log }: Preparation, now: Date): Promise<void> {
	return withPools(url, async ({ withTransaction, login }) => {
		const organisations = await listOrganisations(login);
		if (organisations.some(({ slug }) => slug === DEMO_SLUG)) return;
		const pepper = deriveSecret(getMasterKey(readSettings(process.env)), 'pepper');
		const courses = await compileSources(CONTENT);
		await seedDemo({ withTransaction, courses, pepper, now, log });
	});
}

/** What stands between a migrated database and the first visitor. */
export async function prepareOrganisation(
	preparation: Preparation,
	demo: boolean,
	now: Date
): Promise<void> {
	await step('Publishing the courses', () => publishCourses(preparation));
	if (demo) await step('Making the demo organisation', () => seedOrganisation(preparation, now));
}

async function withPools<Result>(
	url: string,
	work: (pools: Pools) => Promise<Result>
): Promise<Result> {
	const pools = openPools(url);
	try {
		return await work(pools);
	} finally {
		await pools.end();
	}
}
