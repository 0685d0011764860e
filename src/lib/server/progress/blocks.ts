import type { Block, Exercise, Page, ShownBlock } from '#lib/content/types.ts';
import type { Levels } from '../courses/model.ts';

/** The blocks this participant gets on a screen, without the names of levels. */
export function shownBlocks(blocks: Block[], levels: Levels): ShownBlock[] {
	return blocks
		.filter(({ level, only }) => levels.has(level) && only !== 'papier')
		.map(({ level: _level, only: _only, ...shown }) => shown);
}

/** What can be answered on a page, in its order: exercises, and tasks that can be ticked. */
export type Answerable = Exercise | { type: 'task'; id: string };

export function exercisesIn(page: Page, levels: Levels): Answerable[] {
	return shownBlocks(page.blocks, levels).flatMap((block): Answerable[] => {
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
