import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { checkFile } from '#lib/content/editing/check-file.ts';
import { titleOf } from '#lib/content/editing/head-edit.ts';
import { m } from '#lib/paraglide/messages.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { getDraft } from '#lib/server/drafts/drafts.ts';
import { noteEditing } from '#lib/server/drafts/editors.ts';
import { openFile, saveTogether } from '#lib/server/drafts/files.ts';
import { addPicture, LARGEST_PICTURE, reencode } from '#lib/server/drafts/pictures.ts';
import { readAround } from '#lib/server/drafts/tree.ts';
import { readForm } from '#lib/server/forms.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';
import { pictureProblem } from './problems.ts';

/** In characters: what takes no time that other visitors notice. A longer text is checked in the browser alone. */
const MOST_CHECKED = 20_000;

export const load = authorised('courses.write', async (event: PageServerLoadEvent, author) => {
	const { params, url } = event;
	const opened = await withTransaction(author, async (tx) => {
		const draft = await getDraft(tx, author, params.course);
		const file = await openFile(tx, author, draft.id, params.file);
		return {
			draft: { id: draft.id, title: draft.title },
			file,
			others: await noteEditing(tx, author, file.id, new Date()),
			...(await readAround(tx, author, draft.id, file.path))
		};
	});
	const { file, around } = opened;
	return {
		...opened,
		/** The line that was asked for, such as that of a message. */
		line: Number(/^\d{1,6}$/.exec(url.searchParams.get('regel') ?? '')?.[0] ?? 0),
		together: url.searchParams.has('together'),
		title: titleOf(file.text) ?? file.path,
		checked: file.text.length > MOST_CHECKED ? null : checkFile(file.text, file.path, around)
	};
});

const Saved = v.object({
	text: v.string(),
	/** What the author began with. */
	base: v.optional(v.string(), ''),
	revision: v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number))
});

const Picture = v.object({
	picture: v.pipe(
		v.instance(File, () => m.drafts_picture_missing()),
		v.check(
			(file) => file.size > 0,
			() => m.drafts_picture_missing()
		)
	),
	alt: v.pipe(
		v.string(() => m.drafts_alt_missing()),
		v.transform((text) => text.replace(/[\s[\]]+/g, ' ').trim()),
		v.minLength(1, () => m.drafts_alt_missing()),
		v.maxLength(300, () => m.drafts_alt_long())
	)
});

export const actions = {
	save: authorised('courses.write', async ({ params, request }: RequestEvent, author) => {
		await withTransaction(author, (tx) => openFile(tx, author, params.course, params.file));
		const form = await readForm(request, Saved);
		if ('problems' in form) return fail(400, { problem: m.drafts_not_saved() });
		const wish = { ...form.input, draftId: params.course, fileId: params.file };
		const result = await saveTogether(withTransaction, author, wish, new Date());
		const { text, base } = form.input;
		if ('conflict' in result) return fail(409, { conflict: result.conflict, text, base });
		if ('problem' in result) {
			const full = result.problem === 'draft_full';
			return fail(409, { problem: full ? m.drafts_texts_full() : m.drafts_text_long(), text });
		}
		const said = result.together ? 'together' : 'saved';
		redirect(303, `/trainings/${params.course}/edit/${params.file}?${said}`);
	}),

	picture: authorised('courses.write', async ({ params, request }: RequestEvent, author) => {
		await withTransaction(author, (tx) => openFile(tx, author, params.course, params.file));
		const refuse = (problem: string, alt = '') =>
			fail(409, { picture: { problems: { picture: problem }, values: { alt } } });
		// Not even read: the fields beside the picture are small.
		if (Number(request.headers.get('content-length')) > LARGEST_PICTURE + 64 * 1024) {
			return refuse(pictureProblem('picture_too_large'));
		}
		const form = await readForm(request, Picture);
		if ('problems' in form) return fail(400, { picture: form });
		const { picture: sent, alt } = form.input;
		const picture = await reencode(new Uint8Array(await sent.arrayBuffer()));
		if ('problem' in picture) return refuse(pictureProblem(picture.problem), alt);
		const wish = { draftId: params.course, fileId: params.file, name: sent.name, picture };
		const added = await withTransaction(author, (tx) => addPicture(tx, author, wish, new Date()));
		if ('problem' in added) return refuse(m.drafts_full(), alt);
		return { added: { line: `![${alt}](${added.file})`, path: added.path, file: added.file } };
	})
} satisfies Actions;
