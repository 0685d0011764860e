import { forgetEverything } from '#lib/offline/kept.ts';
import type { Outbox, Standing } from '#lib/offline/outbox.ts';

/** Milliseconds that signing out waits for answers to be sent. */
const LIMIT = 4000;

export type UnsentWords = Record<'one' | 'many' | Standing, string>;

/** Says that answers wait, and what becomes of them; null when nothing does. */
export function unsentSentence(
	count: number,
	standing: Standing,
	words: UnsentWords
): string | null {
	if (count === 0) return null;
	const which = count === 1 ? words.one : words.many.replace('{count}', String(count));
	return `${which} ${words[standing]}`;
}

/** True when everything was sent within the limit. */
export async function sentInTime(outbox: Pick<Outbox, 'flush' | 'waiting'>): Promise<boolean> {
	let timer: ReturnType<typeof setTimeout> | undefined;
	const limit = new Promise<void>((resolve) => (timer = setTimeout(resolve, LIMIT)));
	await Promise.race([outbox.flush(), limit]);
	clearTimeout(timer);
	return outbox.waiting.length === 0;
}

/**
 * Signing out forgets what this tab kept. So what was not sent is sent first, and where that fails the participant
 * decides: try once more, or sign out and lose it.
 */
export class SignOut {
	readonly #outbox: Outbox;
	readonly #leaves: () => void;
	#trying = false;

	/** `leaves` hears that the participant goes, and that nothing is kept from there. */
	constructor(outbox: Outbox, leaves: () => void) {
		this.#outbox = outbox;
		this.#leaves = leaves;
	}

	/** Says what is so now. */
	tell(): void {
		const words = JSON.parse(place()?.dataset.signOut ?? 'null') as UnsentWords | null;
		if (!words) return;
		const { waiting, standing } = this.#outbox;
		const sentence = unsentSentence(waiting.length, this.#trying ? 'fine' : standing, words);
		const [sent, unsent] = [this.#part('all-sent'), this.#part('unsent')];
		if (sent) sent.hidden = sentence !== null;
		if (unsent) unsent.hidden = sentence === null;
		if (unsent && unsent.textContent !== sentence) unsent.textContent = sentence;
		if (sentence === null) this.#offer(false);
	}

	async submitted(event: SubmitEvent, form: HTMLFormElement): Promise<void> {
		const anyway = event.submitter instanceof HTMLElement && 'anyway' in event.submitter.dataset;
		if (anyway || this.#outbox.waiting.length === 0) return this.#forget();
		event.preventDefault();
		if (this.#trying) return;
		this.#trying = true;
		this.tell();
		const sent = await sentInTime(this.#outbox);
		this.#trying = false;
		this.tell();
		if (!sent) return this.#offer(true);
		this.#forget();
		form.submit();
	}

	#forget(): void {
		forgetEverything();
		this.#leaves();
	}

	#offer(shown: boolean): void {
		const [offer, first] = [this.#part('offer'), this.#part('first-try')];
		if (offer) offer.hidden = !shown;
		if (first) first.hidden = shown;
		if (shown) offer?.focus();
	}

	#part(name: string): HTMLElement | null {
		return place()?.querySelector<HTMLElement>(`[data-${name}]`) ?? null;
	}
}

function place(): HTMLElement | null {
	return document.querySelector<HTMLElement>('[data-sign-out]');
}
