import { toSnakeCase } from 'drizzle-orm/casing';

const columns = new Map<string, string>();

/**
 * Rows as one parameter: an array of objects with the names of the columns, for `json_populate_recordset`. The text of the
 * query is then the same for one row as for fifty, so that it is built, parsed and planned once.
 */
export function jsonOf(rows: object[]): string {
	return JSON.stringify(
		rows.map((row) => {
			const named: Record<string, unknown> = {};
			for (const [name, value] of Object.entries(row)) {
				named[columnOf(name)] = Buffer.isBuffer(value) ? `\\x${value.toString('hex')}` : value;
			}
			return named;
		})
	);
}

function columnOf(name: string): string {
	const known = columns.get(name);
	if (known !== undefined) return known;
	const column = toSnakeCase(name);
	columns.set(name, column);
	return column;
}
