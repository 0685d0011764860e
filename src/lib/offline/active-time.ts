/** Seconds without input after which attention no longer counts, whatever the length of the text. */
const IDLE_S = 60;
/** Words a slow reader reads in a minute; decides how long a page may be looked at without input. */
const READ_WPM = 120;

/** How long, in milliseconds, the last input lets time count on a page with this many words. */
export function idleLimitOf(words: number): number {
	return Math.max(IDLE_S, (60 * words) / READ_WPM) * 1000;
}

/** The step itself: reading, outside any exercise. */
export const READING = '';

export type Totals = Record<string, number>;

/**
 * Adds up real attention per item of a step: time while the page is visible and the last input is younger than the idle
 * limit. Moments are milliseconds of a clock that never goes back, such as `performance.now()`.
 */
export class ActiveTime {
	readonly #idleLimit: number;
	readonly #totals: Map<string, number>;
	#item = READING;
	#visible: boolean;
	#lastInput: number;
	#countedUntil: number;

	/** A page that opens counts from the start: opening it was an act. `totals` are those of before a reload. */
	constructor(start: { now: number; words: number; visible?: boolean; totals?: Totals }) {
		this.#idleLimit = idleLimitOf(start.words);
		this.#totals = new Map(Object.entries(start.totals ?? {}));
		this.#visible = start.visible ?? true;
		this.#lastInput = start.now;
		this.#countedUntil = start.now;
	}

	/** A pointer, key, touch or scroll, and the item it was about. */
	input(now: number, item: string): void {
		this.#count(now);
		this.#lastInput = now;
		this.#item = item;
	}

	/** The page came to the front or went away. */
	visibility(now: number, visible: boolean): void {
		this.#count(now);
		this.#visible = visible;
	}

	/** Whole milliseconds of attention for an item so far. */
	total(now: number, item: string): number {
		this.#count(now);
		return Math.round(this.#totals.get(item) ?? 0);
	}

	/** The same, and the item starts again from nothing: its next attempt begins. */
	take(now: number, item: string): number {
		const total = this.total(now, item);
		this.#totals.delete(item);
		return total;
	}

	/** Every item with attention, for a checkpoint. */
	totals(now: number): Totals {
		this.#count(now);
		return Object.fromEntries([...this.#totals].map(([item, ms]) => [item, Math.round(ms)]));
	}

	/** Counts what lies between the last look and now, as far as the last input reaches. */
	#count(now: number): void {
		const from = this.#countedUntil;
		if (!(now > from)) return;
		this.#countedUntil = now;
		if (!this.#visible) return;
		const until = Math.min(now, this.#lastInput + this.#idleLimit);
		if (until > from)
			this.#totals.set(this.#item, (this.#totals.get(this.#item) ?? 0) + until - from);
	}
}
