import * as v from 'valibot';
import { createHmac } from 'node:crypto';
import type { WithTransaction } from '../db/transaction.ts';
import { masterKey } from '../privacy/client.ts';
import { deriveSecret } from '../settings.ts';
import { deliver } from '../xapi/forwarding/deliver.ts';
import { senderTo } from '../xapi/forwarding/receiver.ts';
import { keyPairOf, listTargets } from '../xapi/forwarding/targets.ts';

/** Looks every minute what is due. */
export const FORWARD = 'forward';
/** Delivers to one receiver. */
export const DELIVER = 'forward-to';

const Payload = v.object({
	organisationId: v.pipe(v.string(), v.uuid()),
	targetId: v.pipe(v.string(), v.uuid())
});

/** Receivers of an organisation that may be sent to. */
export async function openTargets(
	withTransaction: WithTransaction,
	organisationId: string
): Promise<{ organisationId: string; targetId: string }[]> {
	const tenant = { organisationId, personId: null };
	const targets = await withTransaction(tenant, (tx) => listTargets(tx, organisationId));
	return targets
		.filter(({ pausedAt }) => pausedAt === null)
		.map(({ id }) => ({ organisationId, targetId: id }));
}

/** One turn of one receiver. */
export async function deliverTo(withTransaction: WithTransaction, payload: unknown): Promise<void> {
	const { organisationId, targetId } = v.parse(Payload, payload);
	const tenant = { organisationId, personId: null };
	const targets = await withTransaction(tenant, (tx) => listTargets(tx, organisationId));
	const target = targets.find(({ id }) => id === targetId);
	if (!target) return;
	const sealing = deriveSecret(masterKey(), 'forwarding');
	const { endpoint, version, textCourses } = target;
	await deliver({
		withTransaction,
		organisationId,
		targetId,
		drawing: { secret: pseudonymKeyOf(sealing, targetId), textCourses },
		send: senderTo({ endpoint, version, ...keyPairOf(target, sealing) })
	});
}

function pseudonymKeyOf(sealing: Buffer, targetId: string): Buffer {
	return createHmac('sha256', sealing).update(`pseudonyms ${targetId}`).digest();
}
