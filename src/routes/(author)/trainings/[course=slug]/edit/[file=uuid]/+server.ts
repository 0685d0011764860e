import * as v from 'valibot';
import { withTransaction } from '#lib/server/db/client.ts';
import { noteEditing, saveWhileOpen } from '#lib/server/drafts/editors.ts';
import { openFile } from '#lib/server/drafts/files.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { readJson } from '../../../../../api/read-json.ts';
import type { RequestEvent } from './$types';

/** Without a text it only says that the page is still open. */
const Edited = v.object({
	revision: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1_000_000_000)),
	text: v.optional(v.string())
});

/** What the editor sends by itself: a text to save, or that it is still open. It hears who else is there. */
export const PUT = authorised(
	'courses.write',
	async ({ params, request }: RequestEvent, author) => {
		const [draftId, fileId] = [params.course, params.file];
		const opened = await withTransaction(author, (tx) => openFile(tx, author, draftId, fileId));
		const edited = await readJson(request, Edited);
		if (!edited) return Response.json({ message: 'draft_unreadable' }, { status: 400 });
		const { text, revision } = edited;
		const now = new Date();
		if (text === undefined) {
			const others = await withTransaction(author, (tx) => noteEditing(tx, author, fileId, now));
			const changed = opened.revision === revision ? null : opened;
			return Response.json({ state: 'open', others, changed });
		}
		const wish = { draftId, fileId, revision, text };
		const result = await withTransaction(author, (tx) => saveWhileOpen(tx, author, wish, now));
		const { others } = result;
		if ('conflict' in result) {
			const told = { state: 'conflict', others, changed: result.conflict };
			return Response.json(told, { status: 409 });
		}
		if ('problem' in result) return Response.json({ message: result.problem }, { status: 413 });
		return Response.json({ state: 'saved', others, ...result.saved });
	}
);
