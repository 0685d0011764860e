import path from 'node:path';
import type { FSWatcher } from 'vite';
import { readSettings } from '#lib/server/settings.ts';
import { publishCourses } from './prepare-organisation.ts';
import { CONTENT } from './publish-folder.ts';
import { describeProblem } from './setup/problem.mjs';

/** An editor writes a file in several steps; a short rest makes them one change, in ms. */
const REST = 200;

type Stop = { close: () => void };

/**
 * Publishes the courses again whenever one of their files changes, and says what is wrong with them.
 * @param published called when browsers can be told to look again
 */
export function watchContent(
	watcher: FSWatcher,
	log: (line: string) => void,
	published: () => void
): Stop {
	const publish = async () => {
		const begun = Date.now();
		try {
			const url = readSettings(process.env).databaseUrl ?? '';
			const { refused } = await publishCourses({ url, log });
			if (refused === 0) log(`The courses are in order and published (${Date.now() - begun} ms)`);
			published();
		} catch (error) {
			log(describeProblem(error));
		}
	};
	return onChangeIn(CONTENT, watcher, publish);
}

/**
 * Does something after every change in a folder, one at a time. The watcher is that of Vite, which looks at each folder by
 * itself: what the system offers for a whole tree goes deaf to a file that an editor put in the place of the old one.
 */
export function onChangeIn(folder: string, watcher: FSWatcher, work: () => Promise<void>): Stop {
	let timer: NodeJS.Timeout | undefined;
	let working: Promise<void> = Promise.resolve();
	const onChange = (_event: string, file: string) => {
		if (!path.resolve(file).startsWith(folder + path.sep)) return;
		clearTimeout(timer);
		timer = setTimeout(() => (working = working.then(work)), REST);
	};
	watcher.on('all', onChange);
	return {
		close: () => {
			clearTimeout(timer);
			watcher.off('all', onChange);
		}
	};
}
