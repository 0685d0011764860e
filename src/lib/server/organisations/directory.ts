import type { Pool } from 'pg';

export type Listed = { id: string; slug: string; demo: boolean };

/**
 * Every organisation of this installation, for work that goes round all of them: publishing the courses that come with
 * Opmaat, nightly statistics. Only the sign-in role may see them side by side.
 */
export async function listOrganisations(login: Pool): Promise<Listed[]> {
	const { rows } = await login.query<Listed>(
		'select id, slug, demo from organisations order by id'
	);
	return rows;
}
