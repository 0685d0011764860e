import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { isDay } from '#lib/server/assignments/dates.ts';
import {
	addClosing,
	calendarSettings,
	changeCalendar,
	removeClosing
} from '#lib/server/calendar/organisation-calendar.ts';
import { REGIONS, SOURCE } from '#lib/server/calendar/school-holidays.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { readForm } from '#lib/server/forms.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { Actions, RequestEvent } from './$types';

const Rules = v.object({
	region: v.picklist(REGIONS),
	weekends: v.optional(v.literal('on'))
});
const Day = v.pipe(
	v.string(),
	v.check(isDay, () => m.calendar_day_missing())
);
const NewClosing = v.pipe(
	v.object({
		name: v.pipe(
			v.string(),
			v.trim(),
			v.minLength(1, () => m.calendar_name_missing()),
			v.maxLength(60, () => m.calendar_name_long())
		),
		from: Day,
		to: Day
	}),
	v.forward(
		v.check(
			({ from, to }) => to >= from,
			() => m.calendar_to_before_from()
		),
		['to']
	)
);
const Gone = v.object({ id: v.pipe(v.string(), v.uuid()) });

export const load = authorised('organisation.view', async (_event, administrator) => ({
	...(await withTransaction(administrator, (tx) =>
		calendarSettings(tx, administrator, new Date())
	)),
	source: SOURCE
}));

export const actions = {
	rules: authorised(
		'organisation.manage',
		async ({ request, url }: RequestEvent, administrator) => {
			const form = await readForm(request, Rules);
			if ('problems' in form) return fail(400, form);
			const { region, weekends } = form.input;
			const change = { region, worksWeekends: weekends === 'on' };
			await withTransaction(administrator, (tx) => changeCalendar(tx, administrator, change));
			redirect(303, url.pathname);
		}
	),

	add: authorised('organisation.manage', async ({ request, url }: RequestEvent, administrator) => {
		const form = await readForm(request, NewClosing);
		if ('problems' in form) return fail(400, form);
		const { name, from, to } = form.input;
		const closing = { name, fromDay: from, toDay: to };
		const result = await withTransaction(administrator, (tx) =>
			addClosing(tx, administrator, closing, new Date())
		);
		if (result === 'full') {
			return fail(400, { problems: { name: m.calendar_full() }, values: { name, from, to } });
		}
		redirect(303, url.pathname);
	}),

	remove: authorised(
		'organisation.manage',
		async ({ request, url }: RequestEvent, administrator) => {
			const form = await readForm(request, Gone);
			if ('problems' in form) return fail(400, form);
			await withTransaction(administrator, (tx) => removeClosing(tx, administrator, form.input.id));
			redirect(303, url.pathname);
		}
	)
} satisfies Actions;
