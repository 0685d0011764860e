import type { Around, PageContext } from '../parse/context.ts';
import type { RawBlock } from '../parse/block-tree.ts';
import { readBody } from './body.ts';
import { readPlaced } from './placed.ts';
import { readChoice, readSettings, refuseId } from './settings.ts';

/**
 * `begeleider` (only the worker sees it) and `gesprek` (talking points for the meeting; `voor=allebei` also shows them
 * to the participant). Both are kept apart from the page.
 */
export function addGuideNote(
	ctx: PageContext,
	block: RawBlock,
	around: Around,
	kind: 'begeleider' | 'gesprek'
): void {
	refuseId(ctx, block);
	const settings = readSettings(ctx, block, kind === 'gesprek' ? ['voor'] : []);
	const placed = readPlaced(ctx, block, settings, around);
	const seenBy = readChoice(ctx, settings.get('voor'), 'talkFor', ['allebei', 'begeleider']);
	ctx.forWorkers = kind === 'begeleider' || seenBy !== 'allebei';
	const body = readBody(ctx, block);
	ctx.forWorkers = false;
	if (body.length === 0) return;
	const title = block.opening.title?.text;
	const box = { ...(title === undefined ? {} : { title }), body };
	ctx.guide.push({ kind, level: placed.level, afterBlock: ctx.blocks.length, ...box });
	if (kind === 'gesprek' && seenBy === 'allebei') ctx.blocks.push({ kind, ...placed, ...box });
}
