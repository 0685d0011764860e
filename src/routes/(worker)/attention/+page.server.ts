import { fail, redirect } from '@sveltejs/kit';
import { dayOf, TIME_ZONE } from '#lib/day.ts';
import { getLocale } from '#lib/paraglide/runtime.js';
import { settleRequest } from '#lib/server/asking/hearing.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { decideOn } from '#lib/server/following/decide.ts';
import { shownEvidence, shownPace } from '#lib/server/following/shown.ts';
import { todayOfWorker } from '#lib/server/following/today.ts';
import { readForm } from '#lib/server/forms.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { Dismissal, Done, Settled } from '../decision-forms.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

/** What the page may say after an action; the address holds no more than a word. */
const SAID = ['dismissed', 'accepted', 'changed', 'settled', 'unsettled'] as const;

const hours = new Intl.DateTimeFormat('en-GB', {
	timeZone: TIME_ZONE,
	hour: '2-digit',
	hourCycle: 'h23'
});

export const load = authorised('pace.view', async ({ url }: PageServerLoadEvent, worker) => {
	const now = new Date();
	const locale = getLocale();
	const today = await withTransaction(worker, (tx) => todayOfWorker(tx, worker, locale, now));
	const { asking, asked, ...rest } = today;
	return {
		...rest,
		day: dayOf(now),
		hour: Number(hours.format(now)),
		name: worker.name.split(/\s+/)[0] ?? worker.name,
		asking: asking.map(({ row, group, title, outcomes }) => ({
			pace: shownPace(row, locale, now),
			evidence: shownEvidence(row),
			...{ group, title, outcomes }
		})),
		asked: asked.map(({ askedAt, ...request }) => ({
			...request,
			askedOn: dayOf(new Date(askedAt))
		})),
		said: SAID.find((word) => word === url.searchParams.get('said')) ?? null
	};
});

export const actions = {
	dismiss: authorised('pace.decide', async ({ request, url }: RequestEvent, worker) => {
		const form = await readForm(request, Dismissal);
		if ('problems' in form) return fail(400, form);
		const { enrolment: enrolmentId, rule, why } = form.input;
		const decision = { decision: 'dismissed', detail: why } as const;
		const result = await withTransaction(worker, (tx) =>
			decideOn(tx, worker, { enrolmentId, rule }, decision, new Date())
		);
		redirect(303, `${url.pathname}?said=${result === 'changed' ? 'changed' : 'dismissed'}`);
	}),

	/** A talk was held, or a reminder given. */
	done: authorised('pace.decide', async ({ request, url }: RequestEvent, worker) => {
		const form = await readForm(request, Done);
		if ('problems' in form) return fail(400, form);
		const { enrolment: enrolmentId, rule } = form.input;
		const decision = { decision: 'accepted', detail: null } as const;
		const result = await withTransaction(worker, (tx) =>
			decideOn(tx, worker, { enrolmentId, rule }, decision, new Date())
		);
		redirect(303, `${url.pathname}?said=${result === 'changed' ? 'changed' : 'accepted'}`);
	}),

	/** Something was done about a request for help. */
	settle: authorised('pace.decide', async ({ request, url }: RequestEvent, worker) => {
		const form = await readForm(request, Settled);
		if ('problems' in form) return fail(400, form);
		const { participant: participantId, request: requestId, outcome } = form.input;
		const result = await withTransaction(worker, (tx) =>
			settleRequest(tx, worker, { participantId, requestId, outcome }, new Date())
		);
		redirect(303, `${url.pathname}?said=${result === 'changed' ? 'unsettled' : 'settled'}`);
	})
} satisfies Actions;
