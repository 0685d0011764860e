import { blocksFor } from '#lib/content/participant/for-participant.ts';
import type { Inline, ShownBlock, Text } from '#lib/content/types.ts';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import { getActiveVersion } from './active.ts';
import { levelsOf } from './model.ts';
import { getCourseGuide } from './versions.ts';

type Org = { organisationId: string };

/** A note for workers about a course as a whole, by its place: it has no name that stays. */
export type CourseNote = {
	number: number;
	title: string | null;
	body: Text[];
	letter: Letter | null;
};

/** What a worker gives to somebody, and what stands around it for the worker. */
export type Letter = { words: Text[]; around: Text[] };

/** What participants read about a course, and what only workers read. Throws NotFound `course_unknown`. */
export async function getCourseTexts(
	tx: Transaction,
	org: Org,
	courseId: string
): Promise<{ title: string; edition: string; intro: ShownBlock[]; notes: CourseNote[] }> {
	const { model, edition, revision } = await getActiveVersion(tx, org, courseId);
	const notes = await getCourseGuide(tx, model);
	return {
		title: model.course.title,
		edition: `${edition}.${revision}`,
		intro: blocksFor(model.course.intro, levelsOf([])),
		notes: notes.map(({ title, body }, at) => ({
			number: at + 1,
			title: title ?? null,
			body,
			letter: letterIn(body)
		}))
	};
}

/** One note, for a page of its own. Throws NotFound `course_unknown` or `note_unknown`. */
export async function getCourseNote(
	tx: Transaction,
	org: Org,
	courseId: string,
	number: string
): Promise<{ courseTitle: string; edition: string; note: CourseNote }> {
	const { title, edition, notes } = await getCourseTexts(tx, org, courseId);
	const note = notes.find((one) => String(one.number) === number);
	if (!note) throw new NotFound('note_unknown');
	return { courseTitle: title, edition, note };
}

/** The letter in a note: its paragraphs that are wholly in italics, without the italics. Null when the note is none. */
export function letterIn(body: Text[]): Letter | null {
	const letter: Letter = { words: [], around: [] };
	for (const text of body) {
		const inside = text.t === 'p' ? emphasised(text.c) : null;
		if (inside) letter.words.push({ t: 'p', c: inside });
		else letter.around.push(text);
	}
	return letter.words.length > 1 ? letter : null;
}

function emphasised(c: Inline[]): Inline[] | null {
	const [only, ...others] = c;
	if (only === undefined || others.length > 0) return null;
	return typeof only !== 'string' && only.t === 'em' ? only.c : null;
}
