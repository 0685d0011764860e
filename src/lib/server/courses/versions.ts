import type { AnswerKey, GuideNote, Page } from '#lib/content/types.ts';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { CourseModel } from './model.ts';
import {
	lockCourse,
	selectActiveHash,
	selectActiveHashes,
	selectEditions,
	selectGuide,
	selectKeys,
	selectPage,
	selectVersion,
	type VersionRow
} from './queries.ts';
import { remembered } from './remembered.ts';

type Org = { organisationId: string };

const versions = remembered<VersionRow>(200);
const pages = remembered<Page>(2_000);
const keys = remembered<Record<string, AnswerKey>>(2_000);

/** A published version of a course, or undefined when this organisation has none with that hash. */
export function findVersion(
	tx: Transaction,
	{ organisationId }: Org,
	courseId: string,
	hash: string
): Promise<VersionRow | undefined> {
	return versions(`${organisationId} ${courseId} ${hash}`, () =>
		selectVersion(tx, organisationId, courseId, hash)
	);
}

/** One page of a published version: no key, no hint, no worker note. */
export async function getPage(
	tx: Transaction,
	{ organisationId }: Org,
	hash: string
): Promise<Page> {
	const page = await pages(`${organisationId} ${hash}`, () => selectPage(tx, organisationId, hash));
	if (!page) throw new NotFound('page_unknown');
	return page;
}

/** The answer keys of one page in one version. Only for grading, hints and feedback after an answer. */
export async function getKeys(
	tx: Transaction,
	{ organisationId }: Org,
	model: CourseModel,
	pageHash: string
): Promise<Record<string, AnswerKey>> {
	const hash = model.keysOf[pageHash];
	if (!hash) return {};
	const found = await keys(
		`${organisationId} ${hash}`,
		async () => (await selectKeys(tx, hash)) ?? undefined
	);
	return found ?? {};
}

/** The worker's notes with a page. Never for a participant. */
export async function getGuide(
	tx: Transaction,
	model: CourseModel,
	pageHash: string
): Promise<GuideNote[]> {
	const hash = model.guideOf[pageHash];
	return hash ? selectGuide(tx, hash) : [];
}

/** The worker's notes with a module as a whole. Never for a participant. */
export async function getModuleGuide(
	tx: Transaction,
	model: CourseModel,
	moduleId: string
): Promise<GuideNote[]> {
	const hash = model.moduleGuideOf[moduleId];
	return hash ? selectGuide(tx, hash) : [];
}

/** The worker's notes with a course as a whole. Never for a participant. */
export async function getCourseGuide(tx: Transaction, model: CourseModel): Promise<GuideNote[]> {
	return model.courseGuide ? selectGuide(tx, model.courseGuide) : [];
}

/** What can be assigned today: the active version of every course of the organisation, by course id. */
export async function listActiveVersions(
	tx: Transaction,
	org: Org
): Promise<(VersionRow & { courseId: string; publishedAt: Date })[]> {
	const active = await selectActiveHashes(tx, org.organisationId);
	const found: (VersionRow & { courseId: string; publishedAt: Date })[] = [];
	for (const { courseId, publishedAt, hash } of active) {
		const version = await findVersion(tx, org, courseId, hash);
		if (version) found.push({ ...version, courseId, publishedAt });
	}
	return found;
}

/** The version that new participants start with; null when there is no such course, or nothing published of it. */
export function findActive(
	tx: Transaction,
	{ organisationId }: Org,
	courseId: string
): Promise<string | null> {
	return selectActiveHash(tx, organisationId, courseId);
}

/** The same, and keeps others from publishing until the end of the transaction. */
export async function lockActive(
	tx: Transaction,
	{ organisationId }: Org,
	courseId: string
): Promise<string | null> {
	return (await lockCourse(tx, organisationId, courseId))?.activeHash ?? null;
}

/** Every version of a course with its number, the highest first. */
export function listVersions(
	tx: Transaction,
	{ organisationId }: Org,
	courseId: string
): Promise<{ hash: string; edition: number; revision: number }[]> {
	return selectEditions(tx, organisationId, courseId);
}
