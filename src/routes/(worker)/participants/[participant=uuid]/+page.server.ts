import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { settleRequest } from '#lib/server/asking/hearing.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { readForm } from '#lib/server/forms.ts';
import { getParticipant } from '#lib/server/groups/groups.ts';
import { changeParticipant } from '#lib/server/groups/participants.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { decideOn } from '#lib/server/following/decide.ts';
import { endPause, startPause } from '#lib/server/following/pauses.ts';
import { paceOfParticipant } from '#lib/server/following/participant.ts';
import { shownLanes, shownLog } from '#lib/server/following/shown-readings.ts';
import { shownEvidence, shownPace } from '#lib/server/following/shown.ts';
import { whatIn, whatText } from '#lib/server/following/what.ts';
import { markableOf } from '#lib/server/progress/markable.ts';
import { markWork } from '#lib/server/progress/marks.ts';
import { undoMarks } from '#lib/server/progress/unmark.ts';
import type { Mark } from '#lib/server/pace/types.ts';
import { addDays, dayOf } from '#lib/day.ts';
import { newId } from '#lib/ids.ts';
import { Dismissal, Done, Settled } from '../../decision-forms.ts';
import { Day, MaybeDay } from '../../groups/[group=uuid]/dates.ts';
import { markDayProblem } from '../../marks.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

const slug = '[a-z0-9-]{1,100}';
const Marking = v.object({
	enrolment: v.pipe(v.string(), v.uuid()),
	/** How, module, step and exercise. */
	what: v.pipe(
		v.string(),
		v.regex(new RegExp(`^(paper|together)/${slug}(/${slug}){0,2}$`)),
		v.transform((text) => text.split('/'))
	),
	onDay: Day
});
const Unmarking = v.object({ act: v.pipe(v.string(), v.uuid()) });
const Pausing = v.object({ until: MaybeDay });
const Reading = v.object({ reading: v.picklist(['on', 'off']) });

/** What a page may say after an action; the address holds no more than a word. */
const SAID = [
	'dismissed',
	'accepted',
	'reading_on',
	'reading_off',
	'paused',
	'resumed',
	'changed',
	'settled',
	'unsettled',
	'marked',
	'marked_none',
	'unmarked'
] as const;

export const load = authorised(
	'participants.view',
	async ({ params, url }: PageServerLoadEvent, worker) => {
		const now = new Date();
		const locale = getLocale();
		const what = whatIn(url.searchParams.get('what'));
		const { pace, marks } = await withTransaction(worker, async (tx) => {
			const pace = await paceOfParticipant(tx, worker, params.participant, { what, locale }, now);
			const enrolmentId = pace.row?.enrolled.enrolmentId;
			const marks = enrolmentId ? await markableOf(tx, worker, enrolmentId, now) : null;
			return { pace, marks: marks && enrolmentId ? { enrolmentId, ...marks } : null };
		});
		const { participant, row } = pace;
		const did = v.safeParse(v.pipe(v.string(), v.uuid()), url.searchParams.get('did'));
		return {
			participant: {
				id: participant.id,
				name: participant.name,
				groupId: participant.groupId,
				groupName: participant.groupName,
				extraReadingTime: participant.extraReadingTime
			},
			given: pace.given.map((one) => ({ what: whatText(one), title: one.title })),
			what: row && whatText(row.enrolled),
			pause: pace.pausedTo,
			dueOn: row?.enrolled.dueOn ?? null,
			pace: row && shownPace(row, locale, now),
			evidence: row && shownEvidence(row),
			path: pace.path,
			outcomes: pace.outcomes,
			lanes: pace.lanes && shownLanes(pace.lanes),
			items: pace.items,
			log: shownLog(pace.log),
			timeline: pace.timeline.slice(0, 60).map(({ at: _moment, ...event }) => event),
			shared: pace.shared,
			isKnown: pace.isKnown,
			request: pace.request,
			kept: pace.kept,
			marks,
			underWay: pace.path.find(({ state }) => state === 'now')?.moduleId ?? null,
			today: dayOf(now),
			/** What was just recorded, to be undone. */
			did: did.success ? did.output : null,
			said: SAID.find((word) => word === url.searchParams.get('said')) ?? null
		};
	}
);

export const actions = {
	dismiss: authorised('pace.decide', async ({ request, params, url }: RequestEvent, worker) => {
		const form = await readForm(request, Dismissal);
		if ('problems' in form) return fail(400, form);
		const { enrolment: enrolmentId, rule, why } = form.input;
		const about = { participantId: params.participant, enrolmentId, rule };
		const decision = { decision: 'dismissed', detail: why } as const;
		const result = await withTransaction(worker, (tx) =>
			decideOn(tx, worker, about, decision, new Date())
		);
		redirect(303, addressWith(url, result === 'changed' ? 'changed' : 'dismissed'));
	}),

	/** A talk was held, or a reminder given. */
	done: authorised('pace.decide', async ({ request, params, url }: RequestEvent, worker) => {
		const form = await readForm(request, Done);
		if ('problems' in form) return fail(400, form);
		const { enrolment: enrolmentId, rule } = form.input;
		const about = { participantId: params.participant, enrolmentId, rule };
		const decision = { decision: 'accepted', detail: null } as const;
		const result = await withTransaction(worker, (tx) =>
			decideOn(tx, worker, about, decision, new Date())
		);
		redirect(303, addressWith(url, result === 'changed' ? 'changed' : 'accepted'));
	}),

	/** Something was done about a request for help. */
	settle: authorised('pace.decide', async ({ request, params, url }: RequestEvent, worker) => {
		const form = await readForm(request, Settled);
		if ('problems' in form) return fail(400, form);
		const { request: requestId, outcome } = form.input;
		const settlement = { participantId: params.participant, requestId, outcome };
		const result = await withTransaction(worker, (tx) =>
			settleRequest(tx, worker, settlement, new Date())
		);
		redirect(303, addressWith(url, result === 'changed' ? 'unsettled' : 'settled'));
	}),

	mark: authorised(
		'participants.manage',
		async ({ request, params, url }: RequestEvent, worker) => {
			const form = await readForm(request, Marking);
			if ('problems' in form) return fail(400, form);
			const { enrolment, what, onDay } = form.input;
			const now = new Date();
			const problem = markDayProblem(onDay, now);
			if (problem) return fail(400, { problems: { onDay: problem }, values: { onDay } });
			const [how, moduleId = '', pageId, exerciseId] = what;
			const target = { moduleId, ...(pageId && { pageId }), ...(exerciseId && { exerciseId }) };
			const mark: Mark = how === 'paper' ? 'paper' : 'together';
			const actId = newId(now.getTime());
			const { marked } = await withTransaction(worker, async (tx) => {
				await getParticipant(tx, worker, params.participant, now);
				const wish = { enrolmentIds: [enrolment], target, mark, onDay, actId };
				return markWork(tx, worker, wish, now);
			});
			redirect(
				303,
				addressWith(url, marked > 0 ? 'marked' : 'marked_none', marked > 0 ? actId : null)
			);
		}
	),

	unmark: authorised('participants.manage', async ({ request, url }: RequestEvent, worker) => {
		const form = await readForm(request, Unmarking);
		if ('problems' in form) return fail(400, form);
		await withTransaction(worker, (tx) => undoMarks(tx, worker, form.input.act, new Date()));
		redirect(303, addressWith(url, 'unmarked'));
	}),

	pause: authorised(
		'participants.manage',
		async ({ request, params, url }: RequestEvent, worker) => {
			const form = await readForm(request, Pausing);
			if ('problems' in form) return fail(400, form);
			const { until } = form.input;
			const now = new Date();
			const problem = until === null ? null : pauseProblem(until, now);
			if (problem)
				return fail(400, { problems: { until: problem }, values: { until: until ?? '' } });
			await withTransaction(worker, (tx) => startPause(tx, worker, params.participant, until, now));
			redirect(303, addressWith(url, 'paused'));
		}
	),

	resume: authorised('participants.manage', async ({ params, url }: RequestEvent, worker) => {
		await withTransaction(worker, (tx) => endPause(tx, worker, params.participant, new Date()));
		redirect(303, addressWith(url, 'resumed'));
	}),

	reading: authorised(
		'participants.manage',
		async ({ request, params, url }: RequestEvent, worker) => {
			const form = await readForm(request, Reading);
			if ('problems' in form) return fail(400, form);
			const extraReadingTime = form.input.reading === 'on';
			await withTransaction(worker, async (tx) => {
				const now = new Date();
				const { id, name, groupId } = await getParticipant(tx, worker, params.participant, now);
				await changeParticipant(tx, worker, groupId, id, { name, extraReadingTime }, now);
			});
			redirect(303, addressWith(url, extraReadingTime ? 'reading_on' : 'reading_off'));
		}
	)
} satisfies Actions;

/** Days that a pause may last: a year is no pause any more. */
const LONGEST_PAUSE = 366;

function pauseProblem(until: string, now: Date): string | null {
	const today = dayOf(now);
	if (until < today) return m.calendar_pause_past();
	return until > addDays(today, LONGEST_PAUSE) ? m.calendar_pause_far() : null;
}

/** The same page, about the same homework. */
function addressWith(
	{ pathname, searchParams }: URL,
	said: (typeof SAID)[number],
	did: string | null = null
): string {
	const what = searchParams.get('what');
	const query = { ...(what && { what }), said, ...(did && { did }) };
	return `${pathname}?${new URLSearchParams(query)}`;
}
