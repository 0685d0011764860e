import type { CourseFiles } from '#lib/content/course/files.ts';
import { mediaKinds } from '#lib/content/course/media-kinds.ts';
import type { KnownMedia, MediaFacts } from '#lib/content/course/media.ts';
import { hashJson } from '#lib/content/hashing.ts';
import { extensionOf } from '#lib/content/parse/paths.ts';
import type { CompiledCourse, Hash, Message } from '#lib/content/types.ts';
import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import { compileApart } from '../courses/compile-apart.ts';
import { remembered } from '../courses/remembered.ts';
import type { WithTransaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { selectBytes, selectDraft, selectFiles, selectTexts, type FileRow } from './queries.ts';
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

/** Pictures and recordings that are remembered; each is a few numbers. */
const MOST_MEDIA = 20_000;
const media = remembered<MediaFacts>(MOST_MEDIA);

/**
 * Compiles a course under this name, apart from everything else. The course is there only when no message is a `fout`.
 * Never in a transaction: it may take seconds. Throws Busy when too many are waiting.
 *
 * @param known of its pictures and recordings; `looked` is what was found out about the others.
 */
export async function compileDraft(
	draftId: string,
	files: CourseFiles,
	now: Date,
	known?: KnownMedia
): Promise<{ course?: CompiledCourse; messages: Message[]; looked: KnownMedia }> {
	// Drawings were checked when they came in, and nobody can write in them.
	const options = { folder: draftId, allowSvg: true, today: dayOf(now) };
	return compileApart(files, known ? { ...options, known } : options);
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
		const seen = await mediaSeen(author, rows);
		const unread = rows.filter(({ path }) => !seen.has(path) && isLookedAt(path));
		const { texts, bytes } = await withTransaction(author, async (tx) => ({
			texts: await selectTexts(tx, author, draftId),
			bytes: await selectBytes(tx, author, draftId, unread)
		}));
		// Somebody saved in between: this would be remembered as what it was before.
		if (keyOf(author, draftId, texts, now) !== key) return undefined;
		const files: CourseFiles = new Map(
			texts.map(({ id, path, text }) => [path, text ?? bytes.get(id) ?? new Uint8Array()])
		);
		const { course, messages, looked } = await compileDraft(draftId, files, now, seen);
		await rememberMedia(author, rows, looked);
		const ids = new Map(rows.map(({ id, path }) => [path, id]));
		const shown = [...(course?.media.values() ?? [])].flatMap(({ hash, path }) => {
			const id = ids.get(path);
			return id === undefined ? [] : [[hash, id] as const];
		});
		return {
			course: course ? { ...course, media: new Map() } : null,
			...{ messages, files: ids, media: new Map(shown) }
		};
	});
	if (!checked) return lookOver(withTransaction, author, draftId, now);
	return { title: draft.title, ...checked };
}

/** What is known of the pictures and recordings among these files, so that 200 MB is not read after every change. */
async function mediaSeen(author: Actor, rows: FileRow[]): Promise<KnownMedia> {
	const seen = new Map<string, MediaFacts>();
	for (const row of rows) {
		const facts = await media(mediaKey(author, row), () => Promise.resolve(undefined));
		if (facts) seen.set(row.path, facts);
	}
	return seen;
}

async function rememberMedia(author: Actor, rows: FileRow[], looked: KnownMedia): Promise<void> {
	for (const row of rows) {
		const facts = looked.get(row.path);
		if (facts) await media(mediaKey(author, row), () => Promise.resolve(facts));
	}
}

function mediaKey({ organisationId }: Actor, { path, hash }: FileRow): string {
	return `${organisationId} ${hash}${extensionOf(path)}`;
}

/** A text, or something that a course can show; of anything else the name is enough. */
function isLookedAt(path: string): boolean {
	return extensionOf(path) === '.md' || mediaKinds.has(extensionOf(path));
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
