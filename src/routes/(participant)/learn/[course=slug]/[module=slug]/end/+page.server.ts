import { fail, redirect } from '@sveltejs/kit';
import { RATINGS, SHARINGS } from '#lib/answers.ts';
import { newId } from '#lib/ids.ts';
import { m } from '#lib/paraglide/messages.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { readForm } from '#lib/server/forms.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { rateModule } from '#lib/server/progress/rating.ts';
import { changeSharing } from '#lib/server/progress/sharing.ts';
import { getModuleEnd } from '#lib/server/progress/step-page.ts';
import * as v from 'valibot';
import type { Actions, PageServerLoadEvent } from './$types';

export const load = authorised('homework.do', async ({ params }: PageServerLoadEvent, actor) => {
	const now = new Date();
	const end = await withTransaction(actor, (tx) =>
		getModuleEnd(tx, actor, params.course, params.module, now)
	);
	return { end, ratingId: newId(now.getTime()) };
});

const uuid = v.pipe(v.string(), v.uuid());
const NewRating = v.object({
	enrolment: uuid,
	id: v.fallback(uuid, () => newId()),
	rating: v.picklist(RATINGS, () => m.learn_problem_rating())
});
const NewSharing = v.object({
	enrolment: uuid,
	exercise: v.pipe(v.string(), v.maxLength(100)),
	sharing: v.picklist(SHARINGS)
});

export const actions = {
	rate: authorised('homework.do', async ({ request, params, url }, actor) => {
		const form = await readForm(request, NewRating);
		if ('problems' in form) return fail(400, form);
		const { enrolment, id, rating } = form.input;
		await withTransaction(actor, (tx) =>
			rateModule(
				tx,
				actor,
				{ enrolmentId: enrolment, moduleId: params.module },
				rating,
				id,
				new Date()
			)
		);
		redirect(303, `${url.pathname}#rating`);
	}),

	share: authorised('homework.do', async ({ request, url }, actor) => {
		const form = await readForm(request, NewSharing);
		if ('problems' in form) return fail(400, form);
		const { enrolment, exercise, sharing } = form.input;
		await withTransaction(actor, (tx) =>
			changeSharing(tx, actor, { enrolmentId: enrolment, exerciseId: exercise }, sharing)
		);
		redirect(303, `${url.pathname}#own-${exercise}`);
	})
} satisfies Actions;
