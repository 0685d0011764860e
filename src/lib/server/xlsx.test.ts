import { expect, test } from 'vitest';
import { fromBuffer } from 'yauzl';
import { xlsxOf } from './xlsx.ts';

/** The parts of a workbook by path, as text. */
async function partsOf(file: Buffer): Promise<Map<string, string>> {
	const parts = new Map<string, string>();
	const zip = await new Promise<import('yauzl').ZipFile>((resolve, reject) => {
		fromBuffer(file, { lazyEntries: false }, (problem, opened) =>
			opened ? resolve(opened) : reject(problem ?? new Error('no zip'))
		);
	});
	const reading: Promise<void>[] = [];
	zip.on('entry', (entry: import('yauzl').Entry) => {
		reading.push(
			new Promise((resolve, reject) => {
				zip.openReadStream(entry, (problem, stream) => {
					if (problem) return reject(problem);
					const chunks: Buffer[] = [];
					stream.on('data', (chunk: Buffer) => chunks.push(chunk));
					stream.on('end', () => {
						parts.set(entry.fileName, Buffer.concat(chunks).toString());
						resolve();
					});
				});
			})
		);
	});
	await new Promise<void>((resolve) => zip.on('end', () => resolve()));
	await Promise.all(reading);
	return parts;
}

test('writes texts as text, numbers as numbers, and nothing as nothing', async () => {
	const rows = [
		['Naam', 'Tempo'],
		['=1+1 & "<b>"', 104],
		['Zoë\u0001\ud800', null]
	];
	const file = await xlsxOf([
		{ name: 'Overzicht', rows, widths: [20, 10] },
		{ name: 'Toelichting', rows: [['een']], widths: [10] }
	]);
	const parts = await partsOf(file);
	const sheet = parts.get('xl/worksheets/sheet1.xml') ?? '';
	expect([...parts.keys()]).toContain('xl/worksheets/sheet2.xml');
	expect(sheet).not.toContain('<f>');
	expect(sheet).toMatch(/<v>104<\/v>/);
	expect(sheet).toContain('state="frozen"');
	const texts = [...parts.values()].join('');
	expect(texts).toContain('=1+1 &amp; ');
	expect(texts).toContain('Zoë');
	for (const odd of ['\u0001', '\ud800']) expect(texts).not.toContain(odd);
});
