import { pageOfPath } from '../parse/address.ts';
import { extensionOf, folderOf, resolvePath } from '../parse/paths.ts';
import { relativePath } from './relative-path.ts';

/** Paths before and after; what is not in it stays where it is. */
export type Moves = ReadonlyMap<string, string>;

/**
 * What a file says after files were moved: pictures and pages that it names are still the same ones. A reference that
 * leads nowhere stays as it was written.
 *
 * @param path of this file before the move.
 * @param known paths of the course before the move.
 */
export function withReferences(
	text: string,
	path: string,
	moves: Moves,
	known: ReadonlySet<string>
): string {
	const before = folderOf(path);
	const after = folderOf(moves.get(path) ?? path);
	const pages = new Map([...known].filter(isPage).map((page) => [keyOf(page), page]));

	const repoint = (written: string): string => {
		if (/^[a-z][a-z0-9+.-]*:|^[/\\#?]/i.test(written)) return written;
		const target = resolvePath(before, written);
		if (target === undefined || target === '') return written;
		const old = known.has(target) ? target : pages.get(keyOf(target));
		if (old === undefined) return written;
		const next = moves.get(old) ?? old;
		const now = resolvePath(after, written);
		// A page is found by its name; the numbers before it only order.
		const same = isPage(next) ? now !== undefined && keyOf(now) === keyOf(next) : now === next;
		return same ? written : relativePath(after, next);
	};

	return replaceReferences(text, repoint);
}

/** Which of the known files a file names as they are written: pictures that it shows. */
export function filesNamedIn(text: string, path: string, known: ReadonlySet<string>): Set<string> {
	const named = new Set<string>();
	replaceReferences(text, (written) => {
		const target = resolvePath(folderOf(path), written);
		if (target !== undefined && known.has(target)) named.add(target);
		return written;
	});
	return named;
}

function replaceReferences(text: string, repoint: (written: string) => string): string {
	const change = (_all: string, open: string, to: string) => open + repoint(to);
	return text
		.replace(/(\]\([ \t]*<?)([^)\s<>]+)/g, change)
		.replace(/^((?:beeld|image)[ \t]*:[ \t]*["']?)([^"'\s#]+)/gim, change)
		.replace(/(\b(?:bestand|file|ondertiteling|captions)[ \t]*=[ \t]*["']?)([^\s"'}]+)/gi, change);
}

function isPage(path: string): boolean {
	return extensionOf(path) === '.md' && folderOf(path) !== '';
}

function keyOf(path: string): string {
	return pageOfPath(path).join('/');
}
