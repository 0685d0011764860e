import type { Block, GuideNote } from '../types.ts';
import { addParts } from '../blocks/parts.ts';
import { checkPersonalData } from '../lint/personal-data.ts';
import { readBlockTree } from '../parse/block-tree.ts';
import type { PageContext } from '../parse/context.ts';

/** The text below the head of `course.md` or `module.md`: prose, boxes and notes for workers, no exercises. */
export function readIntroduction(
	ctx: PageContext,
	bodyFrom: number
): { intro: Block[]; guide: GuideNote[] } {
	checkPersonalData(ctx.source, bodyFrom);
	const parts = readBlockTree(ctx.source, bodyFrom);
	if (!ctx.source.messages.some(({ code }) => code === 'te-diep')) {
		addParts(ctx, parts, { level: 'basis', only: undefined, levelBlock: undefined });
	}
	return { intro: ctx.blocks, guide: ctx.guide };
}
