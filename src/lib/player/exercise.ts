import {
	fieldName,
	isGraded,
	responseFrom,
	savesItself,
	type Asking,
	type Response
} from '../components/exercises/response.ts';
import { arrange } from './order.ts';
import { takeOver } from './page.ts';
import { count } from './words.ts';

/** One exercise of the step as it stands on the page: what is asked, and what the server knows of it. */
export class ExerciseOnPage {
	readonly id: string;
	#element: HTMLElement;

	constructor(element: HTMLElement) {
		this.#element = element;
		this.id = element.dataset.exercise ?? '';
		this.#prepare();
	}

	get element(): HTMLElement {
		return this.#element;
	}

	get asking(): Asking {
		return JSON.parse(this.#element.dataset.asking ?? '{}') as Asking;
	}

	/** What the server has, in the shape of the type of exercise; null when there is nothing. */
	get stored(): unknown {
		return JSON.parse(this.#element.dataset.stored ?? 'null') as unknown;
	}

	/** Answered, and not passed over. */
	get answered(): boolean {
		return this.#element.dataset.done !== undefined;
	}

	/** What is filled in. Where ticks need no check, ticking nothing is an answer as well. */
	response(form: HTMLFormElement): Response | null {
		const { asking } = this;
		const list = asking.type === 'kies-meer' || asking.type === 'afvinklijst';
		const response = responseFrom(asking, new FormData(form));
		return response ?? (list && savesItself(asking) ? { options: [] } : null);
	}

	sharing(form: HTMLFormElement): string | null {
		return new FormData(form).get(fieldName(this.id, 'sharing')) as string | null;
	}

	/** Says what is wrong, or with null that nothing is. */
	report(sentence: string | null): void {
		const place = this.#element.querySelector('[data-part="problem"]');
		if (!place || (sentence === null && !place.hasChildNodes())) return;
		const note = document.querySelector<HTMLTemplateElement>('template[data-problem]');
		const fresh = note?.content.cloneNode(true) as DocumentFragment | undefined;
		const text = fresh?.querySelector('span');
		if (text) text.textContent = sentence;
		place.replaceChildren(...(sentence && fresh ? [fresh] : []));
		const fieldset = this.#element.querySelector('fieldset');
		const described = `ex-${this.id}-problem`;
		const error = place.querySelector('.error');
		if (error) error.id = described;
		if (error) fieldset?.setAttribute('aria-describedby', described);
		else fieldset?.removeAttribute('aria-describedby');
	}

	/** An answer is under way: said in words, or on the button that checks. */
	sending(words: string): void {
		const button = this.#element.querySelector('button[name="check"]');
		if (button) button.setAttribute('aria-disabled', 'true');
		else this.tell(words);
	}

	/** The answer stays here, or was not taken: it can be sent again. */
	sent(words: string): void {
		this.#element.querySelector('button[name="check"]')?.removeAttribute('aria-disabled');
		this.tell(words);
	}

	/** Says where the answer is on its way. */
	tell(words: string): void {
		const told = this.#element.querySelector('[data-told]');
		if (told) told.textContent = words;
	}

	/**
	 * Draws it as the server drew it anew. Where nothing is checked the controls stay as they are, with the focus and with
	 * what was typed meanwhile; only what is said about the answer is new.
	 */
	redraw(fresh: HTMLElement): void {
		const focused = document.activeElement;
		const inside = this.#element.contains(focused);
		const { asking } = this;
		if (isGraded(asking) || asking.type === 'task' || asking.type === 'scenario') {
			this.#element.replaceWith(fresh);
			this.#element = fresh;
			this.#prepare();
		} else this.#redrawParts(fresh);
		if (!inside || this.#element.contains(document.activeElement)) return;
		const name = focused?.getAttribute('name');
		const again = name && this.#element.querySelector<HTMLElement>(`button[name="${name}"]`);
		if (again) again.focus();
		else this.showResult();
	}

	#redrawParts(fresh: HTMLElement): void {
		const { stored, done } = fresh.dataset;
		if (stored !== undefined) this.#element.dataset.stored = stored;
		if (done === undefined) delete this.#element.dataset.done;
		else this.#element.dataset.done = done;
		for (const part of this.#element.querySelectorAll('[data-part]')) {
			const other = fresh.querySelector(`[data-part="${part.getAttribute('data-part')}"]`);
			if (part instanceof HTMLInputElement && other instanceof HTMLInputElement) {
				part.value = other.value;
			} else takeOver(part, other);
		}
	}

	showResult(): void {
		document.getElementById(`ex-${this.id}-result`)?.focus();
	}

	#prepare(): void {
		arrange(this.#element);
		this.#element.querySelectorAll('textarea').forEach(count);
	}

	/** After something was put back into its controls. */
	filled(): void {
		this.#prepare();
	}
}
