import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Random } from '#lib/server/demo/random.ts';
import type { Call } from '../bench/load.ts';
import { ask, type Reply } from './client.ts';
import { note, offend, type Ledger, type Sent } from './ledger.ts';
import type { Deed } from './pupils.ts';

export type Running = {
	/** Takes up nothing new, and resolves when everything that was sent is acknowledged or given up. */
	finish: () => Promise<void>;
};

export type LoadOptions = {
	port: number;
	deeds: Iterator<Deed>;
	ledger: Ledger;
	random: Random;
	visitors?: number;
	/** In ms, between an answer and the next request; on average half of it. */
	longestThought?: number;
};

/** Visitors who wait for their answer before they do anything else. */
const VISITORS = 14;
const LONGEST_THOUGHT = 160;
/** In ms; sooner than a browser would, so that more requests meet a server that is coming up. */
const BEFORE_AGAIN = 250;
/** In ms, after the load has been told to finish. */
const LAST_TRIES = 60_000;

/** Keeps visitors busy until `finish`. What is not answered is sent again under the same id. */
export function startLoad({
	port,
	deeds,
	ledger,
	random,
	visitors: count = VISITORS,
	longestThought = LONGEST_THOUGHT
}: LoadOptions): Running {
	const agent = new http.Agent({ keepAlive: true, maxSockets: 2 * count });
	let giveUpAt = Infinity;

	async function visit() {
		while (giveUpAt === Infinity) {
			const { value: deed } = deeds.next();
			if (!deed) return;
			await insist(deed);
			await sleep(longestThought * random.next());
		}
	}

	async function insist({ call, sent, expected }: Deed) {
		const headers = { ...call.headers, origin: `http://127.0.0.1:${port}` };
		for (const one of sent) ledger.open.set(one.id, one);
		for (let attempt = 1; ; attempt++) {
			const began = performance.now();
			const reply = await ask(agent, port, { ...call, headers });
			const times = { what: nameOf(call), sent: began, answered: performance.now(), expected };
			if (note(ledger, reply, times)) return acknowledge(ledger, sent, reply);
			// Somebody who only looks goes elsewhere.
			if (sent.length === 0 || Date.now() > giveUpAt) return;
			for (const { id } of sent) ledger.retried.add(id);
			await sleep(BEFORE_AGAIN);
		}
	}

	const visitors = Array.from({ length: count }, visit);
	return {
		finish: async () => {
			giveUpAt = Date.now() + LAST_TRIES;
			await Promise.all(visitors);
			agent.destroy();
		}
	};
}

/** The kind of page, without what differs from visitor to visitor. */
function nameOf({ method = 'GET', path }: Call): string {
	return `${method} /${path.split('/')[1]}`;
}

function acknowledge(ledger: Ledger, sent: Sent[], reply: Reply): void {
	if ('failed' in reply) return;
	const { stored, refused } = receiptIn(reply, sent);
	for (const problem of refused) offend(ledger, `answer refused: ${problem}`);
	for (const one of sent) {
		if (!stored.has(one.id)) continue;
		ledger.open.delete(one.id);
		ledger.acknowledged.set(one.id, one);
	}
}

type Receipt = { stored: string[]; refused: { problem: string }[] };

function receiptIn(
	{ status, headers, body }: Extract<Reply, { status: number }>,
	sent: Sent[]
): { stored: Set<string>; refused: string[] } {
	if (status === 303) {
		const goesOn = headers.location?.startsWith('/learn/') ?? false;
		return {
			stored: new Set(goesOn ? sent.map(({ id }) => id) : []),
			refused: goesOn ? [] : [`sent to ${headers.location}`]
		};
	}
	if (sent.length === 0) return { stored: new Set(), refused: [] };
	const receipt = JSON.parse(body) as Receipt | string[];
	// The record store answers with the ids alone.
	if (Array.isArray(receipt)) return { stored: new Set(receipt), refused: [] };
	return {
		stored: new Set(receipt.stored),
		refused: receipt.refused.map(({ problem }) => problem)
	};
}
