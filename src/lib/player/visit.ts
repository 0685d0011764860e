import { keepOnlyFor } from '#lib/offline/kept.ts';
import { Outbox } from '#lib/offline/outbox.ts';
import { leaveAtOnce } from '../components/learn/quick-exit.ts';
import { askBeforeClosing } from './leaving.ts';
import { SignOut } from './sign-out.ts';
import { answerHelp, isCutOff, showStanding, watchNetwork } from './standing.ts';
import type { StepWork } from './step.ts';

let visit: Visit | undefined;

/** The one visit of this page; pages that the interface opens by itself share it. */
export function visitOf(person: string): Visit {
	return (visit ??= new Visit(person));
}

/**
 * What every page does for a participant who is signed in: answers that were given on a step and not sent there go from
 * whatever page comes next, the page says what waits, and nobody leaves without knowing.
 */
class Visit {
	readonly outbox: Outbox;
	readonly #signOut: SignOut;
	#step: StepWork | null = null;
	/** Whoever leaves for good takes nothing along. */
	#gone = false;

	constructor(person: string) {
		keepOnlyFor(person);
		this.outbox = new Outbox(
			(receipt) => this.#step?.take(receipt),
			() => this.tell()
		);
		this.#signOut = new SignOut(this.outbox, () => (this.#gone = true));
		this.#listen();
		this.tell();
		void this.outbox.flush();
	}

	/** Hears from here what becomes of the answers of a step. */
	set step(step: StepWork) {
		this.#step = step;
		this.tell();
	}

	/** Shows on this page how the way to the server is, and what waits. */
	tell(): void {
		showStanding(this.outbox.standing);
		this.#step?.tellWaiting();
		this.#signOut.tell();
	}

	#listen(): void {
		watchNetwork((isBack) => {
			showStanding(this.outbox.standing);
			if (isBack) this.outbox.retry();
		});
		answerHelp();
		askBeforeClosing(() => this.#holdsUnsent());
		addEventListener('pagehide', () => this.outbox.stop());
		addEventListener('submit', (event) => this.#submitted(event), { capture: true });
	}

	#submitted(event: SubmitEvent): void {
		const form = event.target as HTMLFormElement;
		const action = new URL(form.action).pathname;
		if (action === '/logout') void this.#signOut.submitted(event, form);
		if (action !== '/quick-exit') return;
		// Once: where the interface has its runtime the button would leave as well.
		event.preventDefault();
		event.stopPropagation();
		this.#gone = true;
		leaveAtOnce(action);
	}

	#holdsUnsent(): boolean {
		if (this.#gone) return false;
		const waits = this.outbox.waiting.length > 0 && this.outbox.standing !== 'fine';
		return waits || (isCutOff() && this.#step?.holdsDrafts === true);
	}
}
