import type { Reply } from './client.ts';

/** One fact that a pupil or a program sent, under an id of its own making. */
export type Sent = {
	id: string;
	/** An answer to an exercise, going on from a step, or a statement of other software. */
	kind: 'answer' | 'leave' | 'statement';
	/** Who sent it, or whom it is about. */
	participantId: string;
	/** Where; of a statement its registration. */
	pageId: string;
	/** What was typed, for open answers. */
	text: string | null;
};

/** What the outside saw: everything that was sent, and what the server said about it. */
export type Ledger = {
	/** Sent, and not or not yet acknowledged. */
	open: Map<string, Sent>;
	acknowledged: Map<string, Sent>;
	/** Ids that were sent more than once. */
	retried: Set<string>;
	/** When each request that succeeded was answered, on `performance.now()`. */
	successes: number[];
	/** Requests by status or by the reason of failure. */
	outcomes: Map<string, number>;
	slowestMs: number;
	/** Each kind of thing that should not have happened, with how often. */
	offences: Map<string, number>;
};

/** In ms; no request may take longer, whatever happens. */
const LONGEST_REQUEST = 15_000;

export function newLedger(): Ledger {
	return {
		open: new Map(),
		acknowledged: new Map(),
		retried: new Set(),
		successes: [],
		outcomes: new Map(),
		slowestMs: 0,
		offences: new Map()
	};
}

export function offend(ledger: Ledger, offence: string): void {
	ledger.offences.set(offence, (ledger.offences.get(offence) ?? 0) + 1);
}

/** A request: what was asked for, and when, on `performance.now()`. */
export type Asking = { what: string; sent: number; answered: number; expected: number };

/** Notes one reply; true when it is what a working server gives, false when it has to be asked again. */
export function note(
	ledger: Ledger,
	reply: Reply,
	{ what, sent, answered, expected }: Asking
): boolean {
	const took = answered - sent;
	ledger.slowestMs = Math.max(ledger.slowestMs, took);
	if (took > LONGEST_REQUEST) offend(ledger, `more than 15 s for ${what}`);
	const outcome = 'failed' in reply ? reply.failed : String(reply.status);
	ledger.outcomes.set(outcome, (ledger.outcomes.get(outcome) ?? 0) + 1);
	if ('failed' in reply) return false;
	if (reply.status === expected) {
		ledger.successes.push(answered);
		return true;
	}
	if (reply.status !== 503) offend(ledger, `status ${reply.status} for ${what}`);
	else if (!reply.headers['retry-after']) offend(ledger, '503 without Retry-After');
	return false;
}

/**
 * The longest time without an answer that a kill led to, in milliseconds: from `at` until visitors were answered
 * again after `ready`.
 */
export function outageOf({ successes }: Ledger, at: number, ready: number): number {
	const times = successes.filter((answered) => answered > at);
	times.sort((a, b) => a - b);
	const back = times.findIndex((answered) => answered > ready);
	const points = [at, ...times.slice(0, back + 1)];
	return Math.max(0, ...points.slice(1).map((time, i) => time - (points[i] ?? at)));
}
