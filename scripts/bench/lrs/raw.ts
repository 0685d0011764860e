import { Client } from 'pg';
import { makeStatement } from './statements.ts';

const COLUMNS = '(id uuid primary key, payload jsonb not null)';

/** Durable inserts of the same bytes into a bare table: what no record store on this server can be faster than. */
export async function measureRaw(
	ownerUrl: string,
	{ concurrency, seconds, each }: { concurrency: number; seconds: number; each: number }
): Promise<number> {
	const clients = Array.from({ length: concurrency }, () => new Client(ownerUrl));
	await Promise.all(clients.map((client) => client.connect()));
	const [first] = clients;
	await first?.query(`create table bench_raw ${COLUMNS}`);
	let stored = 0;
	const until = performance.now() + seconds * 1000;
	const write = async (client: Client) => {
		while (performance.now() < until) {
			const batch = Array.from({ length: each }, makeStatement);
			await client.query({
				name: 'raw',
				text: 'insert into bench_raw select * from unnest($1::uuid[], $2::jsonb[])',
				values: [batch.map(({ id }) => id), batch.map((one) => JSON.stringify(one))]
			});
			stored += each;
		}
	};
	try {
		await Promise.all(clients.map(write));
	} finally {
		await first?.query('drop table bench_raw');
		await Promise.all(clients.map((client) => client.end()));
	}
	return stored / seconds;
}
