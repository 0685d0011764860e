import { createContext } from 'svelte';
import type { Term } from '#lib/content/types.ts';

/** What running text needs to know of the page it stands on. */
export type Lesson = {
	courseId: string;
	/** Words that are explained on this page. */
	terms: Term[];
	/** The address of a picture. */
	picture: (file: string) => string;
	/** Where what is no step of the course opens: a step in a frame has no room for it, and other pages refuse to be framed. */
	away?: '_blank';
	/** The address of another page of the course; null: links lead nowhere, as on paper. Absent: the participant's own step. */
	pageAt?: (moduleId: string, pageId: string) => string | null;
};

/** Given as a function, so that a page that moves to the next step keeps its text up to date. */
export const [useLesson, setLesson] = createContext<() => Lesson>();
