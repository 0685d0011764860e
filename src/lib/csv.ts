/** What a spreadsheet would take for a formula when a cell begins with it. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * A table as text that Dutch spreadsheets open as it is: semicolons, a byte order mark, and CRLF. A text that would be run
 * as a formula gets an apostrophe before it; numbers are left alone. Null is an empty cell.
 */
export function csvOf(rows: readonly (readonly (string | number | null)[])[]): string {
	return '\ufeff' + rows.map((row) => row.map(cellOf).join(';') + '\r\n').join('');
}

function cellOf(value: string | number | null): string {
	if (value === null) return '';
	if (typeof value === 'number') return String(value).replace('.', ',');
	const safe = FORMULA.test(value) ? `'${value}` : value;
	return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
