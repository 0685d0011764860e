import type { Transaction, WithTransaction } from '../../db/transaction.ts';
import type { AnyStatement } from '../types.ts';
import { drawForTarget, type Drawing } from './draw.ts';
import { deleteRows, killRows, postponeRows, readDue, type Waiting } from './outbox.ts';
import type { Outcome, Send } from './receiver.ts';
import { claimTarget, pauseTarget } from './targets.ts';

export type Delivery = {
	withTransaction: WithTransaction;
	organisationId: string;
	targetId: string;
	drawing: Drawing;
	send: Send;
	clock?: () => Date;
};

/** Statements and bytes at once. */
const MOST = 50;
const MOST_BYTES = 1_000_000;
/** In ms; after this a target gives way to the others and goes on a minute later. */
const TURN = 45_000;

type Verdict = 'go on' | 'stop';

/**
 * Delivers what is due to one receiver, in order, a batch at a time, until nothing is left or it is in trouble. Each
 * statement arrives at least once, and has the same id each time, so that the receiver keeps it once.
 * @returns how many were delivered; 0 while somebody else delivers to this receiver
 */
export async function deliver(delivery: Delivery): Promise<number> {
	const { withTransaction, organisationId, targetId } = delivery;
	// Open for the whole turn: what is claimed in it is free again when it ends, also by a kill.
	return withTransaction({ organisationId, personId: null }, async (claiming) =>
		(await claimTarget(claiming, targetId)) ? deliverDue(delivery) : 0
	);
}

async function deliverDue(delivery: Delivery): Promise<number> {
	const { withTransaction, organisationId, targetId, clock = () => new Date() } = delivery;
	const tenant = { organisationId, personId: null };
	const end = Date.now() + TURN;
	let delivered = 0;
	while (Date.now() < end) {
		const due = await withTransaction(tenant, (tx) =>
			readDue(tx, organisationId, targetId, clock(), MOST)
		);
		if (due.length === 0) return delivered;
		const batch = withinBytes(due);
		const tally = { delivered: 0 };
		const verdict = await deliverBatch(delivery, batch, tally);
		delivered += tally.delivered;
		if (verdict === 'stop') return delivered;
	}
	return delivered;
}

async function deliverBatch(
	delivery: Delivery,
	batch: Waiting[],
	tally: { delivered: number }
): Promise<Verdict> {
	const drawn = batch.flatMap(({ payload }) =>
		payload ? [drawForTarget(payload, delivery.drawing)] : []
	);
	// What was erased or is past its time is not sent any more.
	const outcome = drawn.length > 0 ? await delivery.send(drawn) : { status: 200, retryAfter: null };
	const { status } = outcome;
	const single = batch.length === 1;
	if (isDone(status) || (single && status === 409)) {
		tally.delivered += drawn.length;
		await settle(delivery, (tx, { organisationId, targetId }) =>
			deleteRows(tx, organisationId, targetId, batch)
		);
		return 'go on';
	}
	if (isTrouble(status)) return postpone(delivery, batch, outcome);
	if (status === 401 || status === 403) return pause(delivery, status);
	if (single) {
		await settle(delivery, (tx, { organisationId, targetId, now }) =>
			killRows(tx, organisationId, targetId, batch, `status ${status}`, now)
		);
		return 'go on';
	}
	// One of them is refused, or they are too much at once: in smaller portions, still in order.
	const size = status === 413 ? Math.ceil(batch.length / 2) : 1;
	for (let at = 0; at < batch.length; at += size) {
		const verdict = await deliverBatch(delivery, batch.slice(at, at + size), tally);
		if (verdict === 'stop') return 'stop';
	}
	return 'go on';
}

async function postpone(
	delivery: Delivery,
	batch: Waiting[],
	{ status, retryAfter }: Outcome
): Promise<Verdict> {
	await settle(delivery, (tx, { organisationId, targetId, now }) =>
		postponeRows(tx, organisationId, targetId, batch, { status, retryAfter }, now)
	);
	return 'stop';
}

async function pause(delivery: Delivery, status: number): Promise<Verdict> {
	await settle(delivery, (tx, { organisationId, targetId, now }) =>
		pauseTarget(tx, organisationId, targetId, { at: now, reason: `status ${status}` })
	);
	return 'stop';
}

type Settling = { organisationId: string; targetId: string; now: Date };

function settle(
	{ withTransaction, organisationId, targetId, clock = () => new Date() }: Delivery,
	work: (tx: Transaction, settling: Settling) => Promise<void>
): Promise<void> {
	return withTransaction({ organisationId, personId: null }, (tx) =>
		work(tx, { organisationId, targetId, now: clock() })
	);
}

function withinBytes(due: Waiting[]): Waiting[] {
	let bytes = 0;
	const fits = due.findIndex(({ payload }) => (bytes += sizeOf(payload)) > MOST_BYTES);
	return fits < 0 ? due : due.slice(0, Math.max(1, fits));
}

function sizeOf(payload: AnyStatement | null): number {
	return payload ? JSON.stringify(payload).length : 0;
}

function isDone(status: number): boolean {
	return status >= 200 && status < 300;
}

/** It may go well later: no answer, too many requests, a fault of the receiver, or a redirect that is not followed. */
function isTrouble(status: number): boolean {
	return (
		status === 0 ||
		status === 408 ||
		status === 429 ||
		status >= 500 ||
		(status >= 300 && status < 400)
	);
}
