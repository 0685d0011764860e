import { carryCorrections } from '#lib/content/publish/carry-corrections.ts';
import type { CompiledCourse, PageId } from '#lib/content/types.ts';
import type { Prepared } from '../courses/publish.ts';
import { readCompiled } from '../courses/read-version.ts';
import type { Transaction } from '../db/transaction.ts';
import { selectShown, type Course, type Readers } from './queries.ts';

export type OlderEdition = {
	edition: number;
	people: number;
	/** The version that is shown of it now. */
	shown: string;
	/** The edition with the corrections in it. */
	course: CompiledCourse;
	pages: PageId[];
};

/**
 * Older editions that somebody is in the middle of, with the corrections of a publication on the pages that they share
 * with the version that is replaced. The edition that a correction becomes a revision of is none of them.
 */
export async function olderEditions(
	tx: Transaction,
	course: Course,
	{ previous, next, number, change }: Prepared,
	{ busy }: Readers
): Promise<OlderEdition[]> {
	if (!previous || change === 'earlier') return [];
	const shown = await selectShown(tx, course);
	const found: OlderEdition[] = [];
	for (const { edition, people } of busy) {
		const hash = shown.get(edition);
		if (edition === number.edition || hash === undefined) continue;
		const older = await readCompiled(tx, course.organisationId, course.courseId, hash);
		const carried = carryCorrections(older, previous, next);
		if (carried) found.push({ edition, people, shown: hash, ...carried });
	}
	return found;
}
