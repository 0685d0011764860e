import { blocksFor } from '#lib/content/participant/for-participant.ts';
import { shuffled } from '#lib/content/participant/shuffled.ts';
import type { Block, Exercise, Page, ShownBlock } from '#lib/content/types.ts';
import type { Levels } from '../courses/model.ts';

/** The blocks this participant gets on a screen, in the order in which this participant sees options. */
export function shownBlocks(blocks: Block[], levels: Levels, seed: string): ShownBlock[] {
	return blocksFor(blocks, levels).map((block) =>
		block.kind === 'oefening' ? { ...block, exercise: shuffled(block.exercise, seed) } : block
	);
}

/** What can be answered on a page, in its order: exercises, and tasks that can be ticked. */
export type Answerable = Exercise | { type: 'task'; id: string };

export function exercisesIn(page: Page, levels: Levels): Answerable[] {
	return blocksFor(page.blocks, levels).flatMap((block): Answerable[] => {
		if (block.kind === 'oefening') return [block.exercise];
		if (block.kind === 'offline' && block.id) return [{ type: 'task', id: block.id }];
		return [];
	});
}

export function exerciseInPage(page: Page, exerciseId: string): Exercise | undefined {
	for (const block of page.blocks) {
		if (block.kind === 'oefening' && block.exercise.id === exerciseId) return block.exercise;
	}
}
