import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { LEVEL_CHOICES } from '#lib/server/assignments/level-choice.ts';
import { decideLevels } from '#lib/server/following/decide-levels.ts';
import { levelTable } from '#lib/server/assignments/level-table.ts';
import type { LevelWish } from '#lib/server/assignments/level-changes.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { noteLook } from '#lib/server/groups/looking.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { m } from '#lib/paraglide/messages.js';
import { addDays, dayOf } from '#lib/day.ts';
import { previewChanges } from '#lib/server/assignments/level-changes.ts';
import { shiftDay } from '#lib/server/assignments/shift.ts';
import { organisationCalendar } from '#lib/server/calendar/organisation-calendar.ts';
import { findAssignable } from '#lib/server/assignments/catalogue.ts';
import { catchUpFor } from '#lib/server/following/catch-up.ts';
import { paceOfEnrolments } from '#lib/server/following/overview.ts';
import type { DateProblem } from '#lib/server/assignments/dates.ts';
import { datesProblem, Day, MaybeDay } from '../dates.ts';
import { refuse } from '../../refuse.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

const Choice = v.picklist(LEVEL_CHOICES);
const Id = v.pipe(v.string(), v.uuid());
/** Weeks to move by; anything else means a day of the worker's own choice. */
const Weeks = v.pipe(v.string(), v.regex(/^[1-4]$/), v.transform(Number));
const slug = /^[a-z0-9-]{1,100}$/;

/**
 * `what` names a module (`course/module`) or a course. `p` limits the page to some enrolments; `extra` and
 * `verdieping` do so too and choose that level beforehand; `proposals` chooses what the pace analysis proposes.
 * Whatever is chosen beforehand, the worker still confirms it.
 */
export const load = authorised(
	'assignments.manage',
	({ params, url }: PageServerLoadEvent, worker) =>
		withTransaction(worker, async (tx) => {
			const now = new Date();
			const wanted = wantedIn(url.searchParams.get('what'));
			const table = await levelTable(tx, worker, params.group, wanted, now);
			const wantsProposals = url.searchParams.has('proposals');
			const chosen = new Map(
				(['extra', 'verdieping'] as const).flatMap((level) =>
					url.searchParams.getAll(level).map((id) => [id, level] as const)
				)
			);
			const some = new Set([...url.searchParams.getAll('p'), ...chosen.keys()]);
			const rows = table.rows.filter(({ enrolmentId }) => some.size === 0 || some.has(enrolmentId));
			const ids = rows.map(({ enrolmentId }) => enrolmentId);
			const judged = await paceOfEnrolments(tx, worker, ids, worker.locale, now);
			const asking = new Map(
				judged
					.filter(({ proposal }) => proposal.open)
					.map((row) => [row.enrolled.enrolmentId, row] as const)
			);
			const proposedTo = (id: string) => {
				const row = asking.get(id);
				return row?.proposal.moduleId === table.what?.moduleId ? row?.record.suggestion : null;
			};
			const byEnrolment = new Map(judged.map((row) => [row.enrolled.enrolmentId, row]));
			const { calendar } = await organisationCalendar(tx, worker);
			const course =
				table.what &&
				(await findAssignable(tx, worker, { courseId: table.what.courseId, moduleId: null }));
			const catchUpOf = (id: string) => {
				const row = byEnrolment.get(id);
				if (!row) return null;
				const out = row.enrolled.leftOut;
				const titles = course?.model.course.modules.filter((one) => out.includes(one.id)) ?? [];
				return catchUpFor(row, titles, calendar);
			};
			const subjects = rows.map(({ participantId }) => participantId);
			await noteLook(
				tx,
				worker,
				{ action: 'assignments.manage', groupId: params.group, subjects },
				now
			);
			return {
				...table,
				all: rows.length === table.rows.length,
				rows: rows
					.map((row) => {
						const { enrolmentId: id, options, has } = row;
						const offered = (level: string | null | undefined) =>
							options.find(({ choice }) => choice === level && choice !== has)?.choice ?? null;
						const proposed = offered(proposedTo(id));
						const before = offered(chosen.get(id)) ?? (wantsProposals ? proposed : null);
						const reason = asking.get(id)?.reason ?? null;
						const catchUp = catchUpOf(id);
						return { ...row, reason, proposed, catchUp, chosen: before ?? has };
					})
					// Whoever asks something first; the rest stays by name.
					.sort((a, b) => rankOf(a) - rankOf(b))
			};
		})
);

export const actions = {
	confirm: authorised('assignments.manage', async ({ request, params }: RequestEvent, worker) => {
		const { what, read, values } = await wishesOf(request);
		if ('problems' in read) return fail(400, { problems: read.problems, values });
		const result = await withTransaction(worker, (tx) =>
			decideLevels(tx, worker, params.group, what, read.wishes, new Date())
		);
		if ('problems' in result) return refuse(sentencesOf(result.problems), values);
		const did = new URLSearchParams({ did: 'levels', count: String(result.changed.length) });
		redirect(303, `/groups/${params.group}/assignments?${did}`);
	}),

	/** What confirming would do, per person. Nothing is changed by looking. */
	preview: authorised('assignments.manage', async ({ request, params }: RequestEvent, worker) => {
		const { what, read, values } = await wishesOf(request);
		if ('problems' in read) return fail(400, { problems: read.problems, values });
		const result = await withTransaction(worker, (tx) =>
			previewChanges(tx, worker, params.group, what, read.wishes, new Date())
		);
		if ('problems' in result) return refuse(sentencesOf(result.problems), values);
		return { problems: {}, values, previews: result.previews };
	}),

	/** Back from looking, with everything as it was chosen. */
	edit: authorised('assignments.manage', async ({ request }: RequestEvent) => {
		const { values } = await wishesOf(request);
		return { problems: {}, values };
	}),

	/** Fills in dates for a selection, or the date of one person's plan; the worker still confirms them. */
	fill: authorised('assignments.manage', async ({ request }: RequestEvent, worker) => {
		const { data, read, values } = await wishesOf(request);
		const wishes = 'wishes' in read ? read.wishes : [];
		const [id = '', day = ''] = String(data.get('plan') ?? '').split('/');
		if (v.is(Id, id)) {
			const planned = v.safeParse(Day, day);
			if (!planned.success) error(400, 'form_unknown');
			return { problems: {}, values: { ...values, [`due-${id}`]: day }, filled: 1 };
		}
		const chosen = new Set(data.getAll('pick').map(String));
		const rows = wishes.filter(({ enrolmentId }) => chosen.size === 0 || chosen.has(enrolmentId));
		const weeks = v.safeParse(Weeks, data.get('shift'));
		const fixed = v.safeParse(Day, data.get('shiftTo'));
		if (!weeks.success && !fixed.success) {
			return fail(400, { problems: { shiftTo: m.levels_bulk_missing() }, values });
		}
		const { calendar } = await withTransaction(worker, (tx) => organisationCalendar(tx, worker));
		const today = dayOf(new Date());
		// Nobody who had no date gets one by moving it: that is what a day of one's own choice is for.
		const dates = rows.flatMap(({ enrolmentId, dueOn }) => {
			if (!weeks.success) return [[`due-${enrolmentId}`, fixed.output as string] as const];
			if (dueOn === null) return [];
			// A date that has gone moves on from today: otherwise it might still be gone.
			const from = dueOn < today ? sameWeekday(dueOn, today) : dueOn;
			return [[`due-${enrolmentId}`, shiftDay(from, weeks.output, calendar)] as const];
		});
		return {
			problems: {},
			values: { ...values, ...Object.fromEntries(dates) },
			filled: dates.length
		};
	})
} satisfies Actions;

/** The last day with the same weekday that is not after today. */
function sameWeekday(day: string, today: string): string {
	const days = Math.round((Date.parse(today) - Date.parse(day)) / 86_400_000);
	return addDays(day, days - (days % 7));
}

async function wishesOf(request: Request) {
	const data = await request.formData();
	const [courseId = '', moduleId = ''] = String(data.get('what')).split('/');
	// A name that occurs several times, such as a module left out, is kept as one text.
	const values: Record<string, string> = {};
	for (const [name, value] of data) {
		if (typeof value !== 'string') continue;
		values[name] = name.startsWith('out-') && values[name] ? `${values[name]},${value}` : value;
		if (name === 'pick') values[`pick-${value}`] = 'on';
	}
	return { data, what: { courseId, moduleId }, read: wishesIn(data), values };
}

function sentencesOf(problems: ReadonlyMap<string, DateProblem>): Record<string, string> {
	return Object.fromEntries([...problems].map(([id, problem]) => [id, datesProblem(problem)]));
}

function rankOf({ proposed, reason }: { proposed: string | null; reason: string | null }): number {
	if (proposed) return 0;
	return reason ? 1 : 2;
}

function wantedIn(what: string | null) {
	if (!what) return null;
	const [courseId = '', moduleId = null] = what.split('/');
	return { courseId, moduleId };
}

/** The rows of the form: `level-`, `was-`, `due-` and `duewas-` with the id of the enrolment. */
function wishesIn(data: FormData): { wishes: LevelWish[] } | { problems: Record<string, string> } {
	const wishes: LevelWish[] = [];
	const problems: Record<string, string> = {};
	for (const name of data.keys()) {
		if (!name.startsWith('was-')) continue;
		const id = v.safeParse(Id, name.slice('was-'.length));
		const seen = v.safeParse(Choice, data.get(name));
		if (!id.success || !seen.success) error(400, 'form_unknown');
		const enrolmentId = id.output;
		const was = seen.output;
		const choice = v.parse(v.fallback(Choice, was), data.get(`level-${enrolmentId}`));
		const dueWas = v.parse(v.fallback(MaybeDay, null), data.get(`duewas-${enrolmentId}`));
		const dueOn = v.safeParse(MaybeDay, data.get(`due-${enrolmentId}`));
		const leaveOut = leaveOutIn(data, enrolmentId);
		if (dueOn.success) {
			wishes.push({
				...{ enrolmentId, was, choice, dueWas, dueOn: dueOn.output },
				...(leaveOut && { leaveOut })
			});
		} else problems[enrolmentId] = m.assign_date_missing();
	}
	return Object.keys(problems).length > 0 ? { problems } : { wishes };
}

/** `outwas-` and `out-`: modules that are left out, separated by commas. Absent when nothing can be. */
function leaveOutIn(data: FormData, enrolmentId: string): LevelWish['leaveOut'] {
	const before = data.get(`outwas-${enrolmentId}`);
	if (before === null) return undefined;
	const idsIn = (texts: unknown[]) =>
		texts.flatMap((text) => String(text).split(',')).filter((id) => slug.test(id));
	return { was: idsIn([before]), now: idsIn(data.getAll(`out-${enrolmentId}`)) };
}
