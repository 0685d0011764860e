import { Client } from 'pg';
import type { Credential } from '#lib/server/xapi/credentials.ts';

/** Statements that are copied over and over, and that each round adds. */
const SOURCE = 100_000;
/** As many get the same moment of storing, as a batch does. */
const SAME_MOMENT = 500;

/**
 * Adds so many statements within the database: the newest ones again, under new ids and in new places, through the same
 * tables and indexes. Much faster than recording them, and to readers and writers afterwards it is the same.
 */
export async function copyUp(
	ownerUrl: string,
	{ organisationId }: Pick<Credential, 'organisationId'>,
	count: number,
	log: (line: string) => void
): Promise<void> {
	if (count === 0) return;
	const client = new Client(ownerUrl);
	await client.connect();
	try {
		await client.query("set work_mem = '256MB'");
		await client.query("select set_config('app.organisation_id', $1, false)", [organisationId]);
		await takeSource(client, organisationId);
		for (let done = 0; done < count; done += SOURCE) {
			await copyOnce(client, organisationId, Math.min(SOURCE, count - done));
			log(`${Math.min(count, done + SOURCE)} copied …`);
		}
	} finally {
		await client.end();
	}
}

async function takeSource(client: Client, organisationId: string): Promise<void> {
	await client.query(`create temp table source as
		select row_number() over (order by row_id)::int - 1 as n, * from (
			select * from statements where organisation_id = '${organisationId}'
			order by row_id desc limit ${SOURCE}) newest`);
	await client.query(`create temp table source_terms as
		select s.n, t.term, t.related from source s
		join statement_terms t on t.organisation_id = s.organisation_id and t.row_id = s.row_id
		order by t.term, t.related, s.n`);
	await client.query('analyze source, source_terms');
}

/** One transaction; what it adds lies in the last moments before it. */
async function copyOnce(client: Client, organisationId: string, count: number): Promise<void> {
	await client.query('begin');
	await client.query(
		`create temp table copy on commit drop as
		select n, id, stored, (lpad(to_hex(floor(extract(epoch from stored) * 1000)::bigint), 12, '0')
			|| '7' || substr(random, 1, 3) || '8' || substr(random, 4, 7)
			|| lpad(to_hex(n), 8, '0'))::uuid as row_id
		from (select n, gen_random_uuid() as id,
				date_trunc('milliseconds', now() - interval '1 second')
					+ (n / ${SAME_MOMENT}) * interval '1 millisecond' as stored
			from generate_series(0, $1 - 1) n) moments,
			(select md5(gen_random_uuid()::text) as random) r`,
		[count]
	);
	await client.query('analyze copy');
	await client.query(`insert into statement_keys (organisation_id, id, hash)
		select '${organisationId}', id, sha256(id::text::bytea) from copy`);
	await client.query(`insert into statements (organisation_id, id, stored, timestamp, actor_id, verb,
			object_id, registration, voided, payload, row_id, credential_id)
		select '${organisationId}', c.id, c.stored, s.timestamp, s.actor_id, s.verb, s.object_id,
			s.registration, s.voided, s.payload || jsonb_build_object('id', c.id, 'stored',
				to_char(c.stored at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')),
			c.row_id, s.credential_id
		from copy c join source s using (n) order by c.n`);
	await client.query(`insert into statement_terms (organisation_id, term, related, row_id)
		select '${organisationId}', t.term, t.related, c.row_id
		from source_terms t join copy c using (n) order by t.term, t.related, c.row_id`);
	await client.query('commit');
}
