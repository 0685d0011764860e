import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import {
	askForHelp,
	findAsked,
	readerOf,
	requestOf,
	takeBack,
	type StepRef
} from '#lib/server/asking/asking.ts';
import { organisationCalendar, readingDay } from '#lib/server/calendar/organisation-calendar.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

const slug = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,100}$/));
const Step = v.object({ course: slug, module: slug, page: slug });

/** The step that the address or a form names; null when it names none that there could be. */
function stepIn(entries: Iterable<readonly [string, unknown]>): StepRef | null {
	const step = v.safeParse(Step, Object.fromEntries(entries));
	if (!step.success) return null;
	const { course: courseId, module: moduleId, page: pageId } = step.output;
	return { courseId, moduleId, pageId };
}

/** This page about the same step again. */
function again({ pathname }: URL, step: StepRef | null): string {
	if (!step) return pathname;
	const { courseId: course, moduleId: module, pageId: page } = step;
	return `${pathname}?${new URLSearchParams({ course, module, page })}`;
}

export const load = authorised('help.ask', async ({ url }: PageServerLoadEvent, participant) => {
	const now = new Date();
	const today = dayOf(now);
	const about = stepIn(url.searchParams);
	return withTransaction(participant, async (tx) => {
		const { free } = await organisationCalendar(tx, participant);
		const reading = readingDay(free, today);
		const request = await requestOf(tx, participant, now);
		return {
			worker: await readerOf(tx, participant),
			request: request && {
				askedAt: request.askedAt.toISOString(),
				askedOn: dayOf(request.askedAt),
				seenOn: request.seenAt && dayOf(request.seenAt),
				open: request.closedAt === null,
				step: request.step
			},
			about: about && (await findAsked(tx, participant, about, now)),
			/** The next day on which somebody reads this; null when that is today. */
			readOn: reading === today ? null : reading
		};
	});
});

export const actions = {
	ask: authorised('help.ask', async ({ request, url }: RequestEvent, participant) => {
		const form = await request.formData();
		const step = stepIn(form);
		const about = form.get('about') === 'step' ? step : null;
		const now = new Date();
		const ask = (where: StepRef | null) =>
			withTransaction(participant, (tx) => askForHelp(tx, participant, where, now));
		const asked = await ask(about).catch((problem: unknown) => {
			// A step that was renewed meanwhile is no reason to turn somebody away who asks for help.
			if (problem instanceof NotFound) return ask(null);
			throw problem;
		});
		if (asked === 'nobody') return fail(409, { problem: 'nobody' as const });
		redirect(303, again(url, step));
	}),

	back: authorised('help.ask', async ({ request, url }: RequestEvent, participant) => {
		const step = stepIn(await request.formData());
		await withTransaction(participant, (tx) => takeBack(tx, participant, new Date()));
		redirect(303, again(url, step));
	})
} satisfies Actions;
