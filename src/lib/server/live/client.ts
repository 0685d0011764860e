import { withTransaction } from '../db/client.ts';
import { markOfGroup } from '../following/live-queries.ts';
import { streamsOn } from './streams.ts';
import { watchWith } from './watch.ts';

/** In ms: with the page that is asked for afterwards, a step of a participant is seen within three seconds. */
const EVERY = 1_500;

type Followed = { organisationId: string; groupId: string };

function keyOf({ organisationId, groupId }: Followed): string {
	return `${organisationId} ${groupId}`;
}

/** What a group looks like now, as a text that changes with it. */
function readMark(key: string): Promise<string> {
	const [organisationId = '', groupId = ''] = key.split(' ');
	return withTransaction({ organisationId, personId: null }, (tx) =>
		markOfGroup(tx, { organisationId, groupId })
	);
}

const streams = streamsOn(watchWith(readMark, EVERY));

// Said by the server before it waits for open answers; a stream would be the last of them.
process.on('opmaat:draining', () => streams.endAll());

/** A stream about a group; the caller has checked that it may be seen. Null when there are enough. */
export function followGroup(sessionId: string, group: Followed): ReadableStream<Uint8Array> | null {
	return streams.open(sessionId, keyOf(group));
}
