import { lessonWords } from '#lib/components/learn/lesson-words.ts';
import { authorised } from '#lib/server/identity/authorised.ts';

/** What the frame needs to know of who is signed in. */
export const load = authorised('homework.do', (_event, { name, personId }) => ({
	name,
	person: personId,
	words: lessonWords()
}));
