import { fiveGNames } from '#lib/content/exercises/vijfg.ts';
import type { Exercise } from '#lib/content/types.ts';

/** Typed by the participant, who chooses who may read it. */
export function isWritten({ type }: Pick<Exercise, 'type'>): boolean {
	return type === 'open' || type === 'vijfg';
}

/**
 * The part of an answer that is stored encrypted, as text: own words, and how somebody says they are (`vragenlijst`).
 * Null for all other answers, which are stored as they are.
 */
export function sealedPart(exercise: Exercise, response: unknown): string | null {
	if (exercise.type === 'open') return (response as { text: string }).text;
	const isPrivate = exercise.type === 'vijfg' || exercise.type === 'vragenlijst';
	return isPrivate ? JSON.stringify(response) : null;
}

/** The response that `sealedPart` was made of; null when it cannot be one. */
export function unsealed({ type }: Pick<Exercise, 'type'>, text: string): unknown {
	if (type === 'open') return { text };
	try {
		return JSON.parse(text) as unknown;
	} catch {
		return null;
	}
}

/** What somebody wrote, as people read it: a 5G as a line for each field that was filled in. */
export function inWords(exercise: Pick<Exercise, 'type'>, text: string): string {
	if (exercise.type !== 'vijfg') return text;
	const { fields } = (unsealed(exercise, text) ?? {}) as { fields?: Record<string, string> };
	return fiveGNames
		.flatMap((name) => {
			const words = fields?.[name]?.trim() ?? '';
			return words === '' ? [] : [`${name.slice(0, 1).toUpperCase()}${name.slice(1)}: ${words}`];
		})
		.join('\n');
}
