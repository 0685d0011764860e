import type { Pool } from 'pg';

export type Column = { table: string; column: string; type: string; required: boolean };

/** Every column of every table of ours. Partitions have the columns of their parent. */
export async function readColumns(owner: Pool): Promise<Column[]> {
	const { rows } = await owner.query<Column>(`
		select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type,
			a.attnotnull as required
		from pg_class c
		join pg_namespace n on n.oid = c.relnamespace
		join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
		where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
		order by c.relname, a.attnum`);
	return rows;
}

/** Tables that belong to an organisation, which is what the wall stands on. */
export async function readTenantTables(owner: Pool): Promise<string[]> {
	const columns = await readColumns(owner);
	return columns.filter(({ column }) => column === 'organisation_id').map(({ table }) => table);
}
