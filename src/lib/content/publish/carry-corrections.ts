import { canonicalJson } from '../canonical.ts';
import { assembleCourse, partsOf, type PageParts } from '../course/assemble.ts';
import type { CompiledCourse, Hash, PageId } from '../types.ts';
import { classifyChange } from './classify.ts';
import type { Version } from './exercises.ts';

/**
 * An older edition with the corrections of a publication: every page that was the same in that edition and in the version
 * that is replaced, and that changes by a correction only. Null when there is nothing to carry over.
 *
 * @param previous the version that is replaced, @param next what replaces it, reconciled
 */
export function carryCorrections(
	older: CompiledCourse,
	previous: Version,
	next: CompiledCourse
): { course: CompiledCourse; pages: PageId[] } | null {
	const replaced = replacedPages(older, previous, next);
	// Without media, which a page names by hash; so equal content has an equal name here.
	const start = assembleCourse({ ...partsOf(older), media: new Map() });
	let course = start;
	const pages: PageId[] = [];
	for (const [hash, parts] of replaced) {
		const candidate = withPage(course, hash, parts);
		if (candidate.hash === course.hash) continue;
		if (classifyChange(course, candidate).class !== 'correctie') continue;
		course = candidate;
		pages.push(parts.page.id);
	}
	return course.hash === start.hash ? null : { course, pages };
}

/** Pages of the older edition that are the same in the version that is replaced, with what comes in their place. */
function replacedPages(older: CompiledCourse, previous: Version, next: CompiledCourse) {
	const before = placesOf(previous);
	const now = new Map<string, PageParts>(
		partsOf(next).modules.flatMap(({ module, pages }) =>
			pages.map((parts) => [`${module.id}/${parts.page.id}`, parts] as const)
		)
	);
	const found: [Hash, PageParts][] = [];
	for (const [place, hash] of placesOf(older)) {
		const parts = now.get(place);
		const same = before.get(place) === hash && keysOf(older, hash) === keysOf(previous, hash);
		if (parts && same) found.push([hash, parts]);
	}
	return found;
}

function placesOf({ course }: Version): Map<string, Hash> {
	return new Map(
		course.modules.flatMap(({ id, pages }) =>
			pages.map((page) => [`${id}/${page.id}`, page.hash] as const)
		)
	);
}

function keysOf({ keys }: Version, hash: Hash): string {
	return canonicalJson(keys.get(hash) ?? {});
}

function withPage(course: CompiledCourse, hash: Hash, replacement: PageParts): CompiledCourse {
	const parts = partsOf(course);
	const modules = course.course.modules.map(({ pages }, at) => {
		const own = parts.modules[at];
		if (!own) throw new Error('a course has the modules it was assembled from');
		const written = pages.map((page, index) =>
			page.hash === hash ? replacement : own.pages[index]
		);
		return { ...own, pages: written.filter((each) => each !== undefined) };
	});
	return assembleCourse({ ...parts, modules });
}
