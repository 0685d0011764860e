import { error } from '@sveltejs/kit';
import { dev } from '$app/env';
import { lessonWords } from '#lib/components/learn/lesson-words.ts';
import * as icons from '#lib/components/ui/icons.ts';
import { open } from '#lib/server/identity/authorised.ts';

/** Every component in every state: a page for whoever works on the project, absent from a build that serves. */
export const load = open(() => {
	if (!dev) error(404, 'Not Found');
	// From here, because a page that asked for all of them by name would put all of them on every page.
	return { icons: Object.entries(icons), words: lessonWords() };
});
