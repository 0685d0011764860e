import type { Watch } from './watch.ts';

/** Open streams of one session, and of the whole process. */
const MOST_OF_SESSION = 4;
const MOST = 400;

export type StreamTimes = {
	/** In ms between two signs of life, so that no proxy thinks that the line is dead. */
	heartbeat: number;
	/** In ms; a browser connects again by itself, and is then asked again who it is. */
	longest: number;
};

const TIMES: StreamTimes = { heartbeat: 15_000, longest: 300_000 };
/** In ms that a browser waits before it connects again. */
const RETRY = 2_000;

export type Streams = {
	/** Null when this session, or the server, has enough of them open. */
	open: (sessionId: string, key: string) => ReadableStream<Uint8Array> | null;
	/** Ends them all and opens no more: a server that stops does not wait for who looks on. */
	endAll: () => void;
	size: () => number;
};

/**
 * Streams of server-sent events that say when to look again. What there is to see never passes through them: the page
 * asks for that itself, with everything that is checked then.
 */
export function streamsOn(watch: Watch, times: StreamTimes = TIMES): Streams {
	const open = new Map<() => void, string>();
	let ending = false;

	function isFull(sessionId: string): boolean {
		const own = [...open.values()].filter((one) => one === sessionId).length;
		return ending || open.size >= MOST || own >= MOST_OF_SESSION;
	}

	return {
		open(sessionId, key) {
			if (isFull(sessionId)) return null;
			const encoder = new TextEncoder();
			let end = (): void => {};
			return new ReadableStream<Uint8Array>({
				start(controller) {
					const send = (text: string): void => controller.enqueue(encoder.encode(text));
					send(`retry: ${RETRY}\n\n`);
					const stop = watch.follow(key, (mark) => send(`event: changed\ndata: ${mark}\n\n`));
					const beat = setInterval(() => send(': \n\n'), times.heartbeat);
					const limit = setTimeout(() => finish(), times.longest);
					beat.unref();
					limit.unref();
					end = () => {
						stop();
						clearInterval(beat);
						clearTimeout(limit);
						open.delete(finish);
					};
					function finish(): void {
						end();
						controller.close();
					}
					open.set(finish, sessionId);
				},
				/** The browser went away. */
				cancel: () => end()
			});
		},
		endAll() {
			ending = true;
			for (const finish of [...open.keys()]) finish();
		},
		size: () => open.size
	};
}
