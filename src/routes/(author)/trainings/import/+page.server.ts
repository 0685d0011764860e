import { fail, redirect } from '@sveltejs/kit';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { importCourse, unpackCourse } from '#lib/server/transfer/import-course.ts';
import { ZipProblem, type ZipReason } from '#lib/server/transfer/zip-limits.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, RequestEvent } from './$types';

export const load = authorised('courses.write', () => ({}));

export const actions = {
	default: authorised('courses.write', async ({ request }: RequestEvent, actor) => {
		const zip = (await request.formData()).get('zip');
		if (!(zip instanceof File) || zip.size === 0) {
			return fail(400, { problem: m.import_missing() });
		}
		let courseId: string;
		try {
			const unpacked = await unpackCourse(zip.name, Buffer.from(await zip.arrayBuffer()));
			await withTransaction(actor, (tx) => importCourse(tx, actor, unpacked, new Date()));
			({ courseId } = unpacked);
		} catch (error) {
			if (!(error instanceof ZipProblem)) throw error;
			return fail(400, { problem: sentences[error.reason]({ file: error.file }) });
		}
		redirect(303, `/trainings/${courseId}/publish`);
	})
} satisfies Actions;

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
	drawing: m.import_problem_drawing
};
