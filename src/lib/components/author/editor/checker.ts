import type { CheckedFile } from '#lib/content/editing/check-file.ts';
import type { Surroundings } from '#lib/content/editing/surroundings.ts';
import type { Asked, Told } from './check.worker.ts';

/** In ms; a check that takes longer is stopped. */
const LONGEST = 5_000;

/** The part of a worker that is used here. */
export type Thread = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

/**
 * Checks the newest text that it was given, one at a time: what came in between is passed over. `tell` gets null for a
 * text that takes too long.
 */
export function createChecker(
	{ path, around }: { path: string; around: Surroundings },
	tell: (checked: CheckedFile | null, text: string) => void,
	start: () => Thread = startThread
) {
	let thread: Thread | null = null;
	let busy: { id: number; text: string; timer: ReturnType<typeof setTimeout> } | null = null;
	let next: string | null = null;
	let last = 0;

	function ask(text: string): void {
		if (busy) {
			next = text;
			return;
		}
		thread ??= listenTo(start());
		const id = ++last;
		busy = { id, text, timer: setTimeout(giveUp, LONGEST) };
		thread.postMessage({ id, text, path, around } satisfies Asked);
	}

	function listenTo(made: Thread): Thread {
		made.addEventListener('message', (event) => {
			const { id, checked } = (event as MessageEvent<Told>).data;
			if (busy?.id === id) finish(checked);
		});
		made.addEventListener('error', giveUp);
		return made;
	}

	function giveUp(): void {
		thread?.terminate();
		thread = null;
		finish(null);
	}

	function finish(checked: CheckedFile | null): void {
		if (!busy) return;
		const { text, timer } = busy;
		clearTimeout(timer);
		busy = null;
		tell(checked, text);
		const waiting = next;
		next = null;
		if (waiting !== null) ask(waiting);
	}

	function end(): void {
		if (busy) clearTimeout(busy.timer);
		busy = null;
		next = null;
		thread?.terminate();
		thread = null;
	}

	return { check: ask, end };
}

function startThread(): Thread {
	return new Worker(new URL('./check.worker.ts', import.meta.url), { type: 'module' });
}
