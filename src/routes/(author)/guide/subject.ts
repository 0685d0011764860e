import { lessonWords } from '#lib/components/learn/lesson-words.ts';
import type { Pressed } from '#lib/components/learn/posted.ts';
import type { ExampleName } from '#lib/content/guide/examples.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { showExamples, tryExample } from '#lib/server/previews/examples.ts';
import { readTried } from '#lib/server/previews/tried.ts';

/** A page of the guide with its examples. */
export const withExamples = (...names: ExampleName[]) =>
	authorised('courses.view', () => ({ examples: showExamples(names), words: lessonWords() }));

/** An example that is tried: graded as for a participant, and kept nowhere. */
const tried = authorised('courses.view', async ({ request }) => {
	const form = await request.formData();
	const name = form.get('example');
	if (typeof name !== 'string') return null;
	return tryExample(name, form, pressedIn(form), readTried(form.get('tried')));
});

/** What the forms of the examples post to. */
export const exampleActions = { answer: tried, hint: tried };

function pressedIn(form: FormData): Pressed {
	for (const kind of ['check', 'save', 'skip', 'hint'] as const) {
		const exerciseId = form.get(kind);
		if (typeof exerciseId === 'string') return { kind, exerciseId };
	}
	return null;
}
