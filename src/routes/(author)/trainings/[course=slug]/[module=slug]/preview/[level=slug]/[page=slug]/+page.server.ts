import { error, redirect } from '@sveltejs/kit';
import { lessonWords } from '#lib/components/learn/lesson-words.ts';
import { previewLevels } from '#lib/levels-asked.ts';
import { getActiveModule } from '#lib/server/courses/active.ts';
import { publishedSource } from '#lib/server/courses/source.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import type { Transaction } from '#lib/server/db/transaction.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import { forbidWriting, previewStep, tryStep } from '#lib/server/previews/preview.ts';
import { pressedIn } from '#lib/server/previews/pressed.ts';
import { readTried } from '#lib/server/previews/tried.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

type Params = { course: string; module: string; level: string; page: string };

export const load = authorised('courses.view', ({ params }: PageServerLoadEvent, actor) =>
	withTransaction(actor, async (tx) => {
		await forbidWriting(tx);
		const { source, which, bring } = await whichOf(tx, actor, params);
		return { step: await previewStep(source, which, {}), bring, words: lessonWords() };
	})
);

export const actions = {
	answer: authorised('courses.view', (event: RequestEvent, actor) => tried(event, actor)),
	hint: authorised('courses.view', (event: RequestEvent, actor) => tried(event, actor)),

	/** Goes on without looking at what was filled in, as a participant may. */
	next: authorised('courses.view', async ({ params, url }: RequestEvent, actor) => {
		const { after } = await withTransaction(actor, async (tx) => {
			const { source, which } = await whichOf(tx, actor, params);
			return previewStep(source, which, {});
		});
		const step = after?.pageId ?? params.page;
		redirect(303, `${url.pathname.replace(/[^/]+$/, step)}${after ? '' : '?end'}`);
	})
} satisfies Actions;

async function tried({ params, request }: RequestEvent, actor: Actor) {
	const form = await request.formData();
	const pressed = pressedIn(form);
	return withTransaction(actor, async (tx) => {
		await forbidWriting(tx);
		const { source, which } = await whichOf(tx, actor, params);
		return tryStep(source, which, form, pressed, readTried(form.get('tried')));
	});
}

async function whichOf(tx: Transaction, actor: Actor, params: Params) {
	const levels = previewLevels(params.level);
	if (!levels) error(404, 'Not Found');
	const { version, module } = await getActiveModule(tx, actor, params.course, params.module);
	const { hash, model } = version;
	return {
		source: publishedSource(tx, actor, model),
		which: { moduleId: module.id, pageId: params.page, levels, hash },
		bring: module.bring
	};
}
