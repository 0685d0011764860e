import { parentPort } from 'node:worker_threads';
import { compileCourse, type CourseOptions } from '#lib/content/compile-course.ts';
import { compilePage } from '#lib/content/compile-page.ts';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { mediaKinds } from '#lib/content/course/media-kinds.ts';
import { factsOf, type KnownMedia, type MediaFacts } from '#lib/content/course/media.ts';
import { extensionOf } from '#lib/content/parse/paths.ts';
import type { CompiledPage } from '#lib/content/types.ts';

/** Runs in a thread of its own, so that a text that takes too long can be stopped; see `compile-apart.ts`. */
export type Order = { files: CourseFiles; options: Omit<CourseOptions, 'compilePage'> };
export type Compiled = Omit<ReturnType<typeof compileCourse>, 'prose'> & {
	/** Where some media are known: what there is to know of the others. */
	looked: KnownMedia;
};
export type Report = { at: string } | { done: Compiled };

/** Pages that are remembered; an author publishes the same ones again and again. */
const MOST = 2_000;
const known = new Map<string, CompiledPage>();

parentPort?.on('message', ({ files, options }: Order) => {
	const report = (message: Report) => parentPort?.postMessage(message);
	const looked = options.known ? lookAt(files, options.known) : new Map<string, MediaFacts>();
	const facts = options.known && { known: new Map([...options.known, ...looked]) };
	let lengths: string | undefined;
	const { prose: _, ...done } = compileCourse(files, {
		...{ ...options, ...facts },
		compilePage: (text, path, secondsOf) => {
			lengths ??= [...files.keys()].map((file) => secondsOf?.(file) ?? '').join();
			const key = `${path}\n${text}\n${lengths}`;
			const before = known.get(key);
			if (before) return before;
			report({ at: path });
			const compiled = compilePage(text, path, secondsOf);
			if (known.size >= MOST) known.clear();
			known.set(key, compiled);
			return compiled;
		}
	});
	report({ done: { ...done, looked } });
});

/** Here, since reading a large recording takes a while. */
function lookAt(files: CourseFiles, known: KnownMedia): Map<string, MediaFacts> {
	const looked = new Map<string, MediaFacts>();
	for (const [path, content] of files) {
		if (typeof content === 'string' || known.has(path) || !mediaKinds.has(extensionOf(path)))
			continue;
		looked.set(path, factsOf(path, content));
	}
	return looked;
}
