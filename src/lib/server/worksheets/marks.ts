import type { Block, ExerciseId, ShownBlock } from '#lib/content/types.ts';
import type { Mark } from '#lib/worksheet.ts';

/** The id under which something on a page can be answered or ticked; undefined for text. */
export function idIn(block: Block | ShownBlock): ExerciseId | undefined {
	if (block.kind === 'oefening') return block.exercise.id;
	return block.kind === 'offline' ? block.id : undefined;
}

/**
 * The code of everything that can be answered in a step: module, step and place, such as `2.3.1`. Counted in the order of
 * reading over all levels, so that a question has the same code on every sheet of an edition.
 */
export function codesIn(blocks: Block[], prefix: string): Map<ExerciseId, string> {
	const ids = blocks.map(idIn).filter((id) => id !== undefined);
	return new Map(ids.map((id, place) => [id, `${prefix}.${place + 1}`]));
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
