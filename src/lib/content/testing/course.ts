import { compileCourse, type CourseOptions } from '../compile-course.ts';
import { compilePage } from '../compile-page.ts';
import type { CompiledCourse, CompiledPage } from '../types.ts';

/** A page with a head above this body. */
export function pageText(body: string, head = 'titel: Ruzie'): string {
	return `---\n${head}\n---\n\n${body}\n`;
}

/** Compiles a body as a page. */
export function compileBody(body: string, head?: string): CompiledPage {
	return compilePage(pageText(body, head), '01-ruzie/01-start.md');
}

/** A course that is as it should be: one module with one page. */
export const plainCourse: Record<string, string | Uint8Array> = {
	'course.md': pageText('Welkom.', 'titel: Stevig staan\neigenaar: Team Jeugd'),
	'01-ruzie/module.md': pageText('', 'titel: Ruzie'),
	'01-ruzie/01-start.md': pageText('Dit is de start.', 'titel: Start')
};

/** Compiles the plain course with other files on top of it; undefined takes a file away. */
export function compileFiles(
	files: Record<string, string | Uint8Array | undefined>,
	options: Partial<CourseOptions> = {}
): ReturnType<typeof compileCourse> {
	const merged = Object.entries({ ...plainCourse, ...files }).filter(
		(entry): entry is [string, string | Uint8Array] => entry[1] !== undefined
	);
	return compileCourse(new Map(merged), { folder: 'stevig-staan', ...options });
}

/** A course with this body on its only page; throws with the messages when it has a `fout`. */
export function courseOf(body: string): CompiledCourse {
	const { course, messages } = compileFiles({ '01-ruzie/01-start.md': pageText(body) });
	if (course === undefined) throw new Error(messages.map(({ text }) => text).join('\n'));
	return course;
}
