import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '#lib/server/demo/random.ts';

/** A record store of somebody else, which keeps a statement id once. */
export type Receiver = {
	port: number;
	/** Ids in the order in which they came, each as often as it was kept. */
	kept: string[];
	/** What it did with requests, and how often. */
	outcomes: Map<string, number>;
	/** Is away for a while; whoever waits for an answer gets none. */
	restart: () => Promise<void>;
	/** From now on everything goes well. */
	recover: () => void;
	stop: () => Promise<void>;
};

/** In ms. */
const AWAY = 1_000;
/** Of all requests: refused for now, too many, no answer though it was kept, no answer at all. */
const SHARES = { busy: 0.03, limited: 0.02, lost: 0.03, stalled: 0.005 };

export async function startReceiver(random: Random): Promise<Receiver> {
	const kept: string[] = [];
	const known = new Set<string>();
	const outcomes = new Map<string, number>();
	let well = false;
	const server = http.createServer((request, response) => {
		const parts: Buffer[] = [];
		request.on('data', (part: Buffer) => parts.push(part));
		request.on('end', () => {
			const what = well ? null : mishap(random);
			const ids = (JSON.parse(Buffer.concat(parts).toString()) as { id: string }[]).map(
				({ id }) => id
			);
			outcomes.set(what ?? 'answered', (outcomes.get(what ?? 'answered') ?? 0) + 1);
			if (what === 'stalled') return;
			if (what === 'busy') return response.writeHead(503).end();
			if (what === 'limited') return response.writeHead(429, { 'retry-after': '1' }).end();
			// As the standard says: all of a batch, or nothing.
			if (ids.some((id) => known.has(id))) return response.writeHead(409).end();
			for (const id of ids) known.add(id);
			kept.push(...ids);
			if (what === 'lost') return response.destroy();
			response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(ids));
		});
		request.on('error', () => {});
	});
	const listen = (port: number) =>
		new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
	const close = () =>
		new Promise<void>((resolve) => {
			server.close(() => resolve());
			server.closeAllConnections();
		});
	await listen(0);
	const { port } = server.address() as AddressInfo;
	let restarting: Promise<void> = Promise.resolve();
	return {
		port,
		kept,
		outcomes,
		restart: () =>
			(restarting = restarting.then(async () => {
				await close();
				await sleep(AWAY);
				await listen(port);
			})),
		recover: () => (well = true),
		stop: async () => {
			await restarting;
			await close();
		}
	};
}

function mishap(random: Random): keyof typeof SHARES | null {
	let chance = random.next();
	for (const [name, share] of Object.entries(SHARES)) {
		chance -= share;
		if (chance < 0) return name as keyof typeof SHARES;
	}
	return null;
}
