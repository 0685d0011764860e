import { invalidate } from '$app/navigation';

/** What the loads of live pages depend on. */
export const LIVE = 'opmaat:live';

/** In ms between two looks: with a line for the minutes that pass, and without one. */
const SLOW = 30_000;
const ALONE = 10_000;

/**
 * Keeps a page up to date while it is open: looks again as soon as the server says that something changed, and every ten
 * seconds when there is no line to the server.
 */
export class Following {
	/** `off` while there is no line. */
	state = $state<'starting' | 'on' | 'off' | 'paused'>('starting');
	readonly #address: string;
	#source: EventSource | null = null;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#isLooking = false;
	#again = false;

	constructor(address: string) {
		this.#address = address;
	}

	start(): void {
		this.state = 'starting';
		const source = new EventSource(this.#address);
		this.#source = source;
		source.addEventListener('open', () => (this.state = 'on'));
		source.addEventListener('error', () => (this.state = 'off'));
		source.addEventListener('changed', () => void this.#look());
		this.#wait();
	}

	stop(): void {
		this.#source?.close();
		this.#source = null;
		clearTimeout(this.#timer);
	}

	pause(): void {
		this.stop();
		this.state = 'paused';
	}

	#wait(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.#look(), this.state === 'on' ? SLOW : ALONE);
	}

	/** One at a time; what changes meanwhile is one more look. */
	async #look(): Promise<void> {
		if (this.#isLooking) {
			this.#again = true;
			return;
		}
		this.#isLooking = true;
		this.#again = false;
		await invalidate(LIVE).catch(() => {});
		this.#isLooking = false;
		if (!this.#source) return;
		if (this.#again) void this.#look();
		else this.#wait();
	}
}
