import { withFormerName, withHeadField } from '#lib/content/editing/head-edit.ts';
import { headGroupOf } from '#lib/content/editing/head-group.ts';
import { freeName, isName, nameOfTitle } from '#lib/content/editing/names.ts';
import { outlineOf, type Outline } from '#lib/content/editing/outline.ts';
import { withReferences, type Moves } from '#lib/content/editing/references.ts';
import { newModule, newPage } from '#lib/content/editing/template.ts';
import { idOfName } from '#lib/content/parse/context.ts';
import { fileNameOf, folderOf } from '#lib/content/parse/paths.ts';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { isWritten } from './files.ts';
import { DRAFT_LIMITS } from './limits.ts';
import { moduleMoves, namesBeside, nextName, ownNameOf, pageMoves, renamedPath } from './moves.ts';
import {
	deleteFile,
	deleteFolder,
	insertFiles,
	lockDraft,
	selectTexts,
	updateChanged,
	updatePath,
	updateText
} from './queries.ts';

type Row = Awaited<ReturnType<typeof selectTexts>>[number];
type Module = Outline<Row>['modules'][number];

/** Adds a module at the end, with one page. Gives the id of `module.md`. */
export async function addModule(
	tx: Transaction,
	author: Acting,
	draftId: string,
	title: string,
	now: Date
): Promise<{ id: string } | { problem: 'too_many' }> {
	const { outline, rows } = await readForChange(tx, author, draftId);
	if (rows.length + 2 > DRAFT_LIMITS.files) return { problem: 'too_many' };
	const taken = outline.modules.map(({ name }) => name);
	const name = freeName(nameOfTitle(title, 'module'), taken);
	const folder = nextName(
		outline.modules.map((module) => module.folder),
		name
	);
	const id = await addText(tx, author, draftId, `${folder}/module.md`, newModule(title), now);
	await addText(tx, author, draftId, `${folder}/01-begin.md`, newPage('Begin'), now);
	await updateChanged(tx, author, draftId, { now });
	return { id };
}

/** Gives a folder without `module.md` one. Throws NotFound `draft_file_unknown` when there is no such folder. */
export async function completeModule(
	tx: Transaction,
	author: Acting,
	draftId: string,
	folder: string,
	now: Date
): Promise<void> {
	const { outline } = await readForChange(tx, author, draftId);
	const module = outline.modules.find((one) => one.folder === folder && !one.file);
	if (!module) throw new NotFound('draft_file_unknown');
	await addText(tx, author, draftId, `${folder}/module.md`, newModule(module.name), now);
	await updateChanged(tx, author, draftId, { now });
}

/** Adds a page at the end of a module, which is named by the id of its `module.md`. Gives the id of the page. */
export async function addPage(
	tx: Transaction,
	author: Acting,
	draftId: string,
	{ module: moduleId, title }: { module: string; title: string },
	now: Date
): Promise<{ id: string } | { problem: 'too_many' }> {
	const { outline, rows } = await readForChange(tx, author, draftId);
	const { folder, pages } = moduleOf(outline, moduleId);
	if (rows.length >= DRAFT_LIMITS.files) return { problem: 'too_many' };
	const files = pages.map(({ path }) => fileNameOf(path));
	const name = freeName(nameOfTitle(title, 'pagina'), files.map(idOfName));
	const path = `${folder}/${nextName(files, name)}.md`;
	const id = await addText(tx, author, draftId, path, newPage(title), now);
	await updateChanged(tx, author, draftId, { now });
	return { id };
}

export type RenameResult =
	{ renamed: true } | { problem: 'head_unreadable' | 'name_wrong' | 'name_taken' };

/**
 * Gives a page, module or course another title, and a page or module another name when `name` is one. The old name is
 * kept in its head (`vroeger`), so that what participants did stays theirs.
 */
export async function renameFile(
	tx: Transaction,
	author: Acting,
	draftId: string,
	{ file: fileId, title, name }: { file: string; title: string; name?: string | undefined },
	now: Date
): Promise<RenameResult> {
	const { rows, outline } = await readForChange(tx, author, draftId);
	const file = fileOf(rows, fileId);
	if (!isWritten(file.path)) throw new NotFound('draft_file_unknown');
	const group = headGroupOf(file.path);
	let text = withHeadField(file.text ?? '', group, 'titel', title);
	if (text === undefined) return { problem: 'head_unreadable' };
	const own = ownNameOf(file.path);
	const moves = new Map<string, string>();
	if (name !== undefined && own !== undefined && name !== own) {
		if (!isName(name)) return { problem: 'name_wrong' };
		if (namesBeside(outline, file.path).includes(name)) return { problem: 'name_taken' };
		text = withFormerName(text, group, own);
		if (text === undefined) return { problem: 'head_unreadable' };
		for (const { path } of rows) {
			const to = renamedPath(path, file.path, name);
			if (to !== path) moves.set(path, to);
		}
	}
	await storeText(tx, author, draftId, file, text, now);
	const changed = rows.map((row) =>
		row === file ? { ...row, text, revision: row.revision + 1 } : row
	);
	await movePaths(tx, author, draftId, changed, moves, now);
	const course = file.path === 'course.md' ? { title: title.slice(0, DRAFT_LIMITS.title) } : {};
	await updateChanged(tx, author, draftId, { now, ...course });
	return { renamed: true };
}

/**
 * Moves a page or module one place, or a page to another module (named by the id of its `module.md`), where it comes
 * last. Everything beside it gets its number anew; what refers to a moved file is changed with it.
 */
export async function moveFile(
	tx: Transaction,
	author: Acting,
	draftId: string,
	{ file: fileId, to }: { file: string; to: 'up' | 'down' | { module: string } },
	now: Date
): Promise<void> {
	const { rows, outline } = await readForChange(tx, author, draftId);
	const file = fileOf(rows, fileId);
	const module = outline.modules.find((one) => one.file === file || one.pages.includes(file));
	if (!module) throw new NotFound('draft_file_unknown');
	const moves =
		module.file === file
			? moduleMoves(rows, outline, module, typeof to === 'string' ? to : 'down')
			: pageMoves(outline, module, file, to);
	await movePaths(tx, author, draftId, rows, moves, now);
	await updateChanged(tx, author, draftId, { now });
}

/** Removes a page, a picture, or with a `module.md` its whole folder. The course itself and its glossary stay. */
export async function removeFile(
	tx: Transaction,
	author: Acting,
	draftId: string,
	fileId: string,
	now: Date
): Promise<void> {
	const { rows } = await readForChange(tx, author, draftId);
	const { path } = fileOf(rows, fileId);
	if (path === 'course.md' || path === 'glossary.md') throw new NotFound('draft_file_unknown');
	if (fileNameOf(path) === 'module.md') await deleteFolder(tx, author, draftId, folderOf(path));
	else await deleteFile(tx, author, draftId, fileId);
	await updateChanged(tx, author, draftId, { now });
}

async function readForChange(tx: Transaction, author: Acting, draftId: string) {
	if (!(await lockDraft(tx, author, draftId))) throw new NotFound('draft_unknown');
	const rows = await selectTexts(tx, author, draftId);
	return { rows, outline: outlineOf(rows) };
}

function fileOf(rows: Row[], id: string): Row {
	const file = rows.find((row) => row.id === id);
	if (!file) throw new NotFound('draft_file_unknown');
	return file;
}

function moduleOf(outline: Outline<Row>, id: string): Module {
	const module = outline.modules.find(({ file }) => file?.id === id);
	if (!module) throw new NotFound('draft_file_unknown');
	return module;
}

/** Moves files, and changes every text that names one of them. */
async function movePaths(
	tx: Transaction,
	author: Acting,
	draftId: string,
	rows: Row[],
	moves: Moves,
	now: Date
): Promise<void> {
	if (moves.size === 0) return;
	const known = new Set(rows.map(({ path }) => path));
	for (const row of rows) {
		const to = moves.get(row.path);
		if (to !== undefined) await updatePath(tx, author, draftId, row.id, to);
		if (row.text === null || !isWritten(row.path)) continue;
		const text = withReferences(row.text, row.path, moves, known);
		if (text !== row.text) await storeText(tx, author, draftId, row, text, now);
	}
}

async function storeText(
	tx: Transaction,
	author: Acting,
	draftId: string,
	{ id, revision }: Pick<Row, 'id' | 'revision'>,
	text: string,
	now: Date
): Promise<void> {
	await updateText(tx, author, { draftId, id, revision }, text, now);
}

async function addText(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	draftId: string,
	path: string,
	text: string,
	now: Date
): Promise<string> {
	const id = newId();
	await insertFiles(tx, [
		{
			organisationId,
			id,
			draftId,
			path,
			text,
			bytes: null,
			size: text.length,
			revision: 1,
			savedBy: personId,
			savedAt: now
		}
	]);
	return id;
}
