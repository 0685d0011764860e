/** A text as the server has it; a moment travels as text. */
export type Stored = {
	text: string;
	revision: number;
	savedBy: { name: string; own: boolean } | null;
	savedAt: string | Date;
};

export type SaveState =
	| 'saved'
	| 'unsaved'
	| 'saving'
	| 'retrying'
	| 'conflict'
	| 'signed_out'
	| 'gone'
	| 'too_long'
	| 'failed';

type Told = {
	others?: string[];
	changed?: Stored | null;
	revision?: number;
	savedAt?: string;
};

/** After the last keystroke, and at most after the first one that is not saved, in ms. */
const REST = 1_200;
const PATIENCE = 8_000;
/** Between tries without a connection, in ms. */
const RETRY = 5_000;

type Options = {
	url: string;
	stored: Stored;
	others: string[];
	/** The text as it stands in the editor. */
	read: () => string;
	/** Somebody else saved, and nothing here is waiting: shows their text. */
	show: (stored: Stored) => void;
	send?: typeof fetch;
};

/**
 * Saves a text by itself, some time after it was changed, and never over what somebody else saved: then the text stays
 * here, beside the one that is stored, until its author chooses.
 */
export class Autosave {
	state = $state<SaveState>('saved');
	savedAt = $state<Date>(new Date(0));
	others = $state<string[]>([]);
	/** What is stored, when that is not what is written here. */
	theirs = $state<Stored | null>(null);
	/** Who saved the text that was just taken over. */
	refreshed = $state<Stored | null>(null);

	#revision: number;
	readonly #options: Options;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#since: number | null = null;
	#sending: Promise<void> | null = null;

	constructor(options: Options) {
		this.#options = options;
		this.#revision = options.stored.revision;
		this.savedAt = new Date(options.stored.savedAt);
		this.others = options.others;
	}

	/** Whether leaving now would lose something. */
	get waiting(): boolean {
		return this.state !== 'saved';
	}

	/** The text was changed. */
	changed(): void {
		this.refreshed = null;
		this.#since ??= Date.now();
		if (this.state === 'conflict' || this.state === 'gone') return;
		if (this.state !== 'saving') this.state = 'unsaved';
		this.#plan(Math.max(0, Math.min(REST, this.#since + PATIENCE - Date.now())));
	}

	/** Saves what is waiting, now. */
	async save(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.#sending) await this.#sending;
		if (this.#since === null || this.state === 'conflict' || this.state === 'gone') return;
		this.#sending = this.#send(this.#options.read()).finally(() => (this.#sending = null));
		await this.#sending;
	}

	/** Tells the server that the page is open, and hears who else is there and whether they saved. */
	async greet(): Promise<void> {
		if (this.#sending || this.waiting) return;
		const told = await this.#put({ revision: this.#revision });
		if (!told?.ok || this.waiting) return;
		const { others = [], changed = null } = told.body;
		this.others = others;
		if (changed && changed.revision > this.#revision) this.#takeOver(changed);
	}

	/** Stores the own text over the one that is stored, which its author has seen. */
	async keepMine(): Promise<void> {
		if (!this.theirs) return;
		this.#revision = this.theirs.revision;
		this.theirs = null;
		this.state = 'unsaved';
		this.#since ??= Date.now();
		await this.save();
	}

	/** Shows the stored text instead of the own one. */
	takeTheirs(): void {
		if (this.theirs) this.#takeOver(this.theirs);
	}

	end(): void {
		clearTimeout(this.#timer);
	}

	#takeOver(stored: Stored): void {
		clearTimeout(this.#timer);
		this.#options.show(stored);
		this.#revision = stored.revision;
		this.savedAt = new Date(stored.savedAt);
		this.#since = null;
		this.theirs = null;
		this.state = 'saved';
		this.refreshed = stored;
	}

	#plan(delay: number): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.save(), delay);
	}

	async #send(text: string): Promise<void> {
		this.state = 'saving';
		const begun = Date.now();
		const told = await this.#put({ revision: this.#revision, text });
		if (!told) {
			this.state = 'retrying';
			return this.#plan(RETRY);
		}
		this.others = told.body.others ?? this.others;
		if (told.ok) return this.#stored(told.body, text, begun);
		if (told.status === 409 && told.body.changed) {
			this.theirs = told.body.changed;
			this.state = 'conflict';
			return;
		}
		const states: Record<number, SaveState> = { 401: 'signed_out', 404: 'gone', 413: 'too_long' };
		this.state = states[told.status] ?? (told.status >= 500 ? 'retrying' : 'failed');
		if (this.state === 'retrying' || this.state === 'signed_out') this.#plan(RETRY);
	}

	#stored({ revision, savedAt }: Told, text: string, begun: number): void {
		this.#revision = revision ?? this.#revision;
		this.savedAt = new Date(savedAt ?? Date.now());
		if (this.#options.read() === text) {
			this.#since = null;
			this.state = 'saved';
			return;
		}
		// What was typed meanwhile is next.
		this.#since = begun;
		this.state = 'unsaved';
		this.#plan(REST);
	}

	/** Null without a connection. Whoever is signed out is sent to a page, which is no answer. */
	async #put(body: { revision: number; text?: string }) {
		const { url, send = fetch } = this.#options;
		try {
			const response = await send(url, {
				method: 'PUT',
				headers: { 'content-type': 'application/json', accept: 'application/json' },
				body: JSON.stringify(body),
				redirect: 'manual'
			});
			if (response.type === 'opaqueredirect') return { ok: false, status: 401, body: {} as Told };
			const told = (await response.json().catch(() => ({}))) as Told;
			return { ok: response.ok, status: response.status, body: told };
		} catch {
			return null;
		}
	}
}
