import type { ExerciseId } from '../types.ts';
import type { RawBlock } from '../parse/block-tree.ts';
import type { PageContext } from '../parse/context.ts';
import type { Fix } from '../parse/source.ts';
import type { Settings } from './settings.ts';

const form = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const longest = 60;

/** Small letters, digits and hyphens made of any text; empty when nothing is left. */
export function slugOf(text: string, most = longest): string {
	const slug = text
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
	return slug.length <= most ? slug : slug.slice(0, most).replace(/-[^-]*$/, '');
}

/** A name for an exercise that has none: the first words of its question, or its type, made unique on the page. */
export function proposeId(ctx: PageContext, block: RawBlock, question: string): string {
	const words = slugOf(question)
		.split('-')
		.filter((word) => word.length > 3);
	const base = words.slice(0, 3).join('-') || block.name || 'oefening';
	for (let n = 1; ; n++) {
		const id = n === 1 ? base : `${base}-${n}`;
		if (!ctx.places.has(id)) return id;
	}
}

/**
 * The name of an exercise or assignment, checked and taken on this page, with its old names. Where there is none or a
 * wrong one, that is reported and a proposal serves until it is repaired.
 */
export function claimId(
	ctx: PageContext,
	block: RawBlock,
	settings: Settings,
	question: string
): ExerciseId {
	const { source } = ctx;
	const { opening } = block;
	const written = opening.id;
	let id = written?.text ?? '';
	let place = written?.span ?? block.span;
	if (written === undefined) {
		id = proposeId(ctx, block, question);
		place = opening.nameSpan;
		source.report(
			'geen-id',
			block.span,
			{ block: opening.name.toLowerCase(), proposal: id },
			idFix(block, id)
		);
	} else if (!form.test(id) || id.length > longest) {
		const proposal = slugOf(id) || proposeId(ctx, block, question);
		source.report(
			'id-vorm',
			written.span,
			{ id: id.slice(0, 80), proposal },
			{ ...written.span, insert: `#${proposal}` }
		);
		id = proposal;
	}
	const earlier = ctx.places.get(id);
	if (earlier !== undefined) {
		source.report('dubbele-id', place, { id, line: earlier.line });
		id = proposeId(ctx, block, id);
	}
	ctx.places.set(id, source.reference(id, id, place));
	readFormerly(ctx, settings, id);
	return id;
}

function idFix(block: RawBlock, id: string): Fix {
	const { idPlace, hasBraces, settings } = block.opening;
	const insert = hasBraces ? `#${id}${settings.length > 0 ? ' ' : ''}` : `{#${id}}`;
	return { from: idPlace, to: idPlace, insert };
}

function readFormerly(ctx: PageContext, settings: Settings, id: ExerciseId): void {
	const setting = settings.get('vroeger');
	if (setting === undefined) return;
	const old = (setting.value ?? '').split(',').map((each) => each.trim().replace(/^#/, ''));
	if (old.every((each) => form.test(each) && each !== id)) ctx.formerly.set(id, old);
	else {
		ctx.source.report('instelling-waarde', setting.span, {
			name: setting.name,
			wanted: 'de oude naam van de oefening',
			example: `${setting.name}=oude-naam`
		});
	}
}
