import {
	blockGroups,
	findBlockName,
	listCanonical,
	type BlockName,
	type NameIn
} from '../names.ts';
import { folderOf } from '../parse/paths.ts';
import { hasName } from './examples.ts';
import { exerciseNames } from './exercise-names.ts';
import { headGroupOf } from './head-group.ts';
import { relativePath } from './relative-path.ts';
import type { Surroundings } from './surroundings.ts';

/** Something to write at the cursor. A block is offered as its example, which the editor knows how to insert. */
export type Offer =
	| { kind: 'block'; label: string; block: BlockName }
	| {
			kind: 'setting' | 'value' | 'field' | 'remark' | 'exercise' | 'picture' | 'page' | 'module';
			label: string;
			insert: string;
			detail?: string;
	  };

export interface Offers {
	/** Offset where what is replaced begins; it ends at the cursor. */
	from: number;
	offers: Offer[];
}

type Setting = NameIn<'settings'>;

const exerciseSettings: Partial<Record<BlockName, Setting[]>> = {
	meerkeuze: ['mening', 'pogingen'],
	'kies-meer': ['mening', 'pogingen'],
	volgorde: ['mening', 'pogingen'],
	sorteren: ['mening', 'pogingen'],
	verbinden: ['pogingen'],
	invullen: ['woordenbank', 'precies', 'pogingen'],
	open: ['regels'],
	schaal: ['van', 'tot', 'links', 'rechts'],
	vragenlijst: ['antwoorden', 'meting', 'zelfde-als'],
	vijfg: ['regels'],
	offline: ['samen', 'minuten'],
	gesprek: ['voor'],
	video: ['bestand', 'ondertiteling'],
	audio: ['bestand']
};

const bare: readonly Setting[] = ['mening', 'precies'];

const values: Partial<Record<Setting, readonly string[]>> = {
	niveau: listCanonical('levels'),
	alleen: listCanonical('media'),
	samen: ['ouder', 'begeleider'],
	voor: listCanonical('talkFor'),
	meting: listCanonical('moments')
};

/** The settings of a block, those of every block last. */
export function settingsOf(block: BlockName): Setting[] {
	const named: Setting[] = hasName(block) ? ['vroeger'] : [];
	return [...(exerciseSettings[block] ?? []), 'niveau', 'alleen', ...named];
}

/**
 * What can be written at `at`: names of blocks, settings and their values, names of exercises, pictures, pages, fields of
 * the head and remarks. Undefined where there is nothing to offer.
 */
export function offersAt(
	text: string,
	at: number,
	path: string,
	around: Surroundings
): Offers | undefined {
	const lineFrom = text.lastIndexOf('\n', at - 1) + 1;
	const line = text.slice(lineFrom, at);
	// What is longer is no line that anybody completes.
	if (line.length > 500) return undefined;
	const head = isInHead(text, lineFrom);
	if (head) return headOffers(line, at, path, around);
	return (
		blockOffers(line, lineFrom, at) ??
		settingOffers(line, at, text, path, around) ??
		remarkOffers(line, at) ??
		addressOffers(line, at, path, around)
	);
}

function isInHead(text: string, lineFrom: number): boolean {
	if (!/^\s*---/.test(text) || lineFrom === 0) return false;
	const before = text.slice(0, Math.min(lineFrom, 10_000));
	return (before.match(/^-{3,}[ \t]*$/gm)?.length ?? 0) === 1;
}

function blockOffers(line: string, lineFrom: number, at: number): Offers | undefined {
	const typed = /^[ \t]*(:{1,3}[ \t]*)([\p{L}-]*)$/u.exec(line);
	if (typed === null) return undefined;
	const from = lineFrom + line.length - (typed[1] ?? '').length - (typed[2] ?? '').length;
	const names = blockGroups.flatMap((group): BlockName[] => listCanonical(group));
	const offers = names.map((block): Offer => ({ kind: 'block', label: `:::${block}`, block }));
	return at >= from ? { from, offers } : undefined;
}

function settingOffers(
	line: string,
	at: number,
	text: string,
	path: string,
	around: Surroundings
): Offers | undefined {
	const opening = /^[ \t]*:{2,}[ \t]*([\p{L}-]+)[^{]*\{([^}]*)$/u.exec(line);
	const block = opening === null ? undefined : findBlockName(opening[1] ?? '');
	if (block === undefined) return undefined;
	const inside = opening?.[2] ?? '';
	const value = /(?:^|\s)([\p{L}-]+)=["']?([^\s"']*)$/u.exec(inside);
	if (value !== null) {
		const typed = value[2] ?? '';
		const offers = valueOffers(value[1] ?? '', text, path, around);
		return offers.length === 0 ? undefined : { from: at - typed.length, offers };
	}
	const name = /(?:^|\s)([\p{L}-]*)$/u.exec(inside);
	if (name === null) return undefined;
	return {
		from: at - (name[1] ?? '').length,
		offers: settingsOf(block).map((setting) => ({
			kind: 'setting',
			label: setting,
			insert: bare.includes(setting) ? setting : `${setting}=`
		}))
	};
}

function valueOffers(setting: string, text: string, path: string, around: Surroundings): Offer[] {
	if (setting === 'zelfde-als' || setting === 'same-as') {
		const names = [...exerciseNames(path, text), ...around.exercises];
		return names.map(({ id, file }) => ({
			kind: 'exercise',
			label: id,
			insert: id,
			detail: file
		}));
	}
	if (setting === 'bestand' || setting === 'file' || setting.startsWith('ondertit')) {
		return pictureOffers(path, around);
	}
	return (values[setting as Setting] ?? []).map((value) => ({
		kind: 'value',
		label: value,
		insert: value
	}));
}

function remarkOffers(line: string, at: number): Offers | undefined {
	const typed = /^[ \t]*>[ \t]?([\p{L}]*)$/u.exec(line);
	if (typed === null) return undefined;
	const offers = listCanonical('remarks').map((remark): Offer => {
		const label = remark.charAt(0).toUpperCase() + remark.slice(1);
		return { kind: 'remark', label, insert: `${label}: ` };
	});
	return { from: at - (typed[1] ?? '').length, offers };
}

/** Behind `](`: pictures when an exclamation mark stands in front, else pages. */
function addressOffers(
	line: string,
	at: number,
	path: string,
	around: Surroundings
): Offers | undefined {
	const typed = /(!?)\[[^[\]]*\]\(([^()\s]*)$/.exec(line);
	if (typed === null) return undefined;
	const from = at - (typed[2] ?? '').length;
	if (typed[1] === '!') return { from, offers: pictureOffers(path, around) };
	const pages = around.pages.filter((page) => page.path !== path);
	return {
		from,
		offers: pages.map((page) => ({
			kind: 'page',
			label: page.title,
			insert: relativePath(folderOf(path), page.path),
			detail: page.path
		}))
	};
}

function pictureOffers(path: string, around: Surroundings): Offer[] {
	return around.images.map((image) => {
		const insert = relativePath(folderOf(path), image);
		return { kind: 'picture', label: insert, insert };
	});
}

function headOffers(
	line: string,
	at: number,
	path: string,
	around: Surroundings
): Offers | undefined {
	const opens = /^(?:open|opens):[ \t]*(?:na|after)[ \t]+([a-z0-9-]*)$/.exec(line);
	if (opens !== null) {
		const others = around.modules.filter((module) => module.path !== path);
		return {
			from: at - (opens[1] ?? '').length,
			offers: others.map(({ id }) => ({ kind: 'module', label: id, insert: id }))
		};
	}
	const level = /^(?:niveau|level):[ \t]*([a-z]*)$/.exec(line);
	if (level !== null) {
		return {
			from: at - (level[1] ?? '').length,
			offers: listCanonical('levels').map((name) => ({ kind: 'value', label: name, insert: name }))
		};
	}
	const field = /^([a-z-]*)$/.exec(line);
	if (field === null) return undefined;
	return {
		from: at - (field[1] ?? '').length,
		offers: listCanonical(headGroupOf(path)).map((name) => ({
			kind: 'field',
			label: name,
			insert: `${name}: `
		}))
	};
}
