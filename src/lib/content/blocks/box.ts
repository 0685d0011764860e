import type { Around, PageContext } from '../parse/context.ts';
import type { RawBlock } from '../parse/block-tree.ts';
import { readBody } from './body.ts';
import { readPlaced } from './placed.ts';
import { readSettings, refuseId } from './settings.ts';

/** `let-op`, `tip` and `voorbeeld`: text in a box, with an optional title. */
export function addBox(
	ctx: PageContext,
	block: RawBlock,
	around: Around,
	kind: 'let-op' | 'tip' | 'voorbeeld'
): void {
	refuseId(ctx, block);
	const settings = readSettings(ctx, block, []);
	const placed = readPlaced(ctx, block, settings, around);
	const body = readBody(ctx, block);
	const title = block.opening.title?.text;
	if (body.length === 0) return;
	ctx.blocks.push({ kind, ...placed, ...(title === undefined ? {} : { title }), body });
}
