import type { Around, PageContext } from '../parse/context.ts';
import type { RawBlock } from '../parse/block-tree.ts';
import { readBody } from './body.ts';
import { readPlaced } from './placed.ts';
import { readSettings, refuseId } from './settings.ts';

/** `begrip[woord]`: the meaning of one word on this page. */
export function addTerm(ctx: PageContext, block: RawBlock, around: Around): void {
	refuseId(ctx, block);
	const settings = readSettings(ctx, block, []);
	const placed = readPlaced(ctx, block, settings, around);
	const meaning = readBody(ctx, block);
	const [entry, ...forms] = (block.opening.title?.text ?? '')
		.split(',')
		.map((form) => form.trim())
		.filter((form) => form !== '');
	if (entry === undefined) {
		ctx.source.report('onvolledig', block.span, {
			block: block.opening.name.toLowerCase(),
			missing: 'het woord',
			example: 'Schrijf het erachter: `:::begrip[opkroppen]`.'
		});
		return;
	}
	if (meaning.length === 0) return;
	ctx.blocks.push({ kind: 'begrip', ...placed, term: { entry, forms, meaning } });
}
