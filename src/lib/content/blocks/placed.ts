import type { Medium, Placed } from '../types.ts';
import { findName } from '../names.ts';
import type { Around, PageContext } from '../parse/context.ts';
import type { RawBlock } from '../parse/block-tree.ts';
import { readChoice, type Settings } from './settings.ts';

/** The level and medium of a block: its own settings, else those around it. */
export function readPlaced(
	ctx: PageContext,
	block: RawBlock,
	settings: Settings,
	around: Around
): Placed {
	const only =
		readChoice(ctx, settings.get('alleen'), 'media', ['scherm', 'papier']) ?? around.only;
	return { level: readLevelSetting(ctx, block, settings, around), ...withMedium(only) };
}

/** `only` is absent, not undefined, in what is stored. */
export function withMedium(only: Medium | undefined): { only?: Medium } {
	return only === undefined ? {} : { only };
}

function readLevelSetting(
	ctx: PageContext,
	block: RawBlock,
	settings: Settings,
	around: Around
): Placed['level'] {
	const setting = settings.get('niveau');
	if (setting === undefined) return around.level;
	const level = findName('levels', setting.value ?? '');
	if (level === undefined) {
		ctx.source.report('onbekend-niveau', setting.span, { name: setting.value ?? '' });
		return around.level;
	}
	if (around.levelBlock !== undefined && level !== around.level) {
		ctx.source.report('niveau-in-niveau', setting.span, {
			inner: block.opening.name.toLowerCase(),
			outer: around.levelBlock
		});
		return around.level;
	}
	return level;
}
