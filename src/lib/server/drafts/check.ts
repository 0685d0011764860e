import type { CourseFiles } from '#lib/content/course/files.ts';
import { hashJson } from '#lib/content/hashing.ts';
import type { CompiledCourse, Hash, Message } from '#lib/content/types.ts';
import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import { compileApart } from '../courses/compile-apart.ts';
import { remembered } from '../courses/remembered.ts';
import type { WithTransaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { selectContents, selectDraft, selectFiles, type FileRow } from './queries.ts';
import { oneWaiting } from './turns.ts';

/** A draft as it is saved now, looked over as a whole. */
export type CheckedDraft = {
	title: string;
	/** Null when a message is a `fout`. The bytes of its pictures are left out. */
	course: CompiledCourse | null;
	messages: Message[];
	/** The id of each file by its path. */
	files: Map<string, string>;
	/** The id of the file of each picture or recording, by its hash in the course. */
	media: Map<Hash, string>;
};

/** Drafts that are remembered as they were looked over last. */
const MOST = 12;
const known = remembered<Omit<CheckedDraft, 'title'>>(MOST);

/**
 * Compiles a course under this name, apart from everything else. The course is there only when no message is a `fout`.
 * Never in a transaction: it may take seconds. Throws Busy when too many are waiting.
 */
export async function compileDraft(
	draftId: string,
	files: CourseFiles,
	now: Date
): Promise<{ course?: CompiledCourse; messages: Message[] }> {
	// Drawings were checked when they came in, and nobody can write in them.
	return compileApart(files, { folder: draftId, allowSvg: true, today: dayOf(now) });
}

/** However many authors look at a draft that changes all the time, one of them waits for a turn. */
const turns = oneWaiting<CheckedDraft>();

/**
 * Looks a draft over as publishing does, and records nothing. As long as no file changed, the outcome is remembered.
 * Throws NotFound `draft_unknown`, and Busy when too many drafts are waiting.
 */
export async function checkDraft(
	withTransaction: WithTransaction,
	author: Actor,
	draftId: string,
	now: Date
): Promise<CheckedDraft> {
	return turns(`${author.organisationId} ${draftId}`, () =>
		lookOver(withTransaction, author, draftId, now)
	);
}

async function lookOver(
	withTransaction: WithTransaction,
	author: Actor,
	draftId: string,
	now: Date
): Promise<CheckedDraft> {
	const { draft, rows } = await withTransaction(author, async (tx) => ({
		draft: await selectDraft(tx, author, draftId),
		rows: await selectFiles(tx, author, draftId)
	}));
	if (!draft) throw new NotFound('draft_unknown');
	const key = keyOf(author, draftId, rows, now);
	const checked = await known(key, async () => {
		const contents = await withTransaction(author, (tx) => selectContents(tx, author, draftId));
		// Somebody saved in between: this would be remembered as what it was before.
		if (keyOf(author, draftId, contents, now) !== key) return undefined;
		const files: CourseFiles = new Map(
			contents.map(({ path, text, bytes }) => [path, text ?? bytes ?? ''])
		);
		const { course, messages } = await compileDraft(draftId, files, now);
		const ids = new Map(contents.map(({ id, path }) => [path, id]));
		const media = [...(course?.media.values() ?? [])].flatMap(({ hash, path }) => {
			const id = ids.get(path);
			return id === undefined ? [] : [[hash, id] as const];
		});
		return {
			course: course ? { ...course, media: new Map() } : null,
			...{ messages, files: ids, media: new Map(media) }
		};
	});
	if (!checked) return lookOver(withTransaction, author, draftId, now);
	return { title: draft.title, ...checked };
}

/** The day counts: what has to be looked at again is told from a day on. */
function keyOf(
	author: Actor,
	draftId: string,
	rows: Pick<FileRow, 'id' | 'path' | 'hash'>[],
	now: Date
): string {
	const files = rows.map(({ id, path, hash }) => [path, id, hash]).sort();
	return `${author.organisationId} ${draftId} ${dayOf(now)} ${hashJson(files)}`;
}
