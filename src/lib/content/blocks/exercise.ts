import type { NameIn } from '../names.ts';
import { findKind } from '../exercises/kinds.ts';
import { takeRemarks } from '../exercises/remarks.ts';
import { bounds } from '../parse/bounds.ts';
import type { Around, PageContext } from '../parse/context.ts';
import type { RawBlock } from '../parse/block-tree.ts';
import { plainText } from '../parse/nodes.ts';
import { bodySpans, readNodes } from './body.ts';
import { claimId } from './ids.ts';
import { readPlaced } from './placed.ts';
import { readFlag, readSettings, type SettingName } from './settings.ts';

/** An exercise: what a participant sees becomes a block, what is right and what is told go into its key. */
export function addExercise(
	ctx: PageContext,
	block: RawBlock,
	around: Around,
	name: NameIn<'exercises'>
): void {
	const kind = findKind(name);
	const graded: SettingName[] = kind.remarks.includes('goed') ? ['pogingen'] : [];
	const opinionated: SettingName[] = kind.allowsOpinion ? ['mening'] : [];
	const settings = readSettings(ctx, block, [
		'vroeger',
		...kind.settings,
		...graded,
		...opinionated
	]);
	const placed = readPlaced(ctx, block, settings, around);
	const written = bodySpans(ctx, block, true).flatMap((span) => readNodes(ctx, span));
	const { nodes, remarks } = takeRemarks(ctx, written, kind.remarks);
	const first = nodes.find((node) => node.type === 'paragraph');
	const id = claimId(ctx, block, settings, first === undefined ? '' : plainText(first));
	const opinion = readFlag(ctx, settings.get('mening'));
	const compiled = kind.compile({ ctx, block, id, settings, nodes, remarks, opinion });
	if (compiled === undefined) return;
	const count = ctx.keys.size + 1;
	if (count === bounds.exercises + 1) {
		ctx.source.report('te-veel', block.span, {
			count,
			limit: bounds.exercises,
			what: 'oefeningen',
			where: 'op deze pagina'
		});
	}
	ctx.keys.set(id, compiled.key);
	ctx.blocks.push({ kind: 'oefening', ...placed, exercise: compiled.exercise });
}
