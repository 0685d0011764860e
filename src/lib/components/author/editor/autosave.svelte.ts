import {
	mergedText,
	mergeTexts,
	type Merge,
	type MergeChoice
} from '#lib/content/editing/merge.ts';

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
	| 'full'
	| 'failed';

/** Somebody else changed the same lines: what is stored now, and both texts laid together. */
export type Collision = { theirs: Stored; merge: Merge };

/** What somebody else wrote came into the editor; `together` when it was laid beside what was written here. */
export type Arrival = { stored: Stored; together: boolean };

type Told = {
	others?: string[];
	changed?: Stored | null;
	revision?: number;
	savedAt?: string;
	/** Why it was not stored. */
	message?: string;
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
	/** Puts in a text with what somebody else wrote. `chosen` when the author asked for it, so that it can be undone. */
	show: (text: string, from: Stored, chosen: boolean) => void;
	/** Without script a text was sent that touches what somebody else saved: nothing is sent before a choice. */
	refused?: Stored;
	/** What that text began with. */
	base?: string;
	send?: typeof fetch;
};

/**
 * Saves a text by itself, some time after it was changed, and never over what somebody else saved: what they wrote is laid
 * together with what is written here. Where the two touch, the text stays here until its author chooses.
 */
export class Autosave {
	state = $state<SaveState>('saved');
	savedAt = $state<Date>(new Date(0));
	others = $state<string[]>([]);
	/** What is stored, when it touches what is written here. */
	collision = $state.raw<Collision | null>(null);
	/** What came in, until the author has seen it. */
	arrived = $state.raw<Arrival | null>(null);

	#revision: number;
	/** The text that was opened or saved here last: what the author began with. */
	#base: string;
	readonly #options: Options;
	#timer: ReturnType<typeof setTimeout> | undefined;
	#since: number | null = null;
	#sending: Promise<void> | null = null;

	constructor(options: Options) {
		this.#options = options;
		this.#revision = options.stored.revision;
		this.#base = options.base ?? options.stored.text;
		this.savedAt = new Date(options.stored.savedAt);
		this.others = options.others;
		if (options.refused) {
			this.#since = Date.now();
			this.#collide(options.refused, mergeTexts(this.#base, options.read(), options.refused.text));
		}
	}

	/** Whether leaving now would lose something. */
	get waiting(): boolean {
		return this.state !== 'saved';
	}

	/** The text was changed. */
	changed(): void {
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
		if (!changed || changed.revision <= this.#revision) return;
		this.#takeIn(changed);
		if (this.#since !== null && !this.collision) this.#plan(0);
	}

	/** Saves both texts together, with what the author chose for the lines that both changed. */
	async choose(choice: MergeChoice): Promise<void> {
		if (!this.collision) return;
		const { theirs } = this.collision;
		// Typing went on meanwhile.
		const merge = mergeTexts(this.#base, this.#options.read(), theirs.text);
		this.collision = null;
		this.#rebase(theirs, mergedText(merge, choice), true);
		await this.save();
	}

	/** The author has seen what came in. */
	seen(): void {
		this.arrived = null;
	}

	end(): void {
		clearTimeout(this.#timer);
	}

	#collide(theirs: Stored, merge: Merge): void {
		this.collision = { theirs, merge };
		this.state = 'conflict';
	}

	/** Goes on from what somebody else stored, with `text` in the editor. */
	#rebase(theirs: Stored, text: string, chosen: boolean): void {
		clearTimeout(this.#timer);
		this.#revision = theirs.revision;
		this.#base = theirs.text;
		this.savedAt = new Date(theirs.savedAt);
		if (text !== this.#options.read()) this.#options.show(text, theirs, chosen);
		const same = text === theirs.text;
		this.#since = same ? null : (this.#since ?? Date.now());
		this.state = same ? 'saved' : 'unsaved';
	}

	/** Takes in what somebody else stored, when it does not touch what is written here. */
	#takeIn(theirs: Stored): void {
		const mine = this.#options.read();
		const merge = mergeTexts(this.#base, mine, theirs.text);
		if (merge.clashes.length > 0) return this.#collide(theirs, merge);
		this.arrived = { stored: theirs, together: mine !== this.#base };
		this.#rebase(theirs, mergedText(merge, 'mine'), false);
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
			this.#takeIn(told.body.changed);
			// At once: whoever waits for this may be on the way out.
			if (this.#since !== null && !this.collision) await this.#send(this.#options.read());
			return;
		}
		const states: Record<number, SaveState> = { 401: 'signed_out', 404: 'gone', 413: 'too_long' };
		this.state = states[told.status] ?? (told.status >= 500 ? 'retrying' : 'failed');
		if (told.body.message === 'draft_full') this.state = 'full';
		if (this.state === 'retrying' || this.state === 'signed_out') this.#plan(RETRY);
	}

	#stored({ revision, savedAt }: Told, text: string, begun: number): void {
		this.#revision = revision ?? this.#revision;
		this.#base = text;
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
