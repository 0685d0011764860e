import { compileCourseFile } from '#lib/content/course/course-file.ts';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { titleOf } from '#lib/content/editing/head-edit.ts';
import { freeTitle, isName, nameOfTitle } from '#lib/content/editing/names.ts';
import { hashBytes } from '#lib/content/hashing.ts';
import { extensionOf } from '#lib/content/parse/paths.ts';
import { hasMedia } from '../courses/media.ts';
import type { Transaction } from '../db/transaction.ts';
import {
	asOwnCourse,
	createDraftOf,
	findDraft,
	holdDraft,
	isPublished,
	listNames,
	seenOf
} from '../drafts/drafts.ts';
import { replaceFiles } from '../drafts/replace.ts';
import type { Acting } from '../identity/actor.ts';
import { readZip } from './read-zip.ts';
import { ZipProblem } from './zip-limits.ts';

/** Files that an author reads and writes; everything else is kept byte by byte. */
const TEXTS = ['.md', '.svg', '.vtt'];

export type Unpacked = { courseId: string; title: string; files: CourseFiles };

/** What to do where a course of this name is there: beside it, or over its draft as it was when it was looked at. */
export type ImportWish = { how: 'new'; title: string } | { how: 'over'; seen: string };

/** A course of the same name, that nothing may be put over without asking. */
export type Taken = {
	courseId: string;
	title: string;
	/** The draft that is there, as it is now; null when there is only something published. */
	draft: { title: string; changedAt: Date } | null;
	/** A title of which the name is free. */
	proposal: string;
};

export type Imported =
	| { draftId: string }
	| { taken: Taken }
	/** `title`: this title is another course as well. */
	| { problem: 'title' | 'too_large'; taken: Taken | null };

/**
 * Unpacks a course and finds its id: that in `course.md`, else the name of its folder, else that of the zip. What is
 * wrong in its texts is for its author to mend; what cannot be read at all is refused. Throws ZipProblem. Outside a
 * transaction, since a large zip takes a while.
 */
export async function unpackCourse(name: string, bytes: Buffer): Promise<Unpacked> {
	const { folder, files: found } = await readZip(bytes);
	const files: CourseFiles = new Map();
	for (const [path, content] of found) {
		const isText = TEXTS.includes(extensionOf(path));
		if (extensionOf(path) === '.md' && typeof content !== 'string') {
			throw new ZipProblem('charset', path);
		}
		files.set(path, isText || typeof content !== 'string' ? content : Buffer.from(content));
	}
	const text = String(files.get('course.md') ?? '');
	const { course } = compileCourseFile(text, slugOfFile(folder === '' ? name : folder));
	if (!isName(course.id)) throw new ZipProblem('course');
	return { courseId: course.id, title: titleOf(text) ?? course.id, files };
}

/**
 * Makes an unpacked course a draft. Where there is a draft of that name, or a published course, nothing happens before
 * its author said what is wanted. A drawing (svg) comes along only when the organisation has it already, from a course
 * that is shipped with Opmaat: to a browser it is a program. Throws ZipProblem `drawing`.
 */
export async function importCourse(
	tx: Transaction,
	author: Acting,
	{ courseId, title, files }: Unpacked,
	wish: ImportWish | null,
	now: Date
): Promise<Imported> {
	await refuseDrawings(tx, author, files);
	// Held first: what is saved while this waits is something that its author did not see.
	if (wish?.how === 'over') await holdDraft(tx, author, courseId);
	const taken = await findTaken(tx, author, { courseId, title });
	if (!taken) return create(tx, author, { id: courseId, title, files }, null, now);
	if (wish?.how === 'new') {
		const id = nameOfTitle(wish.title, 'training');
		if (await isTaken(tx, author, id)) return { problem: 'title', taken };
		const own = new Map(files);
		own.set('course.md', asOwnCourse(String(files.get('course.md') ?? ''), wish.title));
		return create(tx, author, { id, title: wish.title, files: own }, taken, now);
	}
	if (wish?.how !== 'over' || wish.seen !== seenOf(taken.draft)) return { taken };
	if (!taken.draft) return create(tx, author, { id: courseId, title, files }, taken, now);
	const replaced = await replaceFiles(tx, author, courseId, files, now);
	return 'problem' in replaced ? { ...replaced, taken } : { draftId: courseId };
}

async function create(
	tx: Transaction,
	author: Acting,
	wish: { id: string; title: string; files: CourseFiles },
	taken: Taken | null,
	now: Date
): Promise<Imported> {
	const made = await createDraftOf(tx, author, wish, now);
	if ('draft' in made) return { draftId: made.draft.id };
	return { problem: made.problem === 'too_large' ? 'too_large' : 'title', taken };
}

async function findTaken(
	tx: Transaction,
	author: Acting,
	{ courseId, title }: { courseId: string; title: string }
): Promise<Taken | null> {
	const draft = await findDraft(tx, author, courseId);
	if (!draft && !(await isPublished(tx, author, courseId))) return null;
	const proposal = freeTitle(title, 'training', await listNames(tx, author));
	return {
		...{ courseId, title, proposal },
		draft: draft && { title: draft.title, changedAt: draft.changedAt }
	};
}

async function isTaken(tx: Transaction, author: Acting, id: string): Promise<boolean> {
	return (await findDraft(tx, author, id)) !== null || isPublished(tx, author, id);
}

async function refuseDrawings(tx: Transaction, author: Acting, files: CourseFiles) {
	for (const [path, content] of files) {
		if (extensionOf(path) !== '.svg') continue;
		const hash = hashBytes(typeof content === 'string' ? Buffer.from(content) : content);
		if (!(await hasMedia(tx, author, hash))) throw new ZipProblem('drawing', path);
	}
}

function slugOfFile(name: string): string {
	return name
		.replace(/\.zip$/i, '')
		.replace(/^\d+-/, '')
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.replace(/^-+|-+$/g, '');
}
