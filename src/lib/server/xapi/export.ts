import { csvLine, type Cell } from '#lib/csv.ts';
import type { WithTransaction } from '../db/transaction.ts';
import { pageOfStatements, type StatementPage } from './read.ts';
import { firstRowId } from './row-ids.ts';
import type { AnyStatement } from './types.ts';

export type ExportFormat = 'json' | 'csv';

const PAGE = 500;
const COLUMNS = [
	'id',
	'stored',
	'timestamp',
	'actor',
	'verb',
	'object',
	'registration',
	'completion',
	'success',
	'score',
	'duration',
	'response',
	'source'
];

/**
 * Every statement of an organisation in the order of storing, as pieces of one file: a JSON array with a statement a line,
 * or CSV (RFC 4180, UTF-8). Read page by page, so that a file may be larger than memory; what is stored after the start is
 * not in it.
 */
export async function* exportStatements(
	withTransaction: WithTransaction,
	organisationId: string,
	format: ExportFormat,
	now: Date
): AsyncGenerator<string> {
	const tenant = { organisationId, personId: null };
	const filter = { direct: [], anyRole: [], ascending: true };
	const newest = firstRowId(now.getTime() + 1);
	let after: string | null = null;
	let first = true;
	yield format === 'json' ? '[' : `\ufeff${csvLine(COLUMNS, ',')}`;
	do {
		const place: string | null = after;
		const { texts, next }: StatementPage = await withTransaction(tenant, (tx) =>
			pageOfStatements(tx, organisationId, filter, { limit: PAGE, after: place, newest })
		);
		if (texts.length > 0) {
			yield format === 'csv'
				? texts.map((text) => rowOf(JSON.parse(text) as AnyStatement)).join('')
				: `${first ? '\n' : ',\n'}${texts.join(',\n')}`;
			first = false;
		}
		after = next;
	} while (after !== null);
	if (format === 'json') yield '\n]\n';
}

function rowOf(statement: AnyStatement): string {
	const { actor, verb, object, result = {}, context, authority } = statement;
	const { scaled, raw } = (result.score ?? {}) as { scaled?: number; raw?: number };
	const cells = [
		statement.id,
		statement.stored,
		statement.timestamp,
		actor.account?.name ?? actor.mbox ?? actor.openid ?? actor.mbox_sha1sum ?? '',
		verb.id,
		object.id ?? object.objectType,
		context?.registration,
		result.completion,
		result.success,
		scaled ?? raw,
		result.duration,
		result.response,
		authority?.name ?? authority?.account?.name
	];
	return csvLine(cells.map(cellOf), ',');
}

function cellOf(value: unknown): Cell {
	if (value === undefined || value === null) return null;
	return typeof value === 'number' ? value : String(value);
}
