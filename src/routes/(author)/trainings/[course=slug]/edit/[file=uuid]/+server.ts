import * as v from 'valibot';
import { withTransaction } from '#lib/server/db/client.ts';
import { noteEditing } from '#lib/server/drafts/editors.ts';
import { openFile, saveFile } from '#lib/server/drafts/files.ts';
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
		return withTransaction(author, async (tx) => {
			const others = await noteEditing(tx, author, fileId, now);
			if (text === undefined) {
				const changed = opened.revision === revision ? null : opened;
				return Response.json({ state: 'open', others, changed });
			}
			const result = await saveFile(tx, author, { draftId, fileId, revision, text }, now);
			if ('conflict' in result) {
				return Response.json(
					{ state: 'conflict', others, changed: result.conflict },
					{ status: 409 }
				);
			}
			if ('problem' in result) return Response.json({ message: result.problem }, { status: 413 });
			return Response.json({ state: 'saved', others, ...result.saved });
		});
	}
);
