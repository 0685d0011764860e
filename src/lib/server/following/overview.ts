import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import { getGroup } from '../groups/groups.ts';
import { noteLook } from '../groups/looking.ts';
import type { Acting } from '../identity/actor.ts';
import { noteAskedSeen } from './asked.ts';
import { byAttention, isEarly } from './attention.ts';
import { selectEnrolled, selectGiven, type GivenRow, type What } from './enrolled-queries.ts';
import { judge, type PaceRow } from './judged.ts';
import { keepRaised } from './raised.ts';
import { titleOf } from './titles.ts';
import type { Locale } from '../pace/words.ts';

export type GivenTitle = What & { title: string; enrolled: number };

export type GroupPace = {
	/** What was given in this group, newest activity first; the shown one is `what`. */
	given: GivenTitle[];
	what: What | null;
	/** Whoever asks something of the worker first; not a ranking. */
	rows: PaceRow[];
	/** Members who do not have what is shown. */
	without: number;
	counts: { asking: number; early: number; usual: number };
};

export type Shown = {
	what?: What | null;
	locale: Locale;
	/** How it is noted in the access log: looked at, or taken along as a file. */
	action?: 'pace.view' | 'pace.export';
};

/**
 * Everybody in a group who has the same course or module, with what asks attention. Notes in the access log that the
 * worker looked. Throws NotFound `group_unknown` for a group of others.
 * @param shown.what what to show; when left out or not given in this group, what was worked in last
 */
export async function paceOfGroup(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	{ what: wanted, locale, action = 'pace.view' }: Shown,
	now: Date
): Promise<GroupPace> {
	await getGroup(tx, worker, groupId, now);
	const { members, given } = await selectGiven(tx, worker, groupId);
	const sorted = latestFirst(given);
	const what = sorted.find((one) => wanted && isSame(one, wanted)) ?? sorted[0] ?? null;
	const enrolled = what ? await selectEnrolled(tx, worker, { groupId, what }, now) : [];
	const rows = (await judge(tx, worker, enrolled, locale, now)).toSorted(byAttention);
	const subjects = rows.map((row) => row.enrolled.participantId);
	const titles: GivenTitle[] = [];
	for (const one of sorted) {
		const { courseId, moduleId, enrolled: count } = one;
		titles.push({ courseId, moduleId, enrolled: count, title: await titleOf(tx, worker, one) });
	}
	await keepRaised(tx, worker, rows, now);
	await noteAskedSeen(tx, worker, enrolled, now);
	const purpose = action === 'pace.export' ? 'export' : 'guidance';
	await noteLook(tx, worker, { action, groupId, subjects, purpose }, now);

	const asking = rows.filter(({ proposal }) => proposal.open).length;
	const early = rows.filter(({ record, proposal }) => !proposal.open && isEarly(record)).length;
	return {
		given: titles,
		what: what && { courseId: what.courseId, moduleId: what.moduleId },
		rows,
		without: members - rows.length,
		counts: { asking, early, usual: rows.length - asking - early }
	};
}

/** The judgements about these enrolments, as far as they are in the worker's own groups. */
export async function paceOfEnrolments(
	tx: Transaction,
	worker: Acting,
	enrolmentIds: string[],
	locale: Locale,
	now: Date
): Promise<PaceRow[]> {
	if (enrolmentIds.length === 0) return [];
	return judge(tx, worker, await selectEnrolled(tx, worker, { enrolmentIds }, now), locale, now);
}

/** The same for one enrolment. Throws NotFound `enrolment_unknown`. */
export async function paceOfEnrolment(
	tx: Transaction,
	worker: Acting,
	enrolmentId: string,
	locale: Locale,
	now: Date
): Promise<PaceRow> {
	const [row] = await paceOfEnrolments(tx, worker, [enrolmentId], locale, now);
	if (!row) throw new NotFound('enrolment_unknown');
	return row;
}

function isSame(a: What, b: What): boolean {
	return a.courseId === b.courseId && a.moduleId === b.moduleId;
}

/** What was worked in last, or given last, comes first. */
export function latestFirst(given: readonly GivenRow[]): GivenRow[] {
	return given.toSorted((a, b) => (lastOf(a) < lastOf(b) ? 1 : -1));
}

function lastOf({ activeAt, createdAt }: { activeAt: string | null; createdAt: string }): string {
	return activeAt ?? createdAt;
}
