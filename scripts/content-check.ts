/**
 * `npm run content:check [path] [-- --json --write-ids]`: looks a course, a module or a page over.
 * Exit code 0: nothing, or only `let-op`; 1: a `fout`; 2: the check itself failed.
 */
import { readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compileCourse } from '../src/lib/content/compile-course.ts';
import { compilePage } from '../src/lib/content/compile-page.ts';
import { countMessages, printMessage, printTotals } from '../src/lib/content/lint/print.ts';
import { normalise } from '../src/lib/content/parse/source.ts';
import type { Message } from '../src/lib/content/types.ts';
import { listCourseFolders, readFolder } from './read-folder.ts';

interface Checked {
	messages: Message[];
	/** Text by the path that messages name. */
	texts: Map<string, string>;
}

const shipped = path.resolve(import.meta.dirname, '../content');

function main(): number {
	const { values, positionals } = parseArgs({
		options: { json: { type: 'boolean' }, 'write-ids': { type: 'boolean' } },
		allowPositionals: true
	});
	const targets = positionals.length > 0 ? positionals : [shipped];
	let checked = targets.map(checkTarget);
	if (values['write-ids'] === true && checked.some(writeIds)) checked = targets.map(checkTarget);
	// What has to be mended stands last, where whoever runs this is looking.
	const messages = checked
		.flatMap((each) => each.messages)
		.sort((a, b) => Number(a.severity === 'fout') - Number(b.severity === 'fout'));
	const texts = new Map(checked.flatMap((each) => [...each.texts]));
	if (values.json === true) {
		const totals = { files: texts.size, ...countMessages(messages) };
		process.stdout.write(`${JSON.stringify({ messages, totals }, null, '\t')}\n`);
	} else {
		for (const message of messages) {
			process.stdout.write(`${printMessage(message, texts.get(message.file))}\n\n`);
		}
		process.stdout.write(`${printTotals(messages, texts.size)}\n`);
	}
	return countMessages(messages).fout > 0 ? 1 : 0;
}

function checkTarget(target: string): Checked {
	const full = realpathSync(path.resolve(target));
	const course = findCourse(full);
	if (course !== undefined) return checkCourse(course, full);
	if (!statSync(full).isDirectory()) return checkPage(full);
	const folders = listCourseFolders(full);
	if (folders.length === 0) throw new Error(`In ${target} staat geen cursus.`);
	const all = folders.map((folder) => checkCourse(folder, folder));
	return {
		messages: all.flatMap(({ messages }) => messages),
		texts: new Map(all.flatMap(({ texts }) => [...texts]))
	};
}

/** The nearest folder upwards with a `course.md`. */
function findCourse(from: string): string | undefined {
	for (let folder = from; ; folder = path.dirname(folder)) {
		if (isFile(path.join(folder, 'course.md'))) return folder;
		if (folder === path.dirname(folder) || folder === shipped) return undefined;
	}
}

function isFile(file: string): boolean {
	return statSync(file, { throwIfNoEntry: false })?.isFile() === true;
}

/** Checks a whole course, and keeps the messages about the part that was asked for. */
function checkCourse(folder: string, asked: string): Checked {
	const files = readFolder(folder);
	const { messages } = compileCourse(files, {
		folder: path.basename(folder),
		allowSvg: path.dirname(folder) === shipped,
		today: new Date().toISOString().slice(0, 10)
	});
	const shown = (file: string): string =>
		path.relative(process.cwd(), path.join(folder, file)) || file;
	const wanted = (file: string): boolean => {
		const full = path.join(folder, file);
		return full === asked || full.startsWith(`${asked}${path.sep}`);
	};
	const texts = [...files].filter(([file]) => file.endsWith('.md') && wanted(file));
	return {
		messages: messages
			.filter(({ file }) => wanted(file))
			.map((message) => ({ ...message, file: shown(message.file) })),
		texts: new Map(
			texts.map(([file, bytes]) => [shown(file), normalise(new TextDecoder().decode(bytes))])
		)
	};
}

function checkPage(file: string): Checked {
	const shown = path.relative(process.cwd(), file) || file;
	const text = readFileSync(file, 'utf8');
	return {
		messages: compilePage(text, shown).messages,
		texts: new Map([[shown, normalise(text)]])
	};
}

/** Writes the proposed names of exercises into the files; true when there were any. */
function writeIds({ messages, texts }: Checked): boolean {
	let written = false;
	for (const [file, text] of texts) {
		const fixes = messages
			.filter((message) => message.file === file && message.code === 'geen-id')
			.flatMap(({ fix }) => fix ?? [])
			.sort((a, b) => b.from - a.from);
		if (fixes.length === 0) continue;
		const repaired = fixes.reduce(
			(result, fix) => result.slice(0, fix.from) + fix.insert + result.slice(fix.to),
			text
		);
		writeFileSync(file, repaired);
		written = true;
	}
	return written;
}

try {
	process.exitCode = main();
} catch (error) {
	process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
	process.exitCode = 2;
}
