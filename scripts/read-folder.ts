import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The files of a course by their path from its folder, with `/` between the parts. */
export function readFolder(folder: string): Map<string, Uint8Array> {
	const files = new Map<string, Uint8Array>();
	for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
		if (!entry.isFile()) continue;
		const full = path.join(entry.parentPath, entry.name);
		files.set(path.relative(folder, full).split(path.sep).join('/'), readFileSync(full));
	}
	return files;
}

/** Folders in a folder, each a course. */
export function listCourseFolders(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true })
		.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
		.map((entry) => path.join(folder, entry.name));
}
