import type { Transaction } from '../db/transaction.ts';
import { noteSeen, selectRequests } from '../asking/hearing.ts';
import { logAccess } from '../audit/access-log.ts';
import { getParticipant } from '../groups/groups.ts';
import { isKnownTo } from '../groups/introductions.ts';
import type { Acting } from '../identity/actor.ts';
import { selectEnrolled, type What } from './enrolled-queries.ts';
import { organisationCalendar } from '../calendar/organisation-calendar.ts';
import { dutchDay, pauseOn } from '../pace/calendar.ts';
import { courseItems } from '../pace/course-items.ts';
import type { Day } from '../pace/types.ts';
import { judge, type PaceRow } from './judged.ts';
import { lanesOf, type Lanes } from './lanes.ts';
import { madeBy, outcomeOf, selectMade, type MadeRow, type Outcome } from './made.ts';
import { madeItemsOf, type MadeItem } from './made-items.ts';
import { selectPauses } from './pauses.ts';
import { keepRaised } from './raised.ts';
import { lastActivity } from './last-activity.ts';
import {
	selectAnswerTimes,
	selectAssigned,
	selectDecided,
	selectGivenLevels,
	selectMarks,
	selectSteps,
	type DecidedRow
} from './participant-queries.ts';
import { sharedAnswersOf, type SharedAnswer } from './shared-answers.ts';
import { timelineOf, type TimelineEvent } from './timeline.ts';
import { titleOf } from './titles.ts';
import type { Locale } from '../pace/words.ts';

export type ParticipantPace = {
	participant: Awaited<ReturnType<typeof getParticipant>>;
	/** What they have; the shown one is `row`. */
	given: (What & { title: string })[];
	/** Null without homework. */
	row: PaceRow | null;
	path: { moduleId: string; title: string; state: 'done' | 'now' | 'open' }[];
	outcomes: { moduleId: string; title: string; items: Outcome[] }[];
	/** Own steps beside what was expected; null without homework. */
	lanes: Lanes | null;
	/** Every exercise of what is shown: what the numbers are made of. */
	items: MadeItem[];
	/** What was decided about suggestions in what is shown, newest first. */
	log: DecidedRow[];
	timeline: TimelineEvent[];
	/** The pause that is running, with its last day if it has one. */
	pausedTo: { to: Day | null } | null;
	shared: SharedAnswer[];
	/** Answers that are not shared. */
	kept: number;
	/** Id of the request for help that is open; null when there is none. */
	request: string | null;
	/** The participant knows of this worker; before that nothing they share is shown. */
	isKnown: boolean;
};

/**
 * Everything a worker sees of one participant: the judgement with its evidence, the timeline, and what is shared.
 * Notes in the access log that the worker looked. Throws NotFound `participant_unknown` for one of others.
 * @param shown.what which homework to judge; when left out, what was worked in last
 */
export async function paceOfParticipant(
	tx: Transaction,
	worker: Acting,
	participantId: string,
	{ what, locale }: { what?: What | null; locale: Locale },
	now: Date
): Promise<ParticipantPace> {
	const participant = await getParticipant(tx, worker, participantId, now);
	const enrolled = await selectEnrolled(tx, worker, { participantIds: [participantId] }, now);
	const rows = (await judge(tx, worker, enrolled, locale, now)).toSorted(byLatest);
	const row =
		rows.find(
			({ enrolled: { courseId, moduleId } }) =>
				courseId === what?.courseId && moduleId === what.moduleId
		) ??
		rows[0] ??
		null;
	const titles = new Map<string, string>();
	for (const one of rows)
		titles.set(one.enrolled.enrolmentId, await titleOf(tx, worker, one.enrolled));

	const ids = rows.map((one) => one.enrolled.enrolmentId);
	const facts = {
		answers: await selectAnswerTimes(tx, worker, ids),
		steps: await selectSteps(tx, worker, ids),
		assigned: await selectAssigned(tx, worker, ids),
		levels: await selectGivenLevels(tx, worker, ids),
		marks: await selectMarks(tx, worker, ids),
		decided: await selectDecided(tx, worker, ids),
		asked: await selectRequests(tx, worker, participantId)
	};
	const owner = { organisationId: worker.organisationId, personId: participantId };
	const isKnown = await isKnownTo(tx, worker, participantId);
	const { shared, kept } = await sharedAnswersOf(
		tx,
		owner,
		isKnown ? rows.map((one) => one.enrolled) : []
	);
	const today = dutchDay(now);
	const pauses = await selectPauses(tx, worker, participantId);
	const running = pauseOn(today, pauses);
	const calendar = await organisationCalendar(tx, worker);
	const free = calendar.free.filter(({ from }) => from <= today);
	const shownId = row?.enrolled.enrolmentId ?? '';
	const made = madeBy(row ? await selectMade(tx, worker, [shownId]) : []);
	const { organisationId } = worker;
	const about = row && (await courseItems(tx, { organisationId, courseId: row.enrolled.courseId }));
	const result = {
		participant,
		given: rows.map(({ enrolled: { enrolmentId, courseId, moduleId } }) => ({
			...{ courseId, moduleId },
			title: titles.get(enrolmentId) ?? courseId
		})),
		row,
		path: row ? pathOf(row) : [],
		outcomes: row ? outcomesOf(row, made.get(shownId)) : [],
		lanes: row && lanesOf([row], made, calendar, now),
		items: row && about ? madeItemsOf(row, made.get(shownId), about.items) : [],
		log: facts.decided.filter((one) => one.enrolmentId === shownId),
		timeline: timelineOf(rows, titles, facts, { free, pauses }),
		pausedTo: running === null ? null : { to: running.to },
		shared,
		kept,
		isKnown,
		request: facts.asked.find(({ closedAt }) => closedAt === null)?.id ?? null
	};
	await keepRaised(tx, worker, rows, now);
	if (result.request) await noteSeen(tx, worker, [participantId], now);
	const look = { action: 'participants.view', object: 'participant', purpose: 'guidance' };
	await logAccess(tx, worker, { ...look, subjects: [participantId], rule: 'own group' }, now);
	return result;
}

function byLatest(a: PaceRow, b: PaceRow): number {
	const last = ({ enrolled }: PaceRow): number =>
		lastActivity(enrolled)?.getTime() ?? Date.parse(enrolled.createdAt);
	return last(b) - last(a);
}

function pathOf({ material, enrolled }: PaceRow): ParticipantPace['path'] {
	const done = new Set(
		enrolled.modules.flatMap(({ moduleId, completedAt }) => (completedAt ? [moduleId] : []))
	);
	const now = material.find(({ module }) => !done.has(module.id))?.module.id;
	return material.map(({ module: { id, title } }) => ({
		...{ moduleId: id, title },
		state: done.has(id) ? 'done' : id === now ? 'now' : 'open'
	}));
}

/** How every exercise of a row went, module by module. */
export function outcomesOf(
	{ material }: PaceRow,
	made: ReadonlyMap<string, MadeRow> | undefined
): ParticipantPace['outcomes'] {
	return material
		.filter(({ items }) => items.length > 0)
		.map(({ module: { id, title }, items }) => ({
			moduleId: id,
			title,
			items: items.map((item) => outcomeOf(made?.get(item)))
		}));
}
