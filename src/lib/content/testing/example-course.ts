import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../../tests/example-course', import.meta.url));

/** The course in which every type, block and option occurs, by path from its folder. */
export function exampleCourse(): Map<string, Uint8Array> {
	const files = readdirSync(folder, { recursive: true, withFileTypes: true });
	return new Map(
		files
			.filter((entry) => entry.isFile())
			.map((entry) => path.join(entry.parentPath, entry.name))
			.sort()
			.map((file) => [
				path.relative(folder, file).split(path.sep).join('/'),
				new Uint8Array(readFileSync(file))
			])
	);
}
