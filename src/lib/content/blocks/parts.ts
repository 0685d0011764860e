import type { BlockName } from '../names.ts';
import { findName } from '../names.ts';
import type { RawBlock, RawPart } from '../parse/block-tree.ts';
import type { Around, PageContext } from '../parse/context.ts';
import { readText } from '../parse/text.ts';
import { addTerm } from './begrip.ts';
import { readNodes } from './body.ts';
import { addBox } from './box.ts';
import { addExercise } from './exercise.ts';
import { addGuideNote } from './guide.ts';
import { addLevelBlock } from './level.ts';
import { addOffline } from './offline.ts';
import { withMedium } from './placed.ts';
import { addRecording } from './recording.ts';

/** Translates runs of text and blocks, in the order of the file. */
export function addParts(ctx: PageContext, parts: RawPart[], around: Around): void {
	for (const part of parts) {
		if (part.kind === 'block') {
			// What is in an unknown block is not looked at: one cause, one message.
			if (part.block.name !== undefined) addBlock(ctx, part.block, part.block.name, around);
			continue;
		}
		const body = readText(ctx, readNodes(ctx, part.span));
		if (body.length === 0) continue;
		ctx.blocks.push({ kind: 'tekst', level: around.level, ...withMedium(around.only), body });
	}
}

function addBlock(ctx: PageContext, block: RawBlock, name: BlockName, around: Around): void {
	const isExercise = findName('exercises', name) !== undefined;
	const elsewhere = isExercise || name === 'offline' || findName('levelBlocks', name) !== undefined;
	if (ctx.role !== 'page' && elsewhere) {
		ctx.source.report('blok-hier-niet', block.span, {
			file: ctx.source.path.slice(ctx.source.path.lastIndexOf('/') + 1),
			what: isExercise ? 'oefening' : 'blok'
		});
		return;
	}
	switch (name) {
		case 'let-op':
		case 'tip':
		case 'voorbeeld':
			return addBox(ctx, block, around, name);
		case 'begrip':
			return addTerm(ctx, block, around);
		case 'offline':
			return addOffline(ctx, block, around);
		case 'gesprek':
		case 'begeleider':
			return addGuideNote(ctx, block, around, name);
		case 'extra':
		case 'verdieping':
			return addLevelBlock(ctx, block, around, name);
		case 'video':
		case 'audio':
			return addRecording(ctx, block, around, name);
		default:
			return addExercise(ctx, block, around, name);
	}
}
