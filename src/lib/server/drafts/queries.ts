import {
	and,
	asc,
	count,
	desc,
	eq,
	getTableColumns,
	gt,
	inArray,
	isNotNull,
	like,
	lt,
	ne,
	sql,
	sum
} from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { people } from '../identity/schema.ts';
import { hashOf } from './storable.ts';
import { draftEditors, draftFiles, drafts, type Draft, type DraftFile } from './schema.ts';

type Org = { organisationId: string };

const { bytes: _bytes, text: _text, ...light } = getTableColumns(draftFiles);

/** A file that is not stored yet. */
export type NewFile = Omit<DraftFile, 'hash'>;
/** A file without what is in it. */
export type FileRow = Omit<DraftFile, 'bytes' | 'text'>;
/** A file as an editor shows it, with the name of who saved it last. */
export type TextRow = Omit<DraftFile, 'bytes'> & { savedByName: string | null };

const inDraft = ({ organisationId }: Org, draftId: string) =>
	and(eq(draftFiles.organisationId, organisationId), eq(draftFiles.draftId, draftId));

const isFile = ({ organisationId }: Org, draftId: string, id: string) =>
	and(inDraft({ organisationId }, draftId), eq(draftFiles.id, id));

export function selectDrafts(tx: Transaction, { organisationId }: Org) {
	return tx
		.select({ ...getTableColumns(drafts), changedByName: people.name })
		.from(drafts)
		.leftJoin(
			people,
			and(eq(people.organisationId, drafts.organisationId), eq(people.id, drafts.changedBy))
		)
		.where(eq(drafts.organisationId, organisationId))
		.orderBy(desc(drafts.changedAt), asc(drafts.id));
}

export async function selectDraft(
	tx: Transaction,
	{ organisationId }: Org,
	id: string
): Promise<Draft | undefined> {
	const [draft] = await tx
		.select()
		.from(drafts)
		.where(and(eq(drafts.organisationId, organisationId), eq(drafts.id, id)));
	return draft;
}

/** The same, and nobody else changes its files until the end of the transaction. */
export async function lockDraft(
	tx: Transaction,
	{ organisationId }: Org,
	id: string
): Promise<Draft | undefined> {
	const [draft] = await tx
		.select()
		.from(drafts)
		.where(and(eq(drafts.organisationId, organisationId), eq(drafts.id, id)))
		.for('update');
	return draft;
}

/** False when the name is taken. */
export async function insertDraft(tx: Transaction, draft: Draft): Promise<boolean> {
	const rows = await tx
		.insert(drafts)
		.values(draft)
		.onConflictDoNothing()
		.returning({ id: drafts.id });
	return rows.length === 1;
}

export async function deleteDraftRow(tx: Transaction, { organisationId }: Org, id: string) {
	await tx.delete(drafts).where(and(eq(drafts.organisationId, organisationId), eq(drafts.id, id)));
}

/** Notes on the draft that something in it changed. */
export async function updateChanged(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	id: string,
	change: { title?: string; now: Date }
): Promise<void> {
	const { title, now } = change;
	await tx
		.update(drafts)
		.set({ changedBy: personId, changedAt: now, ...(title === undefined ? {} : { title }) })
		.where(and(eq(drafts.organisationId, organisationId), eq(drafts.id, id)));
}

export async function insertFiles(tx: Transaction, files: NewFile[]): Promise<void> {
	const rows = files.map((file) => ({ ...file, hash: hashOf(file.text ?? file.bytes ?? '') }));
	// A statement has room for 65,535 values.
	for (let at = 0; at < rows.length; at += 500) {
		await tx.insert(draftFiles).values(rows.slice(at, at + 500));
	}
}

export function selectFiles(tx: Transaction, org: Org, draftId: string): Promise<FileRow[]> {
	return tx.select(light).from(draftFiles).where(inDraft(org, draftId));
}

/** Every text of a draft, with the paths of what is not text. */
export function selectTexts(tx: Transaction, org: Org, draftId: string) {
	return tx
		.select({ ...light, text: draftFiles.text })
		.from(draftFiles)
		.where(inDraft(org, draftId));
}

export function selectContents(tx: Transaction, org: Org, draftId: string) {
	return tx
		.select({ ...light, text: draftFiles.text, bytes: draftFiles.bytes })
		.from(draftFiles)
		.where(inDraft(org, draftId))
		.orderBy(asc(draftFiles.path));
}

/** The bytes of those of these files that are not text, by id. */
export async function selectBytes(
	tx: Transaction,
	org: Org,
	draftId: string,
	files: Pick<FileRow, 'id'>[]
): Promise<Map<string, Buffer>> {
	const ids = files.map(({ id }) => id);
	const rows = await tx
		.select({ id: draftFiles.id, bytes: draftFiles.bytes })
		.from(draftFiles)
		.where(and(inDraft(org, draftId), inArray(draftFiles.id, ids), isNotNull(draftFiles.bytes)));
	return new Map(rows.flatMap(({ id, bytes }) => (bytes === null ? [] : [[id, bytes] as const])));
}

export async function selectText(
	tx: Transaction,
	org: Org,
	draftId: string,
	id: string
): Promise<TextRow | undefined> {
	const [file] = await tx
		.select({ ...light, text: draftFiles.text, savedByName: people.name })
		.from(draftFiles)
		.leftJoin(
			people,
			and(eq(people.organisationId, draftFiles.organisationId), eq(people.id, draftFiles.savedBy))
		)
		.where(isFile(org, draftId, id));
	return file;
}

export async function selectPicture(tx: Transaction, org: Org, draftId: string, id: string) {
	const [file] = await tx
		.select({ path: draftFiles.path, text: draftFiles.text, bytes: draftFiles.bytes })
		.from(draftFiles)
		.where(isFile(org, draftId, id));
	return file && { path: file.path, bytes: file.bytes ?? Buffer.from(file.text ?? '') };
}

/** Stores a text when nobody saved the file since `revision`; gives the new revision, else undefined. */
export async function updateText(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	where: { draftId: string; id: string; revision: number },
	text: string,
	now: Date
): Promise<number | undefined> {
	const [row] = await tx
		.update(draftFiles)
		.set({
			text,
			size: text.length,
			hash: hashOf(text),
			revision: sql`${draftFiles.revision} + 1`,
			savedBy: personId,
			savedAt: now
		})
		.where(
			and(
				isFile({ organisationId }, where.draftId, where.id),
				eq(draftFiles.revision, where.revision),
				sql`${draftFiles.text} is not null`
			)
		)
		.returning({ revision: draftFiles.revision });
	return row?.revision;
}

export async function updatePath(
	tx: Transaction,
	org: Org,
	draftId: string,
	id: string,
	to: string
) {
	await tx
		.update(draftFiles)
		.set({ path: to })
		.where(isFile(org, draftId, id));
}

export async function deleteFile(tx: Transaction, org: Org, draftId: string, id: string) {
	await tx.delete(draftFiles).where(isFile(org, draftId, id));
}

export async function deleteFolder(tx: Transaction, org: Org, draftId: string, folder: string) {
	const prefix = `${folder.replace(/[\\%_]/g, '\\$&')}/%`;
	await tx.delete(draftFiles).where(and(inDraft(org, draftId), like(draftFiles.path, prefix)));
}

/** How much a draft holds: files, and bytes of what is not text. */
export async function sumDraft(tx: Transaction, org: Org, draftId: string) {
	const [row] = await tx
		.select({
			files: count(),
			bytes: sum(sql`case when ${draftFiles.bytes} is null then 0 else ${draftFiles.size} end`)
		})
		.from(draftFiles)
		.where(inDraft(org, draftId));
	return { files: row?.files ?? 0, bytes: Number(row?.bytes ?? 0) };
}

/** Characters of all texts of a draft, and of one of them. */
export async function sumTexts(tx: Transaction, org: Org, draftId: string, id: string) {
	const length = sql`case when ${draftFiles.text} is null then 0 else ${draftFiles.size} end`;
	const [row] = await tx
		.select({
			all: sum(length),
			own: sum(sql`case when ${draftFiles.id} = ${id} then ${length} else 0 end`)
		})
		.from(draftFiles)
		.where(inDraft(org, draftId));
	return { all: Number(row?.all ?? 0), own: Number(row?.own ?? 0) };
}

export async function upsertEditor(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	fileId: string,
	now: Date
): Promise<void> {
	await tx
		.insert(draftEditors)
		.values({ organisationId, fileId, personId, seenAt: now })
		.onConflictDoUpdate({
			target: [draftEditors.organisationId, draftEditors.fileId, draftEditors.personId],
			set: { seenAt: now }
		});
}

export function selectOtherEditors(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	fileId: string,
	since: Date
) {
	return tx
		.select({ name: people.name, seenAt: draftEditors.seenAt })
		.from(draftEditors)
		.innerJoin(
			people,
			and(
				eq(people.organisationId, draftEditors.organisationId),
				eq(people.id, draftEditors.personId)
			)
		)
		.where(
			and(
				eq(draftEditors.organisationId, organisationId),
				eq(draftEditors.fileId, fileId),
				ne(draftEditors.personId, personId),
				gt(draftEditors.seenAt, since)
			)
		)
		.orderBy(desc(draftEditors.seenAt));
}

/** Rows that somebody else is about to remove are left to them: nobody waits for this. */
export async function deleteEditorsBefore(tx: Transaction, { organisationId }: Org, moment: Date) {
	const { fileId, personId } = draftEditors;
	const old = tx
		.select({ fileId, personId })
		.from(draftEditors)
		.where(and(eq(draftEditors.organisationId, organisationId), lt(draftEditors.seenAt, moment)))
		.for('update', { skipLocked: true });
	await tx
		.delete(draftEditors)
		.where(
			and(eq(draftEditors.organisationId, organisationId), sql`(${fileId}, ${personId}) in ${old}`)
		);
}
