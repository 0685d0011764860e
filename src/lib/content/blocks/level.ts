import type { NameIn } from '../names.ts';
import type { Around, PageContext } from '../parse/context.ts';
import type { RawBlock } from '../parse/block-tree.ts';
import { readPlaced } from './placed.ts';
import { addParts } from './parts.ts';
import { readSettings, refuseId } from './settings.ts';
import { reportEmpty } from './body.ts';

/** `extra` and `verdieping`: everything in them has that level. A title becomes a heading of that level. */
export function addLevelBlock(
	ctx: PageContext,
	block: RawBlock,
	around: Around,
	level: NameIn<'levelBlocks'>
): void {
	const { source } = ctx;
	refuseId(ctx, block);
	const settings = readSettings(ctx, block, []);
	if (around.levelBlock !== undefined) {
		source.report('niveau-in-niveau', block.span, {
			inner: block.opening.name.toLowerCase(),
			outer: around.levelBlock
		});
	}
	const placed = readPlaced(ctx, block, settings, { ...around, level, levelBlock: level });
	const title = block.opening.title;
	if (title !== undefined) {
		const word = /\b(?:extra|basis|verdieping(?:s\w*)?)\b/i.exec(title.text)?.[0];
		if (word !== undefined)
			source.report('niveau-in-titel', title.span, { word: word.toLowerCase() });
		const depth = ctx.headingDepth === 1 ? 2 : 3;
		ctx.headingDepth = depth;
		ctx.blocks.push({
			kind: 'tekst',
			...placed,
			body: [{ t: 'heading', depth, c: [title.text] }]
		});
	}
	if (block.parts.length === 0) reportEmpty(ctx, block);
	addParts(ctx, block.parts, { level: placed.level, only: placed.only, levelBlock: level });
}
