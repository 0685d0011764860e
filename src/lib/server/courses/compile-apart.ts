import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { createMessage } from '#lib/content/parse/source.ts';
import { queueOf } from '../identity/queue.ts';
import type { Compiled, Order, Report } from './compile-thread.ts';

/** Longest time for one page, and for a whole course, in ms. */
const PER_PAGE = 5_000;
const PER_COURSE = 30_000;
const HEAP_MB = 256;

type Limits = { perPage?: number; perCourse?: number };

const top = { line: 1, column: 1, endLine: 1, endColumn: 1 };

let thread: Worker | null = null;
/** Shared by all organisations. Most courses take less than a second. */
const turns = queueOf({ atOnce: 1, waiting: 20 });

/**
 * Compiles a course in a thread of its own, one course at a time. A page that takes more than 5 seconds, or more memory
 * than 256 MB, stops the thread and becomes a message (`te-zwaar`) at that page; whoever reads pages notices nothing.
 * Throws Busy when too many are waiting.
 */
export function compileApart(
	files: CourseFiles,
	options: Order['options'],
	limits: Limits = {}
): Promise<Compiled> {
	return turns(() => compileInThread({ files, options }, limits));
}

function compileInThread(
	order: Order,
	{ perPage = PER_PAGE, perCourse = PER_COURSE }: Limits
): Promise<Compiled> {
	const worker = (thread ??= startThread());
	return new Promise((resolve, reject) => {
		let at = 'course.md';
		// Starting the thread is no page.
		let timer: NodeJS.Timeout | undefined;
		const whole = setTimeout(tooHeavy, perCourse);
		worker.ref();
		worker.on('message', hear).on('error', fail).on('exit', ended);
		worker.postMessage(order);

		function hear(report: Report) {
			clearTimeout(timer);
			if ('done' in report) return finish(() => resolve(report.done));
			at = report.at;
			timer = setTimeout(tooHeavy, perPage);
		}
		function tooHeavy() {
			dismiss();
			const messages = [createMessage(at, top, 'te-zwaar')];
			finish(() => resolve({ places: new Map(), messages, looked: new Map() }));
		}
		function fail(error: Error & { code?: string }) {
			if (error.code === 'ERR_WORKER_OUT_OF_MEMORY') return tooHeavy();
			dismiss();
			finish(() => reject(error));
		}
		function ended() {
			dismiss();
			finish(() => reject(new Error('the compiling thread ended')));
		}
		function finish(settle: () => void) {
			clearTimeout(timer);
			clearTimeout(whole);
			worker.off('message', hear).off('error', fail).off('exit', ended);
			worker.unref();
			settle();
		}
		function dismiss() {
			if (thread === worker) thread = null;
			// Nobody listens any more, and an error without a listener would end the process.
			worker.on('error', () => {});
			void worker.terminate();
		}
	});
}

function startThread(): Worker {
	// Found by its name in the package: a built server stands elsewhere than the sources, which it is shipped with.
	const file = createRequire(import.meta.url).resolve('#lib/server/courses/compile-thread.ts');
	return new Worker(pathToFileURL(file), {
		resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
		execArgv: [],
		stdout: false
	});
}
