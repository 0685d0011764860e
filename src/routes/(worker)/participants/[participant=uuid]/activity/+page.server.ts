import { withTransaction } from '#lib/server/db/client.ts';
import { activityOfParticipant } from '#lib/server/following/activity.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import type { PageServerLoadEvent } from './$types';

/** `after` is the place where the page before ended; `course` limits it to one course. */
export const load = authorised(
	'participants.view',
	async ({ params, url }: PageServerLoadEvent, worker) => {
		const courseId = url.searchParams.get('course');
		const reading = { after: url.searchParams.get('after'), courseId };
		const { participant, events, next } = await withTransaction(worker, (tx) =>
			activityOfParticipant(tx, worker, params.participant, reading, new Date())
		);
		return {
			participant: { id: participant.id, name: participant.name },
			events,
			more: next === null ? null : { after: next, course: courseId ?? '' }
		};
	}
);
