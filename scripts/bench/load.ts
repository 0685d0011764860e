import http from 'node:http';

export type Call = {
	method?: 'GET' | 'POST';
	path: string;
	headers: Record<string, string>;
	body?: string;
};

export type Load = {
	/** Where the server listens. */
	port: number;
	/** Requests under way at once; each worker waits for its answer. */
	concurrency: number;
	seconds: number;
	/** The next request, or null when there is nothing left to ask. */
	next: () => Call | null;
	/** Throws when the answer is not what it should be. */
	check?: (status: number, body: string) => void;
};

export type Result = {
	requests: number;
	seconds: number;
	perSecond: number;
	/** Milliseconds. */
	p50: number;
	p95: number;
	p99: number;
	bytes: number;
};

/** Sends requests for a while, with kept-alive connections, and measures each from sending to the last byte. */
export async function runLoad({ port, concurrency, seconds, next, check }: Load): Promise<Result> {
	const agent = new http.Agent({ keepAlive: true, maxSockets: concurrency });
	const times: number[] = [];
	let bytes = 0;
	const start = performance.now();
	const until = start + seconds * 1000;
	const work = async () => {
		for (let call = next(); call && performance.now() < until; call = next()) {
			const began = performance.now();
			const { status, body, size } = await ask(agent, port, call);
			times.push(performance.now() - began);
			bytes += size;
			if (check) check(status, body);
			else if (status !== 200) throw new Error(`${call.path}: ${status} ${body.slice(0, 200)}`);
		}
	};
	try {
		await Promise.all(Array.from({ length: concurrency }, work));
	} finally {
		agent.destroy();
	}
	const took = (performance.now() - start) / 1000;
	const sorted = times.toSorted((a, b) => a - b);
	return {
		requests: times.length,
		seconds: took,
		perSecond: times.length / took,
		p50: quantile(sorted, 0.5),
		p95: quantile(sorted, 0.95),
		p99: quantile(sorted, 0.99),
		bytes: times.length === 0 ? 0 : bytes / times.length
	};
}

/** The value below which a share of the sorted values lies; 0 without values. */
export function quantile(sorted: number[], share: number): number {
	return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}

type Reply = { status: number; body: string; size: number };

function ask(agent: http.Agent, port: number, call: Call): Promise<Reply> {
	const { method = 'GET', path, headers, body } = call;
	return new Promise((resolve, reject) => {
		const request = http.request(
			{ agent, host: '127.0.0.1', port, method, path, headers },
			(response) => {
				const parts: Buffer[] = [];
				response.on('data', (part: Buffer) => parts.push(part));
				response.on('error', reject);
				response.on('end', () => {
					const all = Buffer.concat(parts);
					const text = all.toString('utf8');
					resolve({ status: response.statusCode ?? 0, body: text, size: all.length });
				});
			}
		);
		request.on('error', reject);
		request.end(body);
	});
}
