import { withTransaction } from '#lib/server/db/client.ts';
import { checkDraft } from '#lib/server/drafts/check.ts';
import { toldOf } from '#lib/server/drafts/told.ts';
import { readTree } from '#lib/server/drafts/tree.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { placeOfFile } from '#lib/server/previews/open-file.ts';
import { previewAsked } from '#lib/server/previews/preview.ts';
import { standingOf } from '#lib/server/publishing/standing.ts';
import type { PageServerLoadEvent } from './$types';

/** A draft as it is saved now. `module` and `step` say what of it, or `file` the file that is being written. */
export const load = authorised(
	'courses.write',
	async ({ params, url }: PageServerLoadEvent, author) => {
		const checked = await checkDraft(withTransaction, author, params.course, new Date());
		const { tree, standing } = await withTransaction(author, async (tx) => ({
			tree: await readTree(tx, author, params.course),
			standing: await standingOf(tx, author, params.course)
		}));
		const query = new URLSearchParams(url.searchParams);
		const file = [...checked.files.values()].find((id) => id === query.get('file')) ?? null;
		const draft = { title: checked.title, standing, file };
		const { course } = checked;
		if (!course) return { ...draft, told: toldOf(tree, checked.messages), shown: null };
		const { modules } = course.course;
		const open = placeOfFile(course.course, checked, file);
		const module =
			modules.find(({ id }) => id === query.get('module')) ?? open.module ?? modules[0] ?? null;
		if (open.module && module === open.module) {
			if (open.pageId && !query.has('step')) query.set('step', open.pageId);
			if (!query.has('level')) query.set('level', open.level);
		}
		return {
			...draft,
			told: [],
			shown: module && {
				modules: modules.map(({ id, title }) => ({ id, title })),
				module: { id: module.id, title: module.title },
				...previewAsked(module, query)
			}
		};
	}
);
