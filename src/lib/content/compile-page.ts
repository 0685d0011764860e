import type { CompiledPage, Page } from './types.ts';
import { addParts } from './blocks/parts.ts';
import { checkLevels } from './lint/levels.ts';
import { checkMinutes, estimateMinutes } from './lint/minutes.ts';
import { checkPersonalData } from './lint/personal-data.ts';
import { checkBounds } from './parse/bounds.ts';
import { readBlockTree } from './parse/block-tree.ts';
import { checkCharacters } from './parse/characters.ts';
import { createContext, idOfName, type PageContext } from './parse/context.ts';
import { readHead, reportNoTitle, type Head } from './parse/head.ts';
import {
	idRule,
	idsRule,
	minutesRule,
	readLevel,
	readValue,
	shortRule,
	textRule
} from './parse/head-values.ts';
import { fileNameOf, folderOf } from './parse/paths.ts';
import { sortMessages, Source } from './parse/source.ts';

/** Longest label on the path of steps, in characters. */
const shortLength = 18;

/**
 * One page, from text to course model. Pure: no clock, no randomness, no files, no network, no Node module, so that the
 * editor can run it too. Whatever the text, there is a page; what is wrong is in the messages, sorted by place.
 *
 * @param path from the course folder, such as `02-ruzie/01-wat-is-ruzie.md`; it gives the ids of module and page.
 * @param secondsOf length of a recording by its path from the course folder, where the files are at hand.
 */
export function compilePage(
	text: string,
	path: string,
	secondsOf: PageContext['secondsOf'] = () => undefined
): CompiledPage {
	const source = new Source(path, text);
	const ctx = { ...createContext(source, 'page', folderOf(path)), secondsOf };
	checkCharacters(source);
	const fits = checkBounds(source);
	const head = fits ? readHead(source, 'pageHead') : undefined;
	const page = emptyPage(ctx, path);
	if (head !== undefined) {
		fillHead(ctx, page, head);
		checkPersonalData(source, head.bodyFrom);
		const parts = readBlockTree(source, head.bodyFrom);
		// Deeper than the bounds is not worth looking at, and dear to parse.
		if (!source.messages.some(({ code }) => code === 'te-diep')) {
			addParts(ctx, parts, { level: page.level, only: undefined, levelBlock: undefined });
		}
		page.blocks = ctx.blocks;
		const minutes = readValue(source, head.fields.get('minuten'), minutesRule);
		page.minutes = minutes ?? Math.min(120, Math.max(1, Math.ceil(estimateMinutes(page))));
		if (source.messages.every(({ severity }) => severity !== 'fout')) {
			checkLevels(source, page, head);
			if (minutes !== undefined) checkMinutes(source, page, head.fields.get('minuten')?.span);
		}
	}
	return {
		page,
		keys: ctx.keys,
		guide: ctx.guide,
		formerly: ctx.formerly,
		places: ctx.places,
		links: ctx.links,
		files: ctx.files,
		repeats: ctx.repeats,
		prose: ctx.prose,
		messages: sortMessages(source.messages)
	};
}

function emptyPage(ctx: PageContext, path: string): Page {
	const id = idOfName(fileNameOf(path));
	return {
		id,
		module: ctx.moduleId,
		title: id,
		short: id,
		minutes: 1,
		level: 'basis',
		formerly: [],
		blocks: []
	};
}

function fillHead(ctx: PageContext, page: Page, head: Head<'pageHead'>): void {
	const { source } = ctx;
	const { fields } = head;
	const title = readValue(source, fields.get('titel'), textRule);
	reportNoTitle(source, head);
	const goal = readValue(source, fields.get('doel'), textRule);
	page.id = readValue(source, fields.get('id'), idRule) ?? page.id;
	page.title = title ?? page.id;
	page.short = readValue(source, fields.get('kort'), shortRule) ?? shortOf(page.title);
	page.level = readLevel(source, fields.get('niveau'));
	page.formerly = readValue(source, fields.get('vroeger'), idsRule) ?? [];
	if (goal !== undefined) page.goal = goal;
}

/** A title cut at a word, for where there is little room. */
function shortOf(title: string): string {
	if (title.length <= shortLength) return title;
	const cut = title.slice(0, shortLength);
	const space = cut.lastIndexOf(' ');
	return `${cut.slice(0, space > 5 ? space : shortLength - 1)}…`;
}
