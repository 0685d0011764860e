import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ZipFile } from 'yazl';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { plainCourse } from '#lib/content/testing/course.ts';
import { readZip } from './read-zip.ts';
import { writeZip } from './write-zip.ts';
import { ZIP_LIMITS } from './zip-limits.ts';

const plain: CourseFiles = new Map(Object.entries(plainCourse));

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Buffer> {
	return Buffer.from(await new Response(stream).arrayBuffer());
}

type Extra = { name: string; content?: string | Buffer; mode?: number };

/** A zip with anything in it; names are put in afterwards, since no decent program writes them. */
async function zipOf(extra: Extra[], course = 'course.md'): Promise<Buffer> {
	const zip = new ZipFile();
	const all: Extra[] = [{ name: course, content: '---\ntitel: Toets\n---\n' }, ...extra];
	const names = all.map(({ name }, at) => [
		`${'x'.repeat(name.length - 2)}${at % 10}${at % 7}`,
		name
	]);
	for (const [at, { content = 'tekst', mode = 0o100644 }] of all.entries()) {
		zip.addBuffer(Buffer.from(content as string), names[at]?.[0] ?? '', { mode });
	}
	zip.end();
	let bytes = await bytesOf(new Response(zip.outputStream as never).body as ReadableStream);
	for (const [placeholder = '', name = ''] of names) bytes = replaceAll(bytes, placeholder, name);
	return bytes;
}

function replaceAll(bytes: Buffer, from: string, to: string): Buffer {
	const copy = Buffer.from(bytes);
	for (let at = copy.indexOf(from); at >= 0; at = copy.indexOf(from, at + 1)) copy.write(to, at);
	return copy;
}

describe('a course', () => {
	test('comes back as it was', async () => {
		const folder = path.resolve('content/overstap');
		const shipped: CourseFiles = new Map();
		for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
			if (!entry.isFile()) continue;
			const file = path.join(entry.parentPath, entry.name);
			const bytes = readFileSync(file);
			const isText = /\.(md|svg)$/.test(file);
			shipped.set(path.relative(folder, file), isText ? bytes.toString('utf8') : bytes);
		}
		const zip = await bytesOf(writeZip('overstap', shipped));
		const { files: back, folder: name } = await readZip(zip);
		expect(name).toBe('overstap');
		expect(back).toEqual(new Map([...shipped].sort()));
		expect(await bytesOf(writeZip('overstap', back))).toEqual(zip);
	});

	test('comes back as it was, whatever is in it', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.dictionary(
					fc.stringMatching(/^[a-zé0-9-]{1,12}\.(md|png)$/),
					fc.oneof(fc.string({ unit: 'binary' }), fc.uint8Array({ maxLength: 300 }))
				),
				async (some) => {
					const files = new Map([...plain, ...Object.entries(some)]);
					const { files: back } = await readZip(await bytesOf(writeZip('toets', files)));
					const asBytes = (all: CourseFiles) =>
						[...all].map(([name, content]) => [name, Buffer.from(content as string)]).sort();
					expect(asBytes(back)).toEqual(asBytes(files));
				}
			),
			{ numRuns: 60 }
		);
	});

	test('is found in its folder or without one, past what a computer adds', async () => {
		const bare = await readZip(
			await zipOf([{ name: '01-a/.DS_Store' }, { name: '__MACOSX/x.md' }])
		);
		expect([...bare.files.keys()]).toEqual(['course.md']);
		const inFolder = await readZip(await zipOf([{ name: 'mijn/01-a/b.md' }], 'mijn/course.md'));
		expect([...inFolder.files.keys()]).toEqual(['01-a/b.md', 'course.md']);
	});
});

describe('a zip that means harm', () => {
	test.each<[string, Extra[], string]>([
		['leaves its folder', [{ name: '../../etc/passwd' }], 'outside'],
		['leaves its folder in the middle', [{ name: '01-a/../../b.md' }], 'outside'],
		['begins at the root', [{ name: '/etc/passwd' }], 'outside'],
		['names a drive', [{ name: 'C:/windows/x.md' }], 'outside'],
		['uses backslashes', [{ name: '..\\..\\x.md' }], 'outside'],
		['has a symbolic link', [{ name: 'link.md', content: '/etc/passwd', mode: 0o120777 }], 'link'],
		['has a device', [{ name: 'device.md', mode: 0o060644 }], 'link'],
		['has a zip in it', [{ name: '01-a/meer.zip' }], 'nested'],
		['has a file twice', [{ name: 'x/ab.md' }, { name: 'x/ab.md' }], 'twice'],
		['has two courses', [{ name: 'tweede/course.md' }], 'course']
	])('%s: it is refused', async (_, extra, reason) => {
		await expect(readZip(await zipOf(extra))).rejects.toMatchObject({ reason });
	});

	test('with 10,000 files is refused', async () => {
		const zip = new ZipFile();
		for (let at = 0; at < 10_000; at++)
			zip.addBuffer(Buffer.from('x'), `${at}.md`, { compress: false });
		zip.end();
		const bytes = await bytesOf(new Response(zip.outputStream as never).body as ReadableStream);
		await expect(readZip(bytes)).rejects.toMatchObject({ reason: 'entries' });
	});

	test('of 10 GB is refused before anything is unpacked', async () => {
		const bytes = await zipOf(
			Array.from({ length: 8 }, (_, at) => ({
				name: `big-${at}.png`,
				content: Buffer.alloc(10_000)
			}))
		);
		const before = process.memoryUsage().arrayBuffers;
		const bomb = sizesIn(bytes, 1.25 * 1024 ** 3);
		await expect(readZip(bomb)).rejects.toMatchObject({ reason: 'total' });
		const slices = sizesIn(bytes, 150 * 1024 ** 2);
		await expect(readZip(slices)).rejects.toMatchObject({ reason: 'total' });
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(1_000_000);
	});

	test('that says it is small is given up at the first byte too many', async () => {
		const bytes = await zipOf([{ name: 'big.png', content: Buffer.alloc(30 * 1024 * 1024) }]);
		const before = process.memoryUsage().arrayBuffers;
		await expect(readZip(sizesIn(bytes, 100))).rejects.toMatchObject({ reason: 'damaged' });
		expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5_000_000);
	});

	test('with a text of a book is refused', async () => {
		const content = 'a'.repeat(ZIP_LIMITS.text + 1);
		await expect(readZip(await zipOf([{ name: 'lang.md', content }]))).rejects.toMatchObject({
			reason: 'file',
			file: 'lang.md'
		});
	});

	test('that is no zip, or a broken one, is refused with a reason', async () => {
		const good = await zipOf([{ name: '01-a/b.md', content: 'tekst '.repeat(50) }]);
		await expect(readZip(Buffer.from('geen zip'))).rejects.toMatchObject({ reason: 'unreadable' });
		await fc.assert(
			fc.asyncProperty(
				fc.nat(good.length - 1),
				fc.integer({ min: 1, max: 255 }),
				async (at, by) => {
					const broken = Buffer.from(good);
					broken[at] = (broken[at] ?? 0) ^ by;
					const outcome = await readZip(broken).catch((error: { reason?: string }) => error.reason);
					expect(typeof outcome === 'string' || outcome?.files instanceof Map).toBe(true);
				}
			),
			{ numRuns: 300 }
		);
	});
});

/** The same zip, whose list of contents says another size of every large file. */
function sizesIn(bytes: Buffer, size: number): Buffer {
	const copy = Buffer.from(bytes);
	for (let at = copy.indexOf('PK\x01\x02'); at >= 0; at = copy.indexOf('PK\x01\x02', at + 4)) {
		if (copy.readUInt32LE(at + 24) > 1_000) copy.writeUInt32LE(size, at + 24);
	}
	return copy;
}
