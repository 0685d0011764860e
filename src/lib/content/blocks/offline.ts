import type { Around, PageContext } from '../parse/context.ts';
import type { RawBlock } from '../parse/block-tree.ts';
import { readBody } from './body.ts';
import { claimId } from './ids.ts';
import { readPlaced } from './placed.ts';
import { readChoice, readNumber, readSettings } from './settings.ts';

/** `offline`: something to do away from the screen. With an id it can be ticked as done. */
export function addOffline(ctx: PageContext, block: RawBlock, around: Around): void {
	const settings = readSettings(ctx, block, ['samen', 'minuten', 'vroeger']);
	const placed = readPlaced(ctx, block, settings, around);
	const together = readChoice(ctx, settings.get('samen'), 'together', [
		'ouder',
		'begeleider',
		'alleen'
	]);
	const minutes = readNumber(ctx, settings.get('minuten'), 1, 240, 15);
	const body = readBody(ctx, block);
	const title = block.opening.title?.text;
	const id = block.opening.id === undefined ? undefined : claimId(ctx, block, settings, '');
	if (body.length === 0) return;
	ctx.blocks.push({
		kind: 'offline',
		...placed,
		...(id === undefined ? {} : { id }),
		together: together ?? 'alleen',
		...(minutes === undefined ? {} : { minutes }),
		...(title === undefined ? {} : { title }),
		body
	});
}
