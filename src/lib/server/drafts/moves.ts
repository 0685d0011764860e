import { freeName, numbered } from '#lib/content/editing/names.ts';
import type { Outline, OutlineFile } from '#lib/content/editing/outline.ts';
import type { Moves } from '#lib/content/editing/references.ts';
import { idOfName } from '#lib/content/parse/context.ts';
import { fileNameOf, folderOf } from '#lib/content/parse/paths.ts';
import { NotFound } from '#lib/errors.ts';

type Module<F extends OutlineFile> = Outline<F>['modules'][number];

/** The name with the number that makes it the last of these. */
export function nextName(names: string[], name: string): string {
	const last = Math.max(0, ...names.map((one) => Number(/^\d{1,6}/.exec(one)?.[0] ?? 0)));
	return `${String(last + 1).padStart(2, '0')}-${name}`;
}

/** The name of a page or module by its path; undefined for what has none of its own. */
export function ownNameOf(path: string): string | undefined {
	if (folderOf(path) === '') return undefined;
	return idOfName(fileNameOf(path) === 'module.md' ? folderOf(path) : fileNameOf(path));
}

export function namesBeside<F extends OutlineFile>(outline: Outline<F>, path: string): string[] {
	if (fileNameOf(path) === 'module.md') return outline.modules.map(({ name }) => name);
	const module = outline.modules.find(({ folder }) => folder === folderOf(path));
	return module?.pages.map((page) => idOfName(fileNameOf(page.path))) ?? [];
}

/** The path of a file after the page or module at `target` got another name; its number stays. */
export function renamedPath(path: string, target: string, name: string): string {
	const numberOf = (written: string) => /^\d+[-_. ]+/.exec(written)?.[0] ?? '';
	if (fileNameOf(target) !== 'module.md') {
		if (path !== target) return path;
		return `${folderOf(path)}/${numberOf(fileNameOf(path))}${name}.md`;
	}
	const folder = folderOf(target);
	if (!path.startsWith(`${folder}/`)) return path;
	return `${numberOf(folder)}${name}${path.slice(folder.length)}`;
}

/** What moves when a module changes places with the one beside it. */
export function moduleMoves<F extends OutlineFile>(
	rows: F[],
	{ modules }: Outline<F>,
	module: Module<F>,
	to: 'up' | 'down'
): Moves {
	const order = swapped(modules, module, to);
	const folders = numbered(order.map(({ folder }) => folder));
	const next = new Map(order.map(({ folder }, at) => [folder, folders[at] ?? folder]));
	return changes(rows, ({ path }) => {
		const folder = folderOf(path);
		return `${next.get(folder) ?? folder}/${fileNameOf(path)}`;
	});
}

/** What moves when a page changes places, or goes to the end of another module. */
export function pageMoves<F extends OutlineFile>(
	{ modules }: Outline<F>,
	module: Module<F>,
	page: F,
	to: 'up' | 'down' | { module: string }
): Moves {
	if (typeof to === 'string') return pagePaths(module.folder, swapped(module.pages, page, to));
	const target = modules.find(({ file }) => file?.id === to.module);
	if (!target) throw new NotFound('draft_file_unknown');
	if (target === module) return new Map();
	const taken = target.pages.map(({ path }) => idOfName(fileNameOf(path)));
	const name = freeName(idOfName(fileNameOf(page.path)), taken);
	const files = target.pages.map(({ path }) => fileNameOf(path));
	return new Map([[page.path, `${target.folder}/${nextName(files, name)}.md`]]);
}

function pagePaths<F extends OutlineFile>(folder: string, pages: F[]): Moves {
	const names = numbered(pages.map(({ path }) => fileNameOf(path)));
	const at = new Map(pages.map((page, place) => [page, names[place] ?? '']));
	return changes(pages, (page) => `${folder}/${at.get(page)}`);
}

function swapped<Item>(items: Item[], item: Item, to: 'up' | 'down'): Item[] {
	const order = [...items];
	const at = order.indexOf(item);
	const other = at + (to === 'up' ? -1 : 1);
	const [one, two] = [order[at], order[other]];
	if (one === undefined || two === undefined) return order;
	order[at] = two;
	order[other] = one;
	return order;
}

function changes<F extends OutlineFile>(rows: F[], to: (row: F) => string): Moves {
	return new Map(
		rows.flatMap((row) => {
			if (folderOf(row.path) === '') return [];
			const path = to(row);
			return path === row.path ? [] : [[row.path, path] as const];
		})
	);
}
