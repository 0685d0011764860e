import qrcode from 'qrcode-generator';

/** A QR code as one SVG path: `size` modules in a square, each one unit wide, without the quiet zone. */
export type QrDrawing = { size: number; path: string };

/** Draws a text as a QR code with medium error correction (15% of it may be dirty or torn). */
export function drawQr(text: string): QrDrawing {
	const code = qrcode(0, 'M');
	code.addData(text, 'Byte');
	code.make();
	const size = code.getModuleCount();
	const rows = Array.from({ length: size }, (_, row) => pathOfRow(code, row, size));
	return { size, path: rows.join('') };
}

type Code = ReturnType<typeof qrcode>;

/** Dark modules that touch become one rectangle, so that no hairline shows between them in print. */
function pathOfRow(code: Code, row: number, size: number): string {
	let path = '';
	for (let column = 0; column < size; column++) {
		if (!code.isDark(row, column)) continue;
		const start = column;
		while (column + 1 < size && code.isDark(row, column + 1)) column++;
		const width = column - start + 1;
		path += `M${start} ${row}h${width}v1h-${width}z`;
	}
	return path;
}
