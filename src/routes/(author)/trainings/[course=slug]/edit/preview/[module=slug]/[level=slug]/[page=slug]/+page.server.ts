import { error, fail, redirect } from '@sveltejs/kit';
import { lessonWords } from '#lib/components/learn/lesson-words.ts';
import { NotFound } from '#lib/errors.ts';
import { previewLevels } from '#lib/levels-asked.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { checkDraft } from '#lib/server/drafts/check.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { draftMedia, draftSource } from '#lib/server/previews/draft-source.ts';
import { pressedIn } from '#lib/server/previews/pressed.ts';
import { previewStep, tryStep } from '#lib/server/previews/preview.ts';
import { readTried } from '#lib/server/previews/tried.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

type Params = { course: string; module: string; level: string; page: string };

/** Drawn from what was compiled, outside of any transaction: there is nothing that could be recorded. */
export const load = authorised('courses.write', async ({ params }: PageServerLoadEvent, author) => {
	const words = lessonWords();
	const found = await whichOf(author, params);
	const media: Record<string, string> = found?.media ?? {};
	if (!found) return { step: null, bring: [], media, words };
	const { source, which, bring } = found;
	return { step: await previewStep(source, which, {}), bring, media, words };
});

export const actions = {
	answer: authorised('courses.write', (event: RequestEvent, author) => tried(event, author)),
	hint: authorised('courses.write', (event: RequestEvent, author) => tried(event, author)),

	/** Goes on without looking at what was filled in, as a participant may. */
	next: authorised('courses.write', async ({ params, url }: RequestEvent, author) => {
		const found = await whichOf(author, params);
		if (!found) redirect(303, url.pathname);
		const { after } = await previewStep(found.source, found.which, {});
		const step = after?.pageId ?? params.page;
		redirect(303, `${url.pathname.replace(/[^/]+$/, step)}${after ? '' : '?end'}`);
	})
} satisfies Actions;

async function tried({ params, request }: RequestEvent, author: Actor) {
	const found = await whichOf(author, params);
	const form = await request.formData();
	if (!found) return fail(409);
	return tryStep(found.source, found.which, form, pressedIn(form), readTried(form.get('tried')));
}

/** Null when something in the draft is wrong: then there is nothing to see. */
async function whichOf(author: Actor, params: Params) {
	const levels = previewLevels(params.level);
	if (!levels) error(404, 'Not Found');
	const checked = await checkDraft(withTransaction, author, params.course, new Date());
	const source = draftSource(params.course, checked);
	if (!source) return null;
	const module = source.course.modules.find(({ id }) => id === params.module);
	if (!module) throw new NotFound('module_unknown');
	const hash = checked.course?.hash ?? '';
	return {
		source,
		which: { moduleId: module.id, pageId: params.page, levels, hash },
		bring: module.bring,
		media: draftMedia(params.course, checked)
	};
}
