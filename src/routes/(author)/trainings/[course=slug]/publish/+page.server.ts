import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { Conflict } from '#lib/errors.ts';
import { findActive } from '#lib/server/courses/versions.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { compileDraft } from '#lib/server/drafts/check.ts';
import { getDraft } from '#lib/server/drafts/drafts.ts';
import { readDraft } from '#lib/server/drafts/read.ts';
import { toldOf } from '#lib/server/drafts/told.ts';
import { readTree } from '#lib/server/drafts/tree.ts';
import { readForm } from '#lib/server/forms.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { Busy } from '#lib/server/identity/queue.ts';
import { planPublish } from '#lib/server/publishing/plan.ts';
import { confirmPublish } from '#lib/server/publishing/publish.ts';
import { standingOf } from '#lib/server/publishing/standing.ts';
import { m } from '#lib/paraglide/messages.js';
import { overruleIn } from './overrule.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

/** `new` and `same` name answers that are not what they seem: see `overruleIn`. */
export const load = authorised('courses.publish', async (event: PageServerLoadEvent, actor) => {
	const { params, url } = event;
	const now = new Date();
	const { course, messages } = await compiledOf(actor, params.course, now);
	const { title, published, standing, told } = await withTransaction(actor, async (tx) => ({
		title: (await getDraft(tx, actor, params.course)).title,
		published: await findActive(tx, actor, params.course),
		standing: await standingOf(tx, actor, params.course),
		told: toldOf(await readTree(tx, actor, params.course), messages)
	}));
	const found = {
		courseId: params.course,
		published: published !== null,
		title,
		standing,
		errors: told.filter(({ severity }) => severity === 'fout'),
		warnings: told.filter(({ severity }) => severity !== 'fout')
	};
	if (!course) return { ...found, plan: null, chosen: [], same: [] };
	const chosen = url.searchParams.getAll('new');
	const same = url.searchParams.getAll('same');
	const plan = await withTransaction(actor, (tx) =>
		planPublish(tx, actor, course, overruleIn(chosen, same))
	);
	return { ...found, plan, chosen, same };
});

const Form = v.object({
	active: v.pipe(v.string(), v.maxLength(64)),
	next: v.pipe(v.string(), v.maxLength(64)),
	note: v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty(() => m.publish_note_missing()),
		v.maxLength(1_000)
	),
	raise: v.optional(v.string()),
	older: v.optional(v.string()),
	'archive[]': v.optional(v.array(v.pipe(v.string(), v.maxLength(100))), []),
	'same[]': v.optional(v.array(v.pipe(v.string(), v.maxLength(300))), []),
	'new[]': v.optional(v.array(v.pipe(v.string(), v.maxLength(200))), [])
});

export const actions = {
	default: authorised('courses.publish', async ({ params, request }: RequestEvent, actor) => {
		const form = await readForm(request, Form);
		if ('problems' in form) return fail(400, form);
		const { active, next, note, raise, older, ...chosen } = form.input;
		const now = new Date();
		const values = { note };
		const compiled = await compiledOf(actor, params.course, now).catch(unlessBusy);
		if (!compiled) return fail(503, { problems: { '': m.publish_busy() }, values });
		const { course, files } = compiled;
		const stale = () => fail(409, { problems: { '': m.publish_stale() }, values });
		if (!course) return stale();
		const confirmed = {
			...{ note, files, seen: { active: active === '' ? null : active, next } },
			...{ raise: raise === 'on', older: older === 'on' },
			overrule: overruleIn(chosen['new[]'], chosen['same[]']),
			archive: new Set(chosen['archive[]'])
		};
		try {
			const result = await withTransaction(actor, (tx) =>
				confirmPublish(tx, actor, course, confirmed, now)
			);
			if ('problem' in result) {
				const { problem } = result;
				const text = problem === 'note' ? m.publish_note_missing() : m.publish_gone_missing();
				return fail(409, { problems: { [problem]: text }, values });
			}
			const { edition, revision, change } = result.published;
			const did = change === null ? 'nothing' : 'published';
			const query = new URLSearchParams({ did, number: `${edition}.${revision}` });
			redirect(303, `/trainings/${params.course}/versions?${query}`);
		} catch (error) {
			if (error instanceof Conflict) return stale();
			throw error;
		}
	})
} satisfies Actions;

/** What was typed stays on the page. */
function unlessBusy(error: unknown): null {
	if (error instanceof Busy) return null;
	throw error;
}

async function compiledOf(actor: Actor, courseId: string, now: Date) {
	const files = await withTransaction(actor, (tx) => readDraft(tx, actor, courseId));
	return { files, ...(await compileDraft(courseId, files, now)) };
}
