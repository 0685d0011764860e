import { levelsAsked } from '#lib/levels-asked.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { checkDraft } from '#lib/server/drafts/check.ts';
import { toldOf } from '#lib/server/drafts/told.ts';
import { readTree } from '#lib/server/drafts/tree.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { getOrganisation } from '#lib/server/organisations/organisations.ts';
import { draftMedia, draftSource } from '#lib/server/previews/draft-source.ts';
import { placeOfFile } from '#lib/server/previews/open-file.ts';
import { standingOf } from '#lib/server/publishing/standing.ts';
import { drawWorksheet } from '#lib/server/worksheets/worksheet.ts';
import type { PageServerLoadEvent } from './$types';

/** A draft on paper, as it is saved now: the module that is asked for or written at, else the whole. */
export const load = authorised(
	'courses.write',
	async ({ params, url }: PageServerLoadEvent, author) => {
		const query = url.searchParams;
		const levels = levelsAsked(query);
		const withKey = query.has('key');
		const checked = await checkDraft(withTransaction, author, params.course, new Date());
		const { tree, standing, organisation } = await withTransaction(author, async (tx) => ({
			tree: await readTree(tx, author, params.course),
			standing: await standingOf(tx, author, params.course),
			organisation: (await getOrganisation(tx, author.organisationId)).name
		}));
		const file = [...checked.files.values()].find((id) => id === query.get('file')) ?? null;
		const draft = { title: checked.title, standing, file, levels: [...levels], withKey };
		const source = draftSource(params.course, checked);
		if (!source) return { ...draft, told: toldOf(tree, checked.messages), shown: null };
		const { modules } = source.course;
		const asked = modules.find(({ id }) => id === query.get('module'));
		const module = query.has('module') ? asked : placeOfFile(source.course, checked, file).module;
		const moduleId = module?.id ?? null;
		const printed = { organisation, edition: null };
		return {
			...draft,
			told: [],
			shown: {
				modules: modules.map(({ id, title }) => ({ id, title })),
				moduleId,
				title: module?.title ?? source.course.title,
				sheet: await drawWorksheet(source, { moduleId, levels, withKey }, printed),
				media: draftMedia(params.course, checked)
			}
		};
	}
);
