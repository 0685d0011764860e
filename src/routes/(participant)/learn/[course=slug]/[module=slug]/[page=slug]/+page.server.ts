import { fail, redirect } from '@sveltejs/kit';
import { anchorOf } from '#lib/components/exercises/anchors.ts';
import type { Pressed } from '#lib/components/learn/posted.ts';
import { SHARINGS } from '#lib/answers.ts';
import { newId } from '#lib/ids.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { takeHint } from '#lib/server/progress/hints.ts';
import { changeSharing } from '#lib/server/progress/sharing.ts';
import { getStep } from '#lib/server/progress/step-page.ts';
import { leaveStep } from '#lib/server/progress/steps.ts';
import * as v from 'valibot';
import type { Actions, PageServerLoadEvent } from './$types';
import { recordStep, stepIsPosted } from './record.ts';

export const load = authorised('homework.do', async ({ params }: PageServerLoadEvent, actor) => {
	const now = new Date();
	const step = await withTransaction(actor, (tx) =>
		getStep(tx, actor, params.course, params.module, params.page, now)
	);
	return { step, leaveId: newId(now.getTime()), shownAt: now.toISOString() };
});

const slug = v.pipe(v.string(), v.maxLength(100));
const uuid = v.pipe(v.string(), v.uuid());
const Hint = v.object({ enrolment: uuid, hint: slug });
const Share = v.object({ enrolment: uuid, exercise: slug, sharing: v.picklist(SHARINGS) });
const Next = v.object({
	enrolment: uuid,
	leaveId: v.optional(
		v.fallback(uuid, () => newId()),
		() => newId()
	),
	activeMs: v.optional(
		v.fallback(
			v.nullable(
				v.pipe(v.string(), v.regex(/^\d{1,8}$/), v.transform(Number), v.maxValue(86_400_000))
			),
			null
		),
		null
	)
});

/** A form that our page could not have drawn. */
const unreadable = () => fail(400, { problems: {}, typed: {}, unreadable: true });

export const actions = {
	/** Check, save or pass over one exercise. */
	answer: authorised('homework.do', async (event, actor) => {
		const form = await event.request.formData();
		const pressed = pressedIn(form);
		const outcome = await withTransaction(actor, (tx) =>
			recordStep(tx, actor, event.params, form, pressed, new Date())
		);
		if (Object.keys(outcome.problems).length > 0) return fail(400, outcome);
		if (Object.keys(outcome.typed).length > 0) return outcome;
		const anchor = pressed ? `#${anchorOf(pressed.exerciseId)}-result` : '';
		redirect(303, event.url.pathname + anchor);
	}),

	hint: authorised('homework.do', async (event, actor) => {
		const form = await event.request.formData();
		const asked = v.safeParse(Hint, Object.fromEntries(form));
		if (!asked.success) return unreadable();
		const { enrolment, hint } = asked.output;
		const now = new Date();
		const outcome = await withTransaction(actor, async (tx) => {
			const saved = stepIsPosted(form)
				? await recordStep(tx, actor, event.params, form, null, now)
				: { problems: {}, typed: {} };
			await takeHint(
				tx,
				actor,
				{
					enrolmentId: enrolment,
					moduleId: event.params.module,
					pageId: event.params.page,
					exerciseId: hint,
					id: newId(now.getTime())
				},
				now
			);
			return saved;
		});
		return outcome;
	}),

	share: authorised('homework.do', async ({ request }, actor) => {
		const form = v.safeParse(Share, Object.fromEntries(await request.formData()));
		if (!form.success) return unreadable();
		const { enrolment, exercise, sharing } = form.output;
		await withTransaction(actor, (tx) =>
			changeSharing(tx, actor, { enrolmentId: enrolment, exerciseId: exercise }, sharing)
		);
	}),

	/** Goes on to the next step, after saving what can be saved. */
	next: authorised('homework.do', async (event, actor) => {
		const { params } = event;
		const form = await event.request.formData();
		const asked = v.safeParse(Next, Object.fromEntries(form));
		if (!asked.success) return unreadable();
		const { enrolment, leaveId, activeMs } = asked.output;
		const now = new Date();
		const outcome = await withTransaction(actor, async (tx) => {
			if (stepIsPosted(form)) {
				const { problems, typed } = await recordStep(tx, actor, params, form, null, now);
				if (Object.keys(problems).length > 0) return { problems, typed };
			}
			const ref = { enrolmentId: enrolment, moduleId: params.module, pageId: params.page };
			return leaveStep(tx, actor, ref, { id: leaveId, activeMs }, now);
		});
		if ('problems' in outcome) return fail(400, outcome);
		const module = `/learn/${params.course}/${params.module}`;
		redirect(303, `${module}/${outcome.next ?? 'end'}`);
	})
} satisfies Actions;

function pressedIn(form: FormData): Pressed {
	for (const kind of ['check', 'save', 'skip'] as const) {
		const exerciseId = form.get(kind);
		if (typeof exerciseId === 'string') return { kind, exerciseId };
	}
	return null;
}
