import writeExcel, { type Sheet } from 'write-excel-file/node';
import type { Cell } from '#lib/csv.ts';

export type XlsxSheet = {
	name: string;
	/** The first row names the columns, and stays in sight. */
	rows: readonly (readonly Cell[])[];
	/** Per column, in characters. */
	widths: readonly number[];
};

/** What XML cannot hold: a file with it would not open. */
const UNWRITABLE = /[^\P{Cc}\t\n\r]|[\ufffe\uffff]/gu;

/** A workbook. A text is written as text, so that nothing in it is ever a formula. */
export async function xlsxOf(sheets: readonly XlsxSheet[]): Promise<Buffer> {
	const written = sheets.map(({ name, rows, widths }): Sheet<never> => ({
		sheet: name,
		data: rows.map((row, at) =>
			row.map((value) => {
				if (value === null) return null;
				if (typeof value === 'number') return { value, type: Number };
				const style = at === 0 ? ({ fontWeight: 'bold' } as const) : {};
				const text = value.toWellFormed().replace(UNWRITABLE, '');
				return { value: text, type: String, wrap: true, alignVertical: 'top', ...style } as const;
			})
		),
		columns: widths.map((width) => ({ width })),
		stickyRowsCount: 1
	}));
	return writeExcel(written).toBuffer();
}
