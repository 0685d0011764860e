import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { aStatement, idsIn, queryOf, test } from '../testing.ts';

test(
	'32 writers about the same 20 activities: no errors, and every statement is there once',
	{ timeout: 120_000 },
	async ({ ask, withTransaction, school }) => {
		const activities = Array.from({ length: 20 }, (_, at) => `http://example.org/shared/${at}`);
		const acknowledged: string[] = [];
		const write = async (writer: number) => {
			for (let round = 0; round < 4; round++) {
				const shuffled = activities.toSorted(() => Math.random() - 0.5);
				const body = shuffled
					.slice(0, 10)
					.map((id) =>
						aStatement({ object: { id, definition: { name: { nl: `Naam ${writer}` } } } })
					);
				const { status, json } = await ask('/statements', { body });
				expect(status).toBe(200);
				acknowledged.push(...(json as string[]));
			}
		};
		await Promise.all(Array.from({ length: 32 }, (_, writer) => write(writer)));
		const tenant = { organisationId: school.organisationId, personId: null };
		const { rows } = await withTransaction(tenant, (tx) =>
			tx.execute<{ id: string }>(sql`select id from statements`)
		);
		expect(rows.map(({ id }) => id).sort()).toEqual(acknowledged.toSorted());
		const found = await ask(`/statements${queryOf({ activity: activities[0], limit: 5 })}`);
		expect(idsIn(found)).toHaveLength(5);
	}
);

test('a term is the same in the database and in the application', async ({ owner }) => {
	const { termOf } = await import('../terms.ts');
	const { rows } = await owner.query<{ term: string }>(
		"select app.term('verb', 'http://é.example') as term"
	);
	expect(rows[0]?.term).toBe(termOf('verb', 'http://é.example'));
});

test('whole months are dropped, never the last', async ({ owner }) => {
	await owner.query("select app.ensure_partitions('2019-01-10', '2019-02-10')");
	await owner.query("select app.ensure_term_partitions('2019-01-10', '2019-02-10')");
	const { rows } = await owner.query<{ dropped: number }>(
		"select app.drop_statements_before('2019-02-15') as dropped"
	);
	expect(rows[0]?.dropped).toBe(2);
	await expect(owner.query('select app.drop_statements_before(now()::date)')).rejects.toThrow(
		'kept'
	);
});
