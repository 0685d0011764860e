import { withTransaction } from '#lib/server/db/client.ts';
import { activityOfGroup } from '#lib/server/following/activity.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { PageServerLoadEvent } from './$types';

/** `after` is the place where the page before ended; `course` limits it to one course. */
export const load = authorised(
	'participants.view',
	async ({ params, url }: PageServerLoadEvent, worker) => {
		const courseId = url.searchParams.get('course');
		const reading = { after: url.searchParams.get('after'), courseId };
		const { events, next } = await withTransaction(worker, (tx) =>
			activityOfGroup(tx, worker, params.group, reading, new Date())
		);
		return { events, more: next === null ? null : { after: next, course: courseId ?? '' } };
	}
);
