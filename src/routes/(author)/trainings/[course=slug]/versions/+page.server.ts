import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { withTransaction } from '#lib/server/db/client.ts';
import { findDraft, seenOf } from '#lib/server/drafts/drafts.ts';
import { readForm } from '#lib/server/forms.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { goBack, historyOf, publicationDifference } from '#lib/server/publishing/history.ts';
import { moveParticipants, previewMoves } from '#lib/server/publishing/move.ts';
import { standingOf } from '#lib/server/publishing/standing.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

/** `look` is the number of a publication whose changes are shown. */
export const load = authorised('courses.publish', ({ params, url }: PageServerLoadEvent, actor) =>
	withTransaction(actor, async (tx) => {
		const history = await historyOf(tx, actor, params.course);
		const look = Number(url.searchParams.get('look'));
		const known = history.publications.some(({ number }) => number === look);
		return {
			...history,
			moves: await previewMoves(tx, actor, params.course),
			/** Null when nobody is writing at it. */
			draft: await standingOf(tx, actor, params.course),
			seen: seenOf(await findDraft(tx, actor, params.course)),
			look: known ? await publicationDifference(tx, actor, params.course, look) : null,
			did: url.searchParams.get('did'),
			number: url.searchParams.get('number')?.slice(0, 12) ?? '',
			count: Number(url.searchParams.get('count')) || 0
		};
	})
);

const Back = v.object({
	hash: v.pipe(v.string(), v.hexadecimal(), v.length(64)),
	note: v.pipe(
		v.string(),
		v.trim(),
		v.nonEmpty(() => m.versions_back_note_missing()),
		v.maxLength(1_000)
	),
	/** Whether the draft goes back as well. */
	draft: v.optional(v.literal('on')),
	/** What the draft was when the form was drawn. */
	seen: v.optional(v.string(), '')
});
const Move = v.object({
	edition: v.pipe(v.string(), v.digits(), v.maxLength(6), v.transform(Number))
});

export const actions = {
	back: authorised('courses.publish', async ({ params, request }: RequestEvent, actor) => {
		const form = await readForm(request, Back);
		if ('problems' in form) return fail(400, { ...form, about: form.values.hash ?? '' });
		const { hash, note, draft, seen } = form.input;
		const back = { courseId: params.course, hash, note, draft: draft === 'on' ? { seen } : null };
		const result = await withTransaction(actor, (tx) => goBack(tx, actor, back, new Date()));
		if ('problem' in result) {
			const { problem } = result;
			const told = {
				note: m.versions_back_note_missing,
				active: m.versions_back_active,
				draft: m.versions_back_draft_failed,
				draft_changed: m.versions_back_draft_changed
			};
			return fail(409, { problems: { note: told[problem]() }, values: { note }, about: hash });
		}
		const number = `${result.edition}.${result.revision}`;
		redirect(303, here(params.course, { did: result.draft ? 'both' : 'back', number }));
	}),
	move: authorised('courses.publish', async ({ params, request }: RequestEvent, actor) => {
		const form = await readForm(request, Move);
		if ('problems' in form) return fail(400, { ...form, about: 'move' });
		const move = { courseId: params.course, edition: form.input.edition };
		const { moved } = await withTransaction(actor, (tx) =>
			moveParticipants(tx, actor, move, new Date())
		);
		redirect(303, here(params.course, { did: 'moved', count: String(moved) }));
	})
} satisfies Actions;

function here(course: string, query: Record<string, string>): string {
	return `/trainings/${course}/versions?${new URLSearchParams(query)}`;
}
