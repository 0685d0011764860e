import { compileCourseFile } from '#lib/content/course/course-file.ts';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { hashBytes } from '#lib/content/hashing.ts';
import { keepUpload } from '../courses/sources.ts';
import { hasMedia } from '../courses/media.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { readZip } from './read-zip.ts';
import { ZipProblem } from './zip-limits.ts';

export type Unpacked = { courseId: string; files: CourseFiles };

/**
 * Unpacks a course and finds its id: that in `course.md`, else the name of its folder, else that of the zip. Throws
 * ZipProblem. Outside a transaction, since a large zip takes a while.
 */
export async function unpackCourse(name: string, bytes: Buffer): Promise<Unpacked> {
	const { folder, files } = await readZip(bytes);
	const text = files.get('course.md');
	const fallback = slugOfFile(folder === '' ? name : folder);
	const { course } = compileCourseFile(typeof text === 'string' ? text : '', fallback);
	if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(course.id) || course.id.length > 100) {
		throw new ZipProblem('course');
	}
	return { courseId: course.id, files };
}

/**
 * Keeps an unpacked course to be looked at and published. A drawing (svg) comes along only when the organisation has it
 * already, from a course that is shipped with Opmaat: to a browser it is a program. Throws ZipProblem `drawing`.
 */
export async function importCourse(
	tx: Transaction,
	actor: Acting,
	{ courseId, files }: Unpacked,
	now: Date
): Promise<void> {
	for (const [path, content] of files) {
		if (!path.toLowerCase().endsWith('.svg')) continue;
		const hash = hashBytes(typeof content === 'string' ? Buffer.from(content) : content);
		if (!(await hasMedia(tx, actor, hash))) throw new ZipProblem('drawing', path);
	}
	await keepUpload(tx, actor, courseId, files, now);
}

function slugOfFile(name: string): string {
	return name
		.replace(/\.zip$/i, '')
		.replace(/^\d+-/, '')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
}
