/** A text is text; a number is a number; null is an empty cell. */
export type Cell = string | number | null;

/**
 * What a spreadsheet would take for a formula: a sign (full-width ones too), a tab or a return, at the beginning or after
 * blanks and quotes, which some programs skip.
 */
const FORMULA = /^["'\s\u00a0\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r]/;

/**
 * A table as text that Dutch spreadsheets open as it is: semicolons, decimal commas, a byte order mark, and CRLF.
 */
export function csvOf(rows: readonly (readonly Cell[])[]): string {
	return '\ufeff' + rows.map((row) => csvLine(row, ';')).join('');
}

/**
 * One line of CSV (RFC 4180); with commas between the cells a number keeps its decimal point. Every text is quoted, and one
 * that would be run as a formula gets an apostrophe before it. The only place where a cell is written.
 */
export function csvLine(row: readonly Cell[], separator: ',' | ';'): string {
	return `${row.map((value) => cellOf(value, separator)).join(separator)}\r\n`;
}

function cellOf(value: Cell, separator: ',' | ';'): string {
	if (value === null) return '';
	if (typeof value === 'number') {
		return separator === ';' ? String(value).replace('.', ',') : String(value);
	}
	const safe = FORMULA.test(value) ? `'${value}` : value;
	return `"${safe.replaceAll('"', '""')}"`;
}
