import type { Readable } from 'node:stream';
import { crc32 } from 'node:zlib';
import { fromBufferPromise, getFileNameLowLevel, type Entry, type ZipFile } from 'yauzl';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { textOr } from '../courses/sources.ts';
import { ZIP_LIMITS, ZipProblem, type ZipLimits } from './zip-limits.ts';

/** What computers add of their own accord. */
const CLUTTER = /(?:^|\/)(?:__MACOSX\/|\.DS_Store$|Thumbs\.db$|desktop\.ini$|\._)/;
const ARCHIVE = /\.(?:zip|gz|tgz|bz2|xz|7z|rar|tar|jar)$/i;
const FILE_TYPE = 0o170000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;

/**
 * The files of a course in a zip, by path from the course folder, and the name of that folder when it is in the zip. Everything is checked against the list of contents
 * before anything is unpacked, and again while unpacking: a file that turns out larger than it says is given up at the
 * first byte too many. Throws ZipProblem.
 */
export async function readZip(
	bytes: Buffer,
	limits: ZipLimits = ZIP_LIMITS
): Promise<{ folder: string; files: CourseFiles }> {
	const zip = await openZip(bytes);
	try {
		if (zip.entryCount > limits.entries) throw new ZipProblem('entries');
		const entries = await listEntries(zip, limits);
		const root = rootOf([...entries.keys()]);
		const files: CourseFiles = new Map();
		for (const path of [...entries.keys()].sort()) {
			const entry = entries.get(path);
			if (entry && path.startsWith(root)) {
				files.set(path.slice(root.length), textOr(await unpack(zip, entry, path)));
			}
		}
		return { folder: root.replace(/\/$/, ''), files };
	} finally {
		zip.close();
	}
}

async function openZip(bytes: Buffer): Promise<ZipFile> {
	try {
		return await fromBufferPromise(bytes, { decodeStrings: false });
	} catch {
		throw new ZipProblem('unreadable');
	}
}

/** Every file that counts, checked as far as the list of contents tells. */
async function listEntries(zip: ZipFile, limits: ZipLimits): Promise<Map<string, Entry>> {
	const entries = new Map<string, Entry>();
	let total = 0;
	let count = 0;
	try {
		for await (const entry of zip.eachEntry()) {
			if (++count > limits.entries) throw new ZipProblem('entries');
			total += entry.uncompressedSize;
			if (total > limits.total) throw new ZipProblem('total');
			const path = nameOf(entry);
			checkEntry(entry, path, limits);
			if (path.endsWith('/') || CLUTTER.test(path)) continue;
			if (entries.has(path)) throw new ZipProblem('twice', path);
			entries.set(path, entry);
		}
	} catch (error) {
		throw explained(error);
	}
	return entries;
}

/** With slashes, whatever the computer that made the zip calls them. */
function nameOf({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string {
	return getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false).normalize(
		'NFC'
	);
}

function checkEntry(entry: Entry, path: string, limits: ZipLimits): void {
	const kind = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
	if (kind !== 0 && kind !== REGULAR && kind !== FOLDER) throw new ZipProblem('link', path);
	if (isOutside(path)) throw new ZipProblem('outside', path);
	if (entry.isEncrypted()) throw new ZipProblem('secret', path);
	if (ARCHIVE.test(path)) throw new ZipProblem('nested', path);
	const most = path.endsWith('.md') ? limits.text : limits.file;
	if (entry.uncompressedSize > most) throw new ZipProblem('file', path);
	if (!entry.canDecodeFileData()) throw new ZipProblem('damaged', path);
}

/** Paths that lead out of the folder, in the spelling of any computer, or that no course has. */
function isOutside(path: string): boolean {
	if (/[\0:]/.test(path) || path.startsWith('/') || path.length > 300) return true;
	return path
		.replace(/\/$/, '')
		.split('/')
		.some((part) => part === '..' || part === '.' || part === '');
}

/** A zip holds the course folder or what is in it; the folder with `course.md` in it counts. */
function rootOf(paths: string[]): string {
	const roots = paths
		.filter((path) => path === 'course.md' || /^[^/]+\/course\.md$/.test(path))
		.map((path) => path.slice(0, -'course.md'.length));
	if (roots.length !== 1) throw new ZipProblem('course');
	return roots[0] ?? '';
}

async function unpack(zip: ZipFile, entry: Entry, path: string): Promise<Buffer> {
	const parts: Buffer[] = [];
	let length = 0;
	let sum = 0;
	try {
		const stream: Readable = await zip.openReadStreamPromise(entry);
		for await (const part of stream as AsyncIterable<Buffer>) {
			length += part.length;
			// The library checks this too; here it holds whatever the library does.
			if (length > entry.uncompressedSize) throw new ZipProblem('damaged', path);
			sum = crc32(part, sum);
			parts.push(part);
		}
	} catch (error) {
		throw explained(error, path);
	}
	if (length !== entry.uncompressedSize || sum !== entry.crc32) {
		throw new ZipProblem('damaged', path);
	}
	return Buffer.concat(parts, length);
}

/** The library's own complaints are about a file that is not as a zip should be. */
function explained(error: unknown, path = ''): ZipProblem {
	return error instanceof ZipProblem ? error : new ZipProblem('damaged', path);
}
