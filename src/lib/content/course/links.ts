import type { Inline, Message, ModuleId, PageId, Reference } from '../types.ts';
import { pageOfPath } from '../parse/address.ts';
import { createMessage } from '../parse/source.ts';
import { nearestName } from '../suggest.ts';

type Ids = [ModuleId, PageId];

/** Pages by the ids that their path gives, with the ids that they really have (`id:` in the head). */
export type PageTable = Map<string, Ids>;

const keyOf = ([module, page]: Ids): string => `${module}/${page}`;

/** The table of all pages of a course. */
export function createPageTable(pages: { path: string; ids: Ids }[]): PageTable {
	const table: PageTable = new Map();
	// A page can be named by its file, and by its ids where those differ; the file wins.
	for (const { ids } of pages) table.set(keyOf(ids), ids);
	for (const { path, ids } of pages) table.set(keyOf(pageOfPath(path)), ids);
	return table;
}

/** How an editor puts a suggestion in the place of what was written. */
export type FixOf = (reference: Reference, suggestion: string | undefined) => Message['fix'];

/** Reports links to pages that do not exist. */
export function checkLinks(
	file: string,
	links: Reference[],
	table: PageTable,
	fixOf: FixOf = () => undefined
): Message[] {
	return links.flatMap((link) => {
		const [module, page] = pageOfPath(link.target);
		if (table.has(keyOf([module, page]))) return [];
		const beside = [...table.keys()]
			.filter((key) => key.startsWith(`${module}/`))
			.map((key) => key.slice(module.length + 1));
		const near = nearestName(page, beside);
		const suggestion = near === undefined ? undefined : link.written.replace(page, near);
		const values = { target: link.written, suggestion };
		return [createMessage(file, link, 'link-bestaat-niet', values, fixOf(link, suggestion))];
	});
}

/** A link with the real ids of the page it goes to. */
export function resolveLink(inline: Inline, table: PageTable): Inline {
	if (typeof inline === 'string' || inline.t !== 'link' || 'url' in inline.to) return inline;
	const ids = table.get(keyOf(inline.to.page));
	return ids === undefined ? inline : { ...inline, to: { page: ids } };
}
