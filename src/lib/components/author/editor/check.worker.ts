import { checkFile, type CheckedFile } from '#lib/content/editing/check-file.ts';
import type { Surroundings } from '#lib/content/editing/surroundings.ts';

/** Runs beside the page, so that typing does not wait for the check, and a text that takes too long can be stopped. */
export type Asked = { id: number; text: string; path: string; around: Surroundings };
export type Told = { id: number; checked: CheckedFile };

addEventListener('message', ({ data }: MessageEvent<Asked>) => {
	const { id, text, path, around } = data;
	postMessage({ id, checked: checkFile(text, path, around) } satisfies Told);
});
