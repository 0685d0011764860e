import { titleOf } from '#lib/content/editing/head-edit.ts';
import { outlineOf } from '#lib/content/editing/outline.ts';
import { filesNamedIn } from '#lib/content/editing/references.ts';
import { surroundingsOf, type Surroundings } from '#lib/content/editing/surroundings.ts';
import { idOfName } from '#lib/content/parse/context.ts';
import { fileNameOf } from '#lib/content/parse/paths.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { selectTexts } from './queries.ts';

export type TreeNode = { id: string; path: string; title: string; name: string };
/** The files of a draft as its table of contents shows them. */
export type CourseTree = {
	course: TreeNode | null;
	glossary: TreeNode | null;
	/** Without an id: a folder that has no `module.md` yet, as a zip may have. */
	modules: (Omit<TreeNode, 'id'> & { id: string | null; folder: string; pages: TreeNode[] })[];
	/** `usedIn`: titles of what shows it. */
	pictures: { id: string; path: string; size: number; usedIn: string[] }[];
};

/** The table of contents of a draft, in the order of the course. */
export async function readTree(
	tx: Transaction,
	author: Acting,
	draftId: string
): Promise<CourseTree> {
	return treeOf(draftId, await selectTexts(tx, author, draftId));
}

/** The same, with what the check of the file at `path` has to know of the rest of the draft. */
export async function readAround(
	tx: Transaction,
	author: Acting,
	draftId: string,
	path: string
): Promise<{ tree: CourseTree; around: Surroundings }> {
	const files = await selectTexts(tx, author, draftId);
	return { tree: treeOf(draftId, files), around: surroundingsOf(draftId, path, files) };
}

function treeOf(draftId: string, files: Awaited<ReturnType<typeof selectTexts>>): CourseTree {
	const outline = outlineOf(files);
	const pictures = new Set(outline.others.map(({ path }) => path));
	const shows = files.map(({ path, text }) => ({
		title: titleOf(text ?? '') ?? path,
		named: text === null ? new Set<string>() : filesNamedIn(text, path, pictures)
	}));
	const usedIn = (picture: string) =>
		shows.filter(({ named }) => named.has(picture)).map(({ title }) => title);
	type Row = (typeof outline.others)[number];
	const nodeOf = ({ id, path, text }: Row, name: string): TreeNode => ({
		id,
		path,
		name,
		title: titleOf(text ?? '') ?? name
	});
	return {
		course: outline.course ? nodeOf(outline.course, draftId) : null,
		glossary: outline.glossary ? nodeOf(outline.glossary, 'glossary') : null,
		modules: outline.modules.map(({ file, folder, name, pages }) => ({
			...(file ? nodeOf(file, name) : { id: null, path: `${folder}/module.md`, name, title: name }),
			folder,
			pages: pages.map((page) => nodeOf(page, idOfName(fileNameOf(page.path))))
		})),
		pictures: outline.others.map(({ id, path, size }) => ({ id, path, size, usedIn: usedIn(path) }))
	};
}
