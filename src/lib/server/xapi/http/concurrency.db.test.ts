import { sql } from 'drizzle-orm';
import type { Pool } from 'pg';
import { expect } from 'vitest';
import { aStatement, idsIn, queryOf, test } from '../testing.ts';

/** For how long; a release runs 60. */
const SECONDS = Number(process.env.XAPI_WRITING ?? 2);
const WRITERS = 32;

test(
	`${WRITERS} writers about the same 20 activities for ${SECONDS} s: no errors, and every statement is there once`,
	{ timeout: 120_000 + SECONDS * 2_000 },
	async ({ ask, owner, faults, withTransaction, school }) => {
		const activities = Array.from({ length: 20 }, (_, at) => `http://example.org/shared/${at}`);
		const acknowledged: string[] = [];
		const statuses = new Map<number, number>();
		const before = await deadlocksOf(owner);
		const until = Date.now() + SECONDS * 1_000;
		const write = async (writer: number) => {
			while (Date.now() < until) {
				const shuffled = activities.toSorted(() => Math.random() - 0.5);
				const body = shuffled
					.slice(0, 10)
					.map((id) =>
						aStatement({ object: { id, definition: { name: { nl: `Naam ${writer}` } } } })
					);
				const { status, json } = await ask('/statements', { body });
				statuses.set(status, (statuses.get(status) ?? 0) + 1);
				if (status === 200) acknowledged.push(...(json as string[]));
			}
		};
		await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer)));
		expect([...statuses.keys()]).toEqual([200]);
		expect(faults).toEqual([]);
		expect(await deadlocksOf(owner)).toBe(before);

		const tenant = { organisationId: school.organisationId, personId: null };
		const { rows } = await withTransaction(tenant, (tx) =>
			tx.execute<{ id: string }>(sql`select id from statements`)
		);
		expect(rows.map(({ id }) => id).sort()).toEqual(acknowledged.toSorted());
		// The same by the road that others take.
		const read: string[] = [];
		let path = `/statements${queryOf({ verb: aStatement().verb.id, limit: 20 })}`;
		for (; path;) {
			const reply = await ask(path);
			read.push(...idsIn(reply));
			path = (reply.json as { more: string }).more.replace(/^\/xapi/, '');
		}
		expect(read.sort()).toEqual(acknowledged.toSorted());
		if (process.env.XAPI_WRITING) {
			process.stdout.write(`${acknowledged.length} statements, statuses ${[...statuses].join()}\n`);
		}
	}
);

/** Those that the database has had to end, also where a repeat then succeeded. */
async function deadlocksOf(owner: { query: Pool['query'] }): Promise<number> {
	const { rows } = await owner.query<{ n: number }>(
		'select deadlocks::int as n from pg_stat_database where datname = current_database()'
	);
	return rows[0]?.n ?? 0;
}

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
