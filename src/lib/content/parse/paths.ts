/**
 * The path from the course folder of what is written in a file in `folder`; undefined when it leaves the course.
 */
export function resolvePath(folder: string, written: string): string | undefined {
	const parts = folder === '' ? [] : folder.split('/');
	for (const part of written.split('/')) {
		if (part === '' || part === '.') continue;
		if (part !== '..') parts.push(part);
		else if (parts.pop() === undefined) return undefined;
	}
	return parts.join('/');
}

/** `.png` of `map/plaatje.PNG`; empty without one. */
export function extensionOf(path: string): string {
	return /\.[^./]+$/.exec(path)?.[0].toLowerCase() ?? '';
}

/** The last part of a path. */
export function fileNameOf(path: string): string {
	return path.slice(path.lastIndexOf('/') + 1);
}

/** All but the last part of a path; empty at the top. */
export function folderOf(path: string): string {
	return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
