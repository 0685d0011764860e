import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { withTransaction } from '#lib/server/db/client.ts';
import { seenOf } from '#lib/server/drafts/drafts.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { Acting } from '#lib/server/identity/actor.ts';
import { standingOf } from '#lib/server/publishing/standing.ts';
import {
	importCourse,
	unpackCourse,
	type Imported,
	type ImportWish,
	type Taken
} from '#lib/server/transfer/import-course.ts';
import { ZipProblem, type ZipReason } from '#lib/server/transfer/zip-limits.ts';
import { m } from '#lib/paraglide/messages.js';
import { Title } from '../titles.ts';
import type { Actions, RequestEvent } from './$types';

export const load = authorised('courses.write', () => ({}));

export const actions = {
	default: authorised('courses.write', async ({ request }: RequestEvent, author) => {
		const form = await request.formData();
		const zip = form.get('zip');
		if (!(zip instanceof File) || zip.size === 0) {
			return fail(400, { problem: m.import_missing(), ...(await askedBefore(form, author)) });
		}
		let imported: Imported;
		let typed: string | undefined;
		try {
			const unpacked = await unpackCourse(zip.name, Buffer.from(await zip.arrayBuffer()));
			const { wish, title, problem } = wishIn(form, unpacked.courseId);
			typed = title;
			imported = await withTransaction(author, (tx) =>
				importCourse(tx, author, unpacked, wish, new Date())
			);
			if (problem && 'taken' in imported && imported.taken) {
				return fail(400, { ask: await askOf(imported.taken, author, { title, problem }) });
			}
		} catch (error) {
			if (!(error instanceof ZipProblem)) throw error;
			return fail(400, { problem: sentences[error.reason]({ file: error.file }) });
		}
		if ('draftId' in imported) redirect(303, `/trainings/${imported.draftId}/edit?did=imported`);
		const { taken } = imported;
		const problem = 'problem' in imported ? imported.problem : null;
		if (problem === 'too_large' || !taken) return fail(409, { problem: m.import_too_large() });
		const about = problem === 'title' ? { title: typed, problem: m.drafts_name_taken() } : {};
		return fail(409, { ask: await askOf(taken, author, about) });
	})
} satisfies Actions;

/** What was chosen for a course of this name. A choice that was made for another one means nothing. */
function wishIn(form: FormData, courseId: string) {
	if (form.get('about') !== courseId) return { wish: null };
	if (form.get('how') === 'over') {
		const wish: ImportWish = { how: 'over', seen: String(form.get('seen')) };
		return { wish };
	}
	if (form.get('how') !== 'new') return { wish: null, problem: m.import_how_missing() };
	const typed = String(form.get('title') ?? '');
	const title = v.safeParse(Title, typed);
	if (!title.success) return { wish: null, title: typed, problem: title.issues[0].message };
	const wish: ImportWish = { how: 'new', title: title.output };
	return { wish, title: typed };
}

/** The question that an author answers where a course of the same name is there. */
async function askOf(
	taken: Taken,
	author: Acting,
	{ title, problem }: { title?: string | undefined; problem?: string } = {}
) {
	const { courseId, draft, proposal } = taken;
	const standing = await withTransaction(author, (tx) => standingOf(tx, author, courseId));
	return {
		...{ courseId, seen: seenOf(draft), title: title ?? proposal, problem: problem ?? null },
		name: draft?.title ?? taken.title,
		draft: draft !== null,
		/** The version that the draft can be had back from. */
		kept: standing?.kept ?? null,
		how: title === undefined ? null : ('new' as const)
	};
}

/** The question stays when only the file is missing: a browser without script does not keep it. */
async function askedBefore(form: FormData, author: Acting) {
	const [courseId, name, title] = ['about', 'name', 'title'].map((key) =>
		String(form.get(key) ?? '').slice(0, 200)
	);
	const seen = String(form.get('seen') ?? '').slice(0, 40);
	if (!courseId) return {};
	const standing = await withTransaction(author, (tx) => standingOf(tx, author, courseId));
	const how = form.get('how') === 'over' ? ('over' as const) : ('new' as const);
	return {
		ask: {
			...{ courseId, name, title, seen, how, problem: null },
			draft: standing !== null,
			kept: standing?.kept ?? null
		}
	};
}

const sentences: Record<ZipReason, (input: { file: string }) => string> = {
	unreadable: m.import_problem_unreadable,
	entries: m.import_problem_entries,
	total: m.import_problem_total,
	file: m.import_problem_file,
	outside: m.import_problem_outside,
	link: m.import_problem_link,
	secret: m.import_problem_secret,
	nested: m.import_problem_nested,
	twice: m.import_problem_twice,
	damaged: m.import_problem_damaged,
	course: m.import_problem_course,
	charset: m.import_problem_charset,
	drawing: m.import_problem_drawing
};
