import { Client } from 'pg';
import { quantile } from './load.ts';

/** Durable single-row inserts per second on the same PostgreSQL: what no recording can be faster than. */
export async function measureRawInserts(
	ownerUrl: string,
	concurrency: number,
	seconds: number
): Promise<{ perSecond: number; p50: number; p99: number; requests: number }> {
	const clients = Array.from(
		{ length: concurrency },
		() => new Client({ connectionString: ownerUrl })
	);
	await Promise.all(clients.map((client) => client.connect()));
	const [first] = clients;
	await first?.query('create table bench_raw (id uuid primary key, payload jsonb not null)');
	const payload = JSON.stringify({ text: 'x'.repeat(1_100) });
	const times: number[] = [];
	const start = performance.now();
	const until = start + seconds * 1000;
	try {
		await Promise.all(
			clients.map(async (client) => {
				while (performance.now() < until) {
					const began = performance.now();
					await client.query({
						name: 'raw',
						text: 'insert into bench_raw values (gen_random_uuid(), $1)',
						values: [payload]
					});
					times.push(performance.now() - began);
				}
			})
		);
	} finally {
		await first?.query('drop table bench_raw');
		await Promise.all(clients.map((client) => client.end()));
	}
	const sorted = times.toSorted((a, b) => a - b);
	const took = (performance.now() - start) / 1000;
	return {
		requests: times.length,
		perSecond: times.length / took,
		p50: quantile(sorted, 0.5),
		p99: quantile(sorted, 0.99)
	};
}
