import type { CourseFiles } from '#lib/content/course/files.ts';
import type { CompiledCourse, Message } from '#lib/content/types.ts';
import { dayOf } from '#lib/day.ts';
import { compileApart } from '../courses/compile-apart.ts';

/**
 * Compiles the source of a course as it is published under this id, apart from everything else. The course is there
 * only when no message is a `fout`. Never in a transaction: it may take seconds.
 */
export async function compileSource(
	courseId: string,
	files: CourseFiles,
	now: Date
): Promise<{ course?: CompiledCourse; messages: Message[] }> {
	// Drawings were checked when they came in.
	return compileApart(files, { folder: courseId, allowSvg: true, today: dayOf(now) });
}
