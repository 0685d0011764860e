import type { Transaction } from '../../db/transaction.ts';

export async function queueForwarding(
	_tx: Transaction,
	_organisationId: string,
	_rows: unknown[],
	_now: Date
): Promise<void> {}
