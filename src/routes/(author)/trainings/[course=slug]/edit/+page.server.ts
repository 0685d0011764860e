import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { withTransaction } from '#lib/server/db/client.ts';
import type { Transaction } from '#lib/server/db/transaction.ts';
import { checkDraft } from '#lib/server/drafts/check.ts';
import { deleteDraft, getDraft, seenOf } from '#lib/server/drafts/drafts.ts';
import {
	addModule,
	addPage,
	completeModule,
	moveFile,
	removeFile,
	renameFile
} from '#lib/server/drafts/structure.ts';
import { toldOf } from '#lib/server/drafts/told.ts';
import { readTree } from '#lib/server/drafts/tree.ts';
import { readForm } from '#lib/server/forms.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { standingOf } from '#lib/server/publishing/standing.ts';
import { Id, Title } from '../../titles.ts';
import type { Actions, PageServerLoadEvent } from './$types';

/** The contents, with what the check of the whole found: the same one that publishing does. */
export const load = authorised(
	'courses.write',
	async ({ params, url }: PageServerLoadEvent, author) => {
		const { messages } = await checkDraft(withTransaction, author, params.course, new Date());
		return withTransaction(author, async (tx) => {
			const draft = await getDraft(tx, author, params.course);
			const { id, title, copiedFrom, changedAt } = draft;
			const tree = await readTree(tx, author, params.course);
			return {
				draft: { id, title, copiedFrom, changedAt, seen: seenOf(draft) },
				tree,
				told: toldOf(tree, messages),
				standing: await standingOf(tx, author, params.course),
				did: url.searchParams.get('did')
			};
		});
	}
);

type Event = RequestEvent<{ course: string }>;
type Said = { said: string } | { problem: string };

/** An action on a draft that is there: reads the form, does the work in one transaction, and says what happened. */
function onDraft<Schema extends v.GenericSchema>(
	schema: Schema,
	work: (
		tx: Transaction,
		author: Actor,
		draftId: string,
		input: v.InferOutput<Schema>
	) => Promise<Said>
) {
	return authorised('courses.write', async ({ params, request }: Event, author) => {
		await withTransaction(author, (tx) => getDraft(tx, author, params.course));
		const form = await readForm(request, schema);
		if ('problems' in form) return fail(400, { ...form, about: form.values.file ?? '' });
		const result = await withTransaction(author, (tx) =>
			work(tx, author, params.course, form.input)
		);
		if ('said' in result) return result;
		const values = form.input as Record<string, string>;
		return fail(409, { problems: { title: result.problem }, values, about: values.file ?? '' });
	});
}

/** `seen` is what the draft was when the form was drawn. */
const Discarded = v.object({ sure: v.literal('yes'), seen: v.optional(v.string(), '') });

const renameProblem = {
	head_unreadable: () => m.drafts_head_unreadable(),
	name_wrong: () => m.drafts_name_wrong(),
	name_taken: () => m.drafts_page_taken()
};

export const actions = {
	addModule: onDraft(v.object({ title: Title }), async (tx, author, draftId, { title }) => {
		const made = await addModule(tx, author, draftId, title, new Date());
		return 'problem' in made
			? { problem: m.drafts_full() }
			: { said: m.drafts_module_added({ title }) };
	}),

	/** For a folder that came in without `module.md`. */
	completeModule: onDraft(v.object({ folder: v.string() }), async (tx, author, draftId, input) => {
		await completeModule(tx, author, draftId, input.folder, new Date());
		return { said: m.drafts_module_completed() };
	}),

	addPage: onDraft(v.object({ module: Id, title: Title }), async (tx, author, draftId, wish) => {
		const made = await addPage(tx, author, draftId, wish, new Date());
		if ('problem' in made) return { problem: m.drafts_full() };
		return { said: m.drafts_page_added({ title: wish.title }), added: made.id };
	}),

	rename: onDraft(
		v.object({ file: Id, title: Title, name: v.optional(v.pipe(v.string(), v.trim())) }),
		async (tx, author, draftId, { name, ...wish }) => {
			const renamed = { ...wish, name: name === '' ? undefined : name };
			const result = await renameFile(tx, author, draftId, renamed, new Date());
			return 'problem' in result
				? { problem: renameProblem[result.problem]() }
				: { said: m.drafts_renamed({ title: wish.title }) };
		}
	),

	move: onDraft(
		v.object({ file: Id, to: v.union([v.picklist(['up', 'down']), Id]) }),
		async (tx, author, draftId, { file, to }) => {
			const where = to === 'up' || to === 'down' ? to : { module: to };
			await moveFile(tx, author, draftId, { file, to: where }, new Date());
			return { said: m.drafts_moved() };
		}
	),

	remove: onDraft(v.object({ file: Id }), async (tx, author, draftId, { file }) => {
		await removeFile(tx, author, draftId, file, new Date());
		return { said: m.drafts_removed() };
	}),

	discard: authorised('courses.write', async ({ params, request }: Event, author) => {
		await withTransaction(author, (tx) => getDraft(tx, author, params.course));
		const refuse = (status: 400 | 409, sure: string) =>
			fail(status, { problems: { sure }, values: {}, about: '' });
		const form = await readForm(request, Discarded);
		if ('problems' in form) return refuse(400, m.drafts_discard_sure());
		const { seen } = form.input;
		const result = await withTransaction(author, (tx) =>
			deleteDraft(tx, author, params.course, seen)
		);
		if ('problem' in result) return refuse(409, m.drafts_discard_changed());
		redirect(303, '/trainings');
	})
} satisfies Actions;
