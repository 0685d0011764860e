import { addDays } from '#lib/day.ts';
import { noteSeen, selectHeard, type HeardRequest } from '../asking/hearing.ts';
import type { Transaction } from '../db/transaction.ts';
import { listGroups, listOwnParticipants } from '../groups/groups.ts';
import { noteLook } from '../groups/looking.ts';
import type { Acting } from '../identity/actor.ts';
import { organisationCalendar, type FreeDays } from '../calendar/organisation-calendar.ts';
import { dutchDay, pauseOn } from '../pace/calendar.ts';
import type { Day } from '../pace/types.ts';
import type { Locale } from '../pace/words.ts';
import { noteAskedSeen } from './asked.ts';
import { byAttention } from './attention.ts';
import { selectEnrolled } from './enrolled-queries.ts';
import { judge, type PaceRow } from './judged.ts';
import { madeBy, selectMade } from './made.ts';
import { outcomesOf, type ParticipantPace } from './participant.ts';
import { keepRaised } from './raised.ts';
import { titleOf } from './titles.ts';

/** Most names on the page: what fits between two conversations. */
export const MOST_NAMES = 5;
/** Days that count as this week, and days after which something is not soon any more. */
const WEEK = 7;
const SOON = 21;

type GroupName = { id: string; name: string };

export type Asking = {
	row: PaceRow;
	group: GroupName;
	/** Of what was given. */
	title: string;
	outcomes: ParticipantPace['outcomes'];
};

/** Homework of one group that has to be done on a day, with how many are done. */
export type DueWork = { on: Day; title: string; group: GroupName; done: number; of: number };

export type Today = {
	/** Open groups of the worker, and everybody in them. */
	groups: number;
	participants: number;
	/** How many have homework. */
	withWork: number;
	/** Who asked for help and has no homework here, or is in a closed group; the longest waiting first. */
	asked: HeardRequest[];
	/** Who asks something, most pressing first; at most five. */
	asking: Asking[];
	/** Who asks something besides, per group. */
	more: { group: GroupName; count: number }[];
	thisWeek: DueWork[];
	soon: DueWork[];
	pauses: { participantId: string; name: string; to: Day }[];
	/** Holidays and closing days that are near or running. */
	free: FreeDays[];
};

/**
 * What a worker's day begins with: who asks something in any of the own groups, and what ends soon. The number of queries
 * does not depend on the number of groups. Notes in the access log who was named.
 */
export async function todayOfWorker(
	tx: Transaction,
	worker: Acting,
	locale: Locale,
	now: Date
): Promise<Today> {
	const today = dutchDay(now);
	const groups = await listGroups(tx, worker, now);
	const people = await listOwnParticipants(tx, worker, now);
	const groupOf = new Map(
		people.map(({ id, groupId, groupName }) => [id, { id: groupId, name: groupName }])
	);
	const participantIds = [...groupOf.keys()];
	const enrolled = await selectEnrolled(tx, worker, { participantIds }, now);
	const rows = (await judge(tx, worker, enrolled, locale, now)).toSorted(byAttention);
	const titles = await titlesIn(tx, worker, rows);
	const placed = rows.flatMap((row): Placed[] => {
		const group = groupOf.get(row.enrolled.participantId);
		return group ? [{ row, group, title: titles.get(whatOf(row)) ?? '' }] : [];
	});
	const judged = new Set(rows.map(({ enrolled: { participantId } }) => participantId));
	const asked = (await selectHeard(tx, worker)).filter((one) => !judged.has(one.participantId));
	const asking = oncePerPerson(placed.filter(({ row }) => row.proposal.open));
	const named = asking.slice(0, MOST_NAMES);
	const ids = named.map(({ row }) => row.enrolled.enrolmentId);
	const made = madeBy(await selectMade(tx, worker, ids));
	const pauses = endingPauses(rows, today);
	const { free } = await organisationCalendar(tx, worker);
	const due = dueWork(placed);
	const until = (day: Day, days: number) => (work: DueWork) =>
		work.on >= day && work.on < addDays(today, days);
	await keepRaised(tx, worker, rows, now);
	await noteSeen(
		tx,
		worker,
		asked.map(({ participantId }) => participantId),
		now
	);
	await noteAskedSeen(
		tx,
		worker,
		named.map(({ row }) => row.enrolled),
		now
	);
	const subjects = new Set([
		...asked.map(({ participantId }) => participantId),
		...named.map(({ row }) => row.enrolled.participantId),
		...pauses.map(({ participantId }) => participantId)
	]);
	await noteLook(tx, worker, { action: 'pace.view', groupId: null, subjects: [...subjects] }, now);
	return {
		groups: groups.filter(({ closedAt }) => closedAt === null).length,
		participants: people.length,
		withWork: new Set(rows.map(({ enrolled: { participantId } }) => participantId)).size,
		asked,
		asking: named.map((one) => ({
			...one,
			outcomes: outcomesOf(one.row, made.get(one.row.enrolled.enrolmentId))
		})),
		more: perGroup(asking.slice(MOST_NAMES)),
		thisWeek: due.filter(until(today, WEEK)),
		soon: due.filter(until(addDays(today, WEEK), SOON)),
		pauses,
		free: free.filter(({ from, to }) => to >= today && from < addDays(today, SOON))
	};
}

type Placed = Omit<Asking, 'outcomes'>;

/** Somebody with more than one training is asked about once: what is most pressing. */
function oncePerPerson(sorted: readonly Placed[]): Placed[] {
	const seen = new Set<string>();
	return sorted.filter(({ row: { enrolled } }) => {
		const isNew = !seen.has(enrolled.participantId);
		seen.add(enrolled.participantId);
		return isNew;
	});
}

function perGroup(placed: readonly Placed[]): Today['more'] {
	return [...Map.groupBy(placed, ({ group }) => group.id).values()]
		.flatMap((rows) => (rows[0] ? [{ group: rows[0].group, count: rows.length }] : []))
		.toSorted((a, b) => b.count - a.count || a.group.name.localeCompare(b.group.name, 'nl'));
}

function dueWork(placed: readonly Placed[]): DueWork[] {
	const byDate = Map.groupBy(
		placed.filter(({ row }) => row.enrolled.dueOn !== null),
		({ row, group }) => `${row.enrolled.dueOn} ${group.id} ${whatOf(row)}`
	);
	return [...byDate.values()]
		.flatMap((rows): DueWork[] => {
			const [first] = rows;
			const on = first?.row.enrolled.dueOn;
			if (!first || !on) return [];
			const { title, group } = first;
			const done = rows.filter(({ row }) => row.record.done).length;
			return [{ on, title, group, done, of: rows.length }];
		})
		.toSorted((a, b) => a.on.localeCompare(b.on) || a.title.localeCompare(b.title, 'nl'));
}

/** Pauses that run today and end within the week: somebody starts again. */
function endingPauses(rows: readonly PaceRow[], today: Day): Today['pauses'] {
	const ending = rows.flatMap(({ enrolled: { participantId, name, pauses } }) => {
		const to = pauseOn(today, pauses)?.to ?? null;
		return to !== null && to < addDays(today, WEEK) ? [{ participantId, name, to }] : [];
	});
	return [...new Map(ending.map((one) => [one.participantId, one])).values()].toSorted((a, b) =>
		a.to.localeCompare(b.to)
	);
}

/** Titles of everything that was given, each looked up once. */
async function titlesIn(
	tx: Transaction,
	worker: Acting,
	rows: readonly PaceRow[]
): Promise<Map<string, string>> {
	const titles = new Map<string, string>();
	for (const row of rows) {
		const what = whatOf(row);
		if (!titles.has(what)) titles.set(what, await titleOf(tx, worker, row.enrolled));
	}
	return titles;
}

function whatOf({ enrolled: { courseId, moduleId } }: PaceRow): string {
	return `${courseId}/${moduleId ?? ''}`;
}
