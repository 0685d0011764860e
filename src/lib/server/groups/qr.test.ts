import qrcode from 'qrcode-generator';
import { expect, test } from 'vitest';
import { drawQr } from './qr.ts';

const link = 'https://opmaat.example/kaartje#bE9yX3Rva2VuX29mXzIyX2I';

test('the path darkens exactly the modules of the code', () => {
	const { size, path } = drawQr(link);

	const dark = new Set<string>();
	for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
		for (let at = 0; at < Number(width); at++) dark.add(`${Number(x) + at},${y}`);
	}
	const code = qrcode(0, 'M');
	code.addData(link);
	code.make();
	for (let row = 0; row < size; row++) {
		for (let column = 0; column < size; column++) {
			expect(dark.has(`${column},${row}`)).toBe(code.isDark(row, column));
		}
	}
});

test('a login link fits in a code that a cheap camera reads from a 31 mm square', () => {
	expect(drawQr(link).size).toBeLessThanOrEqual(41);
});
