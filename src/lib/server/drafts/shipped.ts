import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { isName } from '#lib/content/editing/names.ts';
import { extensionOf } from '#lib/content/parse/paths.ts';

/** Courses that came with Opmaat; the same folder that is published at every start. */
const CONTENT = path.resolve('content');

/** The files of a course in `content/`, or undefined when there is no such course. They are never written. */
export async function findShipped(
	courseId: string,
	folder = CONTENT
): Promise<CourseFiles | undefined> {
	if (!isName(courseId)) return undefined;
	const root = path.join(folder, courseId);
	const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
	const files: CourseFiles = new Map();
	for (const entry of entries) {
		if (!entry.isFile() || entry.name.startsWith('.')) continue;
		const full = path.join(entry.parentPath, entry.name);
		const name = path.relative(root, full).split(path.sep).join('/');
		const bytes = await readFile(full);
		files.set(name, extensionOf(name) === '.md' ? bytes.toString('utf8') : new Uint8Array(bytes));
	}
	return files.has('course.md') ? files : undefined;
}

/** Names of the courses in `content/`, in alphabetical order. */
export async function listShipped(folder = CONTENT): Promise<string[]> {
	const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
	return entries
		.filter((entry) => entry.isDirectory() && isName(entry.name))
		.map(({ name }) => name)
		.sort();
}
