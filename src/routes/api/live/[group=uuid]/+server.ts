import { withTransaction } from '#lib/server/db/client.ts';
import { markOfGroup } from '#lib/server/following/live-queries.ts';
import { getGroup } from '#lib/server/groups/groups.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { followGroup } from '#lib/server/live/client.ts';
import type { RequestEvent } from './$types';

/**
 * Says when a group of the worker has to be looked at again: as server-sent events, or once, for who does not ask for
 * those. A mark tells nothing about anybody.
 */
export const GET = authorised('pace.view', async ({ params, request }: RequestEvent, worker) => {
	const { organisationId } = worker;
	const { groupId, mark } = await withTransaction(worker, async (tx) => {
		const { id } = await getGroup(tx, worker, params.group, new Date());
		return { groupId: id, mark: await markOfGroup(tx, { organisationId, groupId: id }) };
	});
	const accepts = request.headers.get('accept') ?? '';
	if (!accepts.includes('text/event-stream')) {
		return Response.json({ mark }, { headers: { 'cache-control': 'no-store' } });
	}
	const stream = followGroup(worker.sessionId, { organisationId, groupId });
	if (!stream) return Response.json({ message: 'streams_full' }, { status: 429 });
	return new Response(stream, {
		headers: {
			'content-type': 'text/event-stream',
			'cache-control': 'no-store',
			// A server that stops does not wait for a line that is kept open for more.
			connection: 'close',
			// Some proxies hold back what is short.
			'x-accel-buffering': 'no'
		}
	});
});
