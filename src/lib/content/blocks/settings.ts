import type { NameGroup, NameIn } from '../names.ts';
import { aliasOf, findName } from '../names.ts';
import { nearestName } from '../suggest.ts';
import type { PageContext } from '../parse/context.ts';
import type { RawBlock } from '../parse/block-tree.ts';
import type { WrittenSetting } from '../parse/opening-line.ts';

export type SettingName = NameIn<'settings'>;
/** The settings of one block, by canonical name; only those the block knows. */
export type Settings = Map<SettingName, WrittenSetting>;

/** Every block takes these. */
const always: SettingName[] = ['niveau', 'alleen'];

/** Reads the settings between the braces; unknown and repeated ones are reported and left out. */
export function readSettings(ctx: PageContext, block: RawBlock, allowed: SettingName[]): Settings {
	const settings: Settings = new Map();
	const known = [...always, ...allowed];
	for (const written of block.opening.settings) {
		const name = findName('settings', written.name);
		const earlier = name === undefined ? undefined : settings.get(name);
		if (name === undefined || !known.includes(name)) {
			const { from } = written.span;
			const suggestion = nearestName(
				written.name,
				known.flatMap((each) => [each, aliasOf('settings', each)])
			);
			ctx.source.report(
				'onbekende-instelling',
				written.span,
				{ name: written.name, block: block.opening.name.toLowerCase(), suggestion },
				suggestion === undefined
					? undefined
					: { from, to: from + written.name.length, insert: suggestion }
			);
		} else if (earlier !== undefined) {
			ctx.source.report('instelling-dubbel', written.span, {
				first: earlier.name,
				second: written.name
			});
		} else settings.set(name, written);
	}
	return settings;
}

/** Reports an id on a block that cannot have one. */
export function refuseId(ctx: PageContext, block: RawBlock): void {
	const { id, name } = block.opening;
	if (id === undefined) return;
	ctx.source.report('onbekende-instelling', id.span, {
		name: `#${id.text}`,
		block: name.toLowerCase()
	});
}

/** A whole number within bounds, or undefined when absent or wrong. */
export function readNumber(
	ctx: PageContext,
	setting: WrittenSetting | undefined,
	from: number,
	to: number,
	example: number
): number | undefined {
	if (setting === undefined) return undefined;
	const value = /^-?\d{1,4}$/.test(setting.value ?? '') ? Number(setting.value) : undefined;
	if (value !== undefined && value >= from && value <= to) return value;
	ctx.source.report('instelling-waarde', setting.span, {
		name: setting.name,
		wanted: `een getal van ${from} tot en met ${to}`,
		example: `${setting.name}=${example}`
	});
	return undefined;
}

/** One of the values of a part of the table of names, or undefined when absent or wrong. */
export function readChoice<G extends NameGroup>(
	ctx: PageContext,
	setting: WrittenSetting | undefined,
	group: G,
	values: NameIn<G>[]
): NameIn<G> | undefined {
	if (setting === undefined) return undefined;
	const value = findName(group, setting.value ?? '');
	if (value !== undefined && values.includes(value)) return value;
	ctx.source.report('instelling-waarde', setting.span, {
		name: setting.name,
		wanted: `${values.map((each) => `\`${each}\``).join(' of ')}`,
		example: `${setting.name}=${values[0] ?? ''}`
	});
	return undefined;
}

/** A bare word such as `mening`; `=ja` and `=nee` are understood. */
export function readFlag(ctx: PageContext, setting: WrittenSetting | undefined): boolean {
	if (setting === undefined) return false;
	if (setting.value === undefined) return true;
	return readChoice(ctx, setting, 'answers', ['ja', 'nee']) === 'ja';
}

/** A text, or undefined when absent or empty. */
export function readWords(
	ctx: PageContext,
	setting: WrittenSetting | undefined,
	example: string
): string | undefined {
	if (setting === undefined) return undefined;
	const text = setting.value?.replace(/\s+/g, ' ').trim();
	if (text !== undefined && text !== '') return text;
	ctx.source.report('instelling-waarde', setting.span, {
		name: setting.name,
		wanted: 'een tekst',
		example: `${setting.name}="${example}"`
	});
	return undefined;
}
