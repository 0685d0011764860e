import { watch } from 'node:fs';
import { readSettings } from '#lib/server/settings.ts';
import { publishCourses } from './prepare-organisation.ts';
import { CONTENT } from './publish-folder.ts';
import { describeProblem } from './setup/problem.mjs';

/** An editor writes a file in several steps; a short rest makes them one change, in ms. */
const REST = 200;

/** Publishes the courses again whenever one of their files changes, and says what is wrong with them. */
export function watchContent(log: (line: string) => void): { close: () => void } {
	let timer: NodeJS.Timeout | undefined;
	let publishing: Promise<void> = Promise.resolve();

	const publish = async () => {
		const begun = Date.now();
		try {
			const url = readSettings(process.env).databaseUrl ?? '';
			const { refused } = await publishCourses({ url, log });
			if (refused === 0) log(`The courses are in order and published (${Date.now() - begun} ms)`);
		} catch (error) {
			log(describeProblem(error));
		}
	};
	const watcher = watch(CONTENT, { recursive: true }, () => {
		clearTimeout(timer);
		timer = setTimeout(() => (publishing = publishing.then(publish)), REST);
	});
	return {
		close: () => {
			clearTimeout(timer);
			watcher.close();
		}
	};
}
