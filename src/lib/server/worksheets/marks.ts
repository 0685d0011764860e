import type { ExerciseId, Module, ShownBlock } from '#lib/content/types.ts';
import type { Mark } from '#lib/worksheet.ts';

/** The id under which something on a page can be answered or ticked; undefined for text. */
export function idIn(block: ShownBlock): ExerciseId | undefined {
	if (block.kind === 'oefening') return block.exercise.id;
	return block.kind === 'offline' ? block.id : undefined;
}

/**
 * The code of everything that can be answered in a module: module, step and place, such as `2.3.1`. Counted over all
 * levels, so that a question has the same code on every sheet of an edition.
 */
export function codesIn(module: Module, moduleNumber: number): Map<ExerciseId, string> {
	return new Map(
		module.pages.flatMap(({ exercises, offline }, step) =>
			[...exercises, ...offline].map(({ id }, place): [ExerciseId, string] => [
				id,
				`${moduleNumber}.${step + 1}.${place + 1}`
			])
		)
	);
}

/** Numbers the questions of a module as they are read; `next` is the first number that is free. */
export function marksOf(
	blocks: ShownBlock[],
	codes: ReadonlyMap<ExerciseId, string>,
	next: number
): { marks: Record<ExerciseId, Mark>; next: number } {
	const marks: [ExerciseId, Mark][] = [];
	for (const block of blocks) {
		const id = idIn(block);
		if (id === undefined) continue;
		const number = block.kind === 'oefening' ? next++ : null;
		marks.push([id, { number, code: codes.get(id) ?? '' }]);
	}
	return { marks: Object.fromEntries(marks), next };
}
