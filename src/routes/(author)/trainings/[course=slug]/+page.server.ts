import { getCatalogueCourse } from '#lib/server/assignments/catalogue.ts';
import { getCourseTexts } from '#lib/server/courses/about.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { PageServerLoadEvent } from './$types';

export const load = authorised('courses.view', ({ params }: PageServerLoadEvent, actor) =>
	withTransaction(actor, async (tx) => {
		const course = await getCatalogueCourse(tx, actor, params.course);
		const { intro, notes } = await getCourseTexts(tx, actor, params.course);
		return { course, intro, notes };
	})
);
