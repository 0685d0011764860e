import type {
	Block,
	BlockBody,
	Level,
	Medium,
	Page,
	Placed,
	ShownBlock,
	ShownPage
} from '../types.ts';

/** The levels a participant gets: `basis`, plus what the worker has assigned. Levels add, they never replace. */
export function levelsFor(assigned: Iterable<Level>): Set<Level> {
	return new Set<Level>(['basis', ...assigned]);
}

/**
 * A page as one participant gets it: the blocks of the assigned levels for this medium, without the name of any level.
 * Undefined when the whole page belongs to a level that was not assigned.
 */
export function forParticipant(
	page: Page,
	assigned: Iterable<Level>,
	medium: Medium = 'scherm'
): ShownPage | undefined {
	const levels = levelsFor(assigned);
	if (!levels.has(page.level)) return undefined;
	const { id, module, title, short, minutes, goal } = page;
	return {
		id,
		module,
		title,
		short,
		minutes,
		...(goal === undefined ? {} : { goal }),
		blocks: blocksFor(page.blocks, levels, medium)
	};
}

/** Blocks of these levels for this medium, without the name of any level. */
export function blocksFor(
	blocks: Block[],
	levels: ReadonlySet<Level>,
	medium: Medium = 'scherm'
): ShownBlock[] {
	return blocks.filter((block) => isFor(block, levels, medium)).map(withoutPlace);
}

function isFor({ level, only }: Block, levels: ReadonlySet<Level>, medium: Medium): boolean {
	return levels.has(level) && (only === undefined || only === medium);
}

function withoutPlace(block: Block): ShownBlock {
	const shown: BlockBody & Partial<Placed> = { ...block };
	delete shown.level;
	delete shown.only;
	return shown as ShownBlock;
}
