import type { ExerciseId } from '../types.ts';

/** An exercise, and where it is written. */
export interface NamedExercise {
	id: ExerciseId;
	file: string;
	line: number;
}

/** The names that a page gives to its exercises, read from the opening lines alone. */
export function exerciseNames(file: string, text: string): NamedExercise[] {
	return text.split('\n').flatMap((line, at) => {
		if (line.length > 2_000) return [];
		const id = /^[ \t]*:{2,}[ \t]*\p{L}[^{]*\{[^}]*?#([a-z0-9-]+)/u.exec(line)?.[1];
		return id === undefined ? [] : [{ id, file, line: at + 1 }];
	});
}
