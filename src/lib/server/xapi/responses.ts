import { stepAfter } from '#lib/content/exercises/story.ts';
import type { Graded } from '#lib/content/exercises/shape.ts';
import type { Exercise } from '#lib/content/types.ts';

/**
 * A response in xAPI's own form, from the content's stable option ids (xAPI 2.4.4.4, table of interaction types).
 * Typed text is never given: `invullen` only when every gap holds an accepted answer. Nor is how somebody says they
 * are (`vragenlijst`).
 */
export function responseOf(exercise: Exercise, response: unknown, graded: Graded): string | null {
	const given = response as Record<string, unknown>;
	switch (exercise.type) {
		case 'meerkeuze':
			return String(given.option);
		case 'kies-meer':
		case 'afvinklijst':
			return (given.options as string[]).join('[,]');
		case 'volgorde':
			return (given.order as string[]).join('[,]');
		case 'verbinden':
		case 'sorteren':
			return Object.entries((given.pair ?? given.place) as Record<string, string>)
				.map(([from, to]) => `${from}[.]${to}`)
				.join('[,]');
		case 'invullen':
			return graded.success ? (given.gaps as string[]).join('[,]') : null;
		case 'schaal':
			return String(given.value);
		case 'scenario': {
			const path = given.path as string[];
			const steps = path.map((_, at) => stepAfter(exercise, path.slice(0, at))?.id ?? '');
			return path.map((choice, at) => `${steps[at]}[.]${choice}`).join('[,]') || null;
		}
		case 'open':
		case 'vijfg':
		case 'vragenlijst':
		case 'adem':
			return null;
	}
}

/** How many words somebody wrote; the words themselves stay where they are. */
export function wordsOf(text: string): number {
	return text.split(/\s+/).filter(Boolean).length;
}
