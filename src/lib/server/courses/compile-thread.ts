import { parentPort } from 'node:worker_threads';
import { compileCourse, type CourseOptions } from '#lib/content/compile-course.ts';
import { compilePage } from '#lib/content/compile-page.ts';
import type { CourseFiles } from '#lib/content/course/files.ts';
import type { CompiledPage } from '#lib/content/types.ts';

/** Runs in a thread of its own, so that a text that takes too long can be stopped; see `compile-apart.ts`. */
export type Order = { files: CourseFiles; options: Omit<CourseOptions, 'compilePage'> };
export type Report = { at: string } | { done: Omit<ReturnType<typeof compileCourse>, 'prose'> };

/** Pages that are remembered; an author publishes the same ones again and again. */
const MOST = 2_000;
const known = new Map<string, CompiledPage>();

parentPort?.on('message', ({ files, options }: Order) => {
	const report = (message: Report) => parentPort?.postMessage(message);
	const { prose: _, ...done } = compileCourse(files, {
		...options,
		compilePage: (text, path) => {
			const key = `${path}\n${text}`;
			const before = known.get(key);
			if (before) return before;
			report({ at: path });
			const compiled = compilePage(text, path);
			if (known.size >= MOST) known.clear();
			known.set(key, compiled);
			return compiled;
		}
	});
	report({ done });
});
