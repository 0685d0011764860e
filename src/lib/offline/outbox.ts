import type { Answer, RefusedAnswer } from '#lib/answers.ts';
import type { ExerciseState } from '#lib/homework.ts';
import { keep, kept } from './kept.ts';

export type Receipt = {
	stored: string[];
	refused: RefusedAnswer[];
	states: [string, ExerciseState][];
};
/** What became of one answer. */
export type Sent = 'stored' | 'waiting' | RefusedAnswer['problem'] | 'refused';
/** `away`: no network, or a server that is busy. `signed-out`: the answers wait for the same person. */
export type Standing = 'fine' | 'away' | 'signed-out';

/** An answer on its way: without what the server fills in. */
export type Outgoing = Omit<Answer, 'skipped' | 'activeMs'> & Partial<Answer>;

type Post = (body: string) => Promise<Response>;
type Told = (receipt: Receipt) => void;

const KEY = 'answers';
const MOST_AT_ONCE = 20;

/** Milliseconds until the next try: two seconds, then twice as long each time, at most a minute. */
export function pauseBefore(attempt: number): number {
	return Math.min(60_000, 2_000 * 2 ** Math.max(0, attempt));
}

/**
 * Answers that are on their way, of every training. They are kept in this tab until the server says that it has them,
 * and sent again with growing pauses; sending twice is harmless, because each answer has its own id.
 */
export class Outbox {
	waiting: Outgoing[];
	standing: Standing = 'fine';
	readonly #told: Told;
	readonly #changed: () => void;
	readonly #post: Post;
	readonly #outcomes = new Map<string, Sent>();
	#sending: Promise<void> | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#attempt = 0;
	#atOnce = MOST_AT_ONCE;

	/** `told` hears what the server says of answers, `changed` hears that something waits or went, or how that stands. */
	constructor(told: Told, changed: () => void, post: Post = postAnswers) {
		this.#told = told;
		this.#changed = changed;
		this.#post = post;
		this.waiting = kept<Outgoing[]>(KEY) ?? [];
	}

	/** Sends an answer, and says what became of it at this try. */
	async send(answer: Outgoing): Promise<Sent> {
		this.#put([...this.waiting, answer]);
		await this.flush();
		const outcome = this.#outcomes.get(answer.id) ?? 'waiting';
		this.#outcomes.delete(answer.id);
		return outcome;
	}

	/** Sends what is waiting. Resolves when everything is gone or a try failed. */
	async flush(): Promise<void> {
		while (this.waiting.length > 0) {
			const [before, size] = [this.waiting.length, this.#atOnce];
			this.#sending ??= Promise.resolve()
				.then(() => this.#sendSome())
				.finally(() => (this.#sending = null));
			await this.#sending;
			if (this.waiting.length >= before && this.#atOnce === size) break;
		}
		if (this.waiting.length === 0) this.#atOnce = MOST_AT_ONCE;
	}

	/** The network is back, or somebody signed in again. */
	readonly retry = (): void => {
		clearTimeout(this.#timer);
		if (this.waiting.length > 0) void this.flush();
	};

	stop(): void {
		clearTimeout(this.#timer);
	}

	async #sendSome(): Promise<void> {
		clearTimeout(this.#timer);
		const batch = this.waiting.slice(0, this.#atOnce);
		let response: Response;
		try {
			response = await this.#post(JSON.stringify({ answers: batch }));
		} catch {
			return this.#later('away');
		}
		if (response.status === 401) return this.#later('signed-out');
		if (response.status >= 500 || response.status === 429 || response.status === 408) {
			return this.#later('away');
		}
		if (!response.ok) return this.#refusedWhole(batch);
		const receipt = (await response.json()) as Receipt;
		this.#attempt = 0;
		this.#stand('fine');
		for (const id of receipt.stored) this.#outcomes.set(id, 'stored');
		for (const { id, problem } of receipt.refused) this.#outcomes.set(id, problem);
		this.#drop([...receipt.stored, ...receipt.refused.map(({ id }) => id)]);
		this.#told(receipt);
	}

	/** One bad answer spoils a batch: from here each goes by itself, and only the bad one is given up. */
	#refusedWhole([first, ...others]: Outgoing[]): void {
		this.#stand('fine');
		if (others.length > 0) this.#atOnce = 1;
		else if (first) {
			this.#outcomes.set(first.id, 'refused');
			this.#drop([first.id]);
		}
	}

	#later(standing: Standing): void {
		this.#stand(standing);
		if (standing === 'away') this.#timer = setTimeout(this.retry, pauseBefore(this.#attempt++));
	}

	#stand(standing: Standing): void {
		this.standing = standing;
		this.#changed();
	}

	#drop(ids: string[]): void {
		const gone = new Set(ids);
		this.#put(this.waiting.filter(({ id }) => !gone.has(id)));
	}

	#put(waiting: Outgoing[]): void {
		this.waiting = waiting;
		keep(KEY, waiting.length > 0 ? waiting : null);
		this.#changed();
	}
}

function postAnswers(body: string): Promise<Response> {
	return fetch('/api/answers', {
		method: 'POST',
		body,
		headers: { 'content-type': 'application/json' },
		// A small batch may still leave when the page is closed.
		keepalive: body.length < 60_000
	});
}
