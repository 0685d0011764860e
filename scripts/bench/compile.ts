import { compileCourse } from '#lib/content/compile-course.ts';
import { pageText } from '#lib/content/testing/course.ts';
import { exampleCourse } from '#lib/content/testing/example-course.ts';

/** Pages of the measured course: the most that one may have. */
const PAGES = 500;

export type CompileTime = { pages: number; cpuSeconds: number; seconds: number; fouten: number };

/**
 * Seconds of processor time to compile a whole course of 500 pages, with every type of exercise and block in it: the
 * pages of the example course over and over, each with names of its own.
 */
export function measureCompile(): CompileTime {
	const files = courseOf(PAGES);
	const begun = performance.now();
	const before = process.cpuUsage();
	const { messages } = compileCourse(files, { folder: 'meting' });
	const { user, system } = process.cpuUsage(before);
	return {
		pages: PAGES,
		cpuSeconds: (user + system) / 1e6,
		seconds: (performance.now() - begun) / 1000,
		fouten: messages.filter(({ severity }) => severity === 'fout').length
	};
}

function courseOf(count: number): Map<string, string | Uint8Array> {
	const example = exampleCourse();
	const decoder = new TextDecoder();
	const files = new Map<string, string | Uint8Array>([
		['course.md', pageText('Een cursus.', 'titel: Meting')],
		['01-begin/module.md', pageText('', 'titel: Begin')]
	]);
	const pages: string[] = [];
	for (const [path, bytes] of example) {
		if (/^01-begin\/\d.*\.md$/.test(path)) pages.push(decoder.decode(bytes));
		else if (!path.endsWith('.md')) files.set(path, bytes);
	}
	for (let n = 0; n < count; n++) {
		const text = (pages[n % pages.length] ?? '')
			.replace(/\{#([a-z-]+)/g, `{#$1-${n}`)
			.replace(/ vroeger=(?:"[^"]*"|[a-z-]+)/g, '')
			.replace(/^(?:id|vroeger): .*\n/gm, '')
			// Their pages are not in this course.
			.replace(/\[([^\]]*)\]\([^)]*\.md\)/g, '$1');
		files.set(`01-begin/${n + 1}-stap-${n}.md`, text);
	}
	return files;
}
