import { sql } from 'drizzle-orm';
import type { Transaction } from '../../db/transaction.ts';
import { activitiesOf } from '../definitions.ts';
import type { AnyStatement } from '../types.ts';
import { listTargets, type Target } from './targets.ts';

type Wanted = Pick<Target, 'id' | 'verbs' | 'activities'>;
type Row = { rowId: string; payload: AnyStatement; claimed: { statement: { id: string } } };

/** In ms. A new receiver gets statements from this time on at the latest. */
const REMEMBERED = 5_000;
const remembered = new Map<string, { targets: Wanted[]; until: number }>();

/**
 * Notes for each receiver which of these statements it gets, in the transaction that stores them: what is stored is
 * delivered, and what is not stored is not.
 */
export async function queueForwarding(
	tx: Transaction,
	organisationId: string,
	rows: Row[],
	now: Date
): Promise<void> {
	const targets = await targetsOf(tx, organisationId);
	const waiting = targets.flatMap((target) =>
		rows
			.filter(({ payload }) => isWanted(target, payload))
			.map(({ rowId, payload, claimed: { statement } }) => ({
				targetId: target.id,
				rowId,
				statementId: statement.id,
				lane: payload.context?.registration ?? statement.id
			}))
	);
	if (waiting.length === 0) return;
	const column = (name: keyof (typeof waiting)[number]) =>
		sql`${sql.param(waiting.map((row) => row[name]))}::uuid[]`;
	await tx.execute(sql`
		insert into forwarding_outbox (organisation_id, target_id, row_id, statement_id, lane, attempts, next_at)
		select ${organisationId}, target_id, row_id, statement_id, lane, 0, ${now.toISOString()}::timestamptz
		from unnest(${column('targetId')}, ${column('rowId')}, ${column('statementId')}, ${column('lane')})
			as w (target_id, row_id, statement_id, lane)`);
}

/** Forgets what is known of an organisation's receivers, after one was added or ended here. */
export function forgetTargets(organisationId: string): void {
	remembered.delete(organisationId);
}

function isWanted({ verbs, activities }: Wanted, statement: AnyStatement): boolean {
	// Taking back is always passed on: the receiver may have what is taken back.
	if (statement.object.objectType === 'StatementRef') return true;
	if (verbs.length > 0 && !verbs.includes(statement.verb.id)) return false;
	if (activities.length === 0) return true;
	return activitiesOf(statement).some(({ id }) => activities.some((begin) => id.startsWith(begin)));
}

async function targetsOf(tx: Transaction, organisationId: string): Promise<Wanted[]> {
	const now = Date.now();
	const known = remembered.get(organisationId);
	if (known && known.until > now) return known.targets;
	const targets = (await listTargets(tx, organisationId)).map(({ id, verbs, activities }) => ({
		id,
		verbs,
		activities
	}));
	if (remembered.size > 1_000) remembered.clear();
	remembered.set(organisationId, { targets, until: now + REMEMBERED });
	return targets;
}
