import { getCourseNote } from '#lib/server/courses/about.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { getOrganisation } from '#lib/server/organisations/organisations.ts';
import type { PageServerLoadEvent } from './$types';

export const load = authorised('courses.view', ({ params }: PageServerLoadEvent, actor) =>
	withTransaction(actor, async (tx) => {
		const found = await getCourseNote(tx, actor, params.course, params.note);
		const { name } = await getOrganisation(tx, actor.organisationId);
		return { ...found, courseId: params.course, organisation: name };
	})
);
