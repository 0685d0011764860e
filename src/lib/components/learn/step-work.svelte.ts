import type { Sharing } from '#lib/answers.ts';
import type { ExerciseState, StepPage } from '#lib/homework.ts';
import { newId } from '#lib/ids.ts';
import { watchAttention, type Attention } from '#lib/offline/attention.ts';
import { keep, kept } from '#lib/offline/kept.ts';
import { Outbox, type Receipt } from '#lib/offline/outbox.svelte.ts';
import type { Saving } from '../exercises/anchors.ts';
import {
	fieldName,
	isGraded,
	responseFrom,
	sameResponse,
	savesItself,
	type Asking,
	type Response
} from '../exercises/response.ts';
import { askingsOf } from './askings.ts';
import { postAction } from './post-action.ts';
import { problemOf, type ProblemCode } from './problems.ts';

/** Milliseconds between the last tick or choice and saving it. */
const SETTLE = 700;

export type Shown = ExerciseState & { answerId: string };

/**
 * What a running script adds to the form of a step: answers go without leaving the page, words and ticks are saved by
 * themselves, what was not sent survives a reload, and attention is measured.
 */
export class StepWork {
	states = $state.raw(new Map<string, Shown>());
	problems = $state.raw<Record<string, ProblemCode>>({});
	saving = $state.raw<Record<string, Saving>>({});
	/** Filled in, and neither sent nor checked. */
	drafts = $state.raw<Record<string, unknown>>({});
	/** Counts how often drafts were put back, so that controls are drawn anew. */
	restored = $state(0);
	readonly outbox: Outbox;
	readonly #step: StepPage;
	readonly #form: HTMLFormElement;
	readonly #askings: Map<string, Asking>;
	readonly #attention: Attention;
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

	constructor(step: StepPage, form: HTMLFormElement, root: HTMLElement) {
		this.#step = step;
		this.#form = form;
		this.#askings = new Map(askingsOf(step).map((asking) => [asking.id, asking]));
		this.states = new Map(step.states);
		this.outbox = new Outbox(step.path.enrolmentId, (receipt) => this.#take(receipt));
		const { enrolmentId, moduleId } = step.path;
		this.#attention = watchAttention(root, { enrolmentId, moduleId, pageId: step.pageId });
		this.#restore();
		void this.outbox.flush();
	}

	stop(): void {
		for (const id of this.#timers.keys()) void this.#saveNow(id);
		this.#attention.stop();
		this.outbox.stop();
	}

	/** Milliseconds of reading on this step. */
	reading(): number {
		return this.#attention.reading();
	}

	/** Says what is wrong at an exercise; without a problem, that nothing is. */
	report(id: string, problem?: ProblemCode): void {
		const { [id]: before, ...others } = this.problems;
		if (before !== problem) this.problems = problem ? { ...others, [id]: problem } : others;
	}

	/** New states from the server, such as after a hint. */
	refresh(step: StepPage): void {
		this.states = new Map(step.states);
	}

	/** Sends the answer to an exercise, when there is one to send. True when its feedback is there. */
	async check(id: string): Promise<boolean> {
		const asking = this.#askings.get(id);
		if (!asking || this.saving[id] === 'saving') return false;
		const response = this.#responseOf(asking);
		const problem = problemOf(asking, response);
		if (problem || response === null) {
			this.report(id, problem ?? 'answer_missing');
			return false;
		}
		return this.#send(asking, response);
	}

	async skip(id: string): Promise<void> {
		const asking = this.#askings.get(id);
		if (asking) await this.#send(asking, null, true);
	}

	/** Something was typed or chosen: it is kept in this tab, and saved when it needs no check. */
	changed(id: string, settled: boolean): void {
		const asking = this.#askings.get(id);
		if (!asking) return;
		this.report(id);
		const response = responseFrom(asking, this.#fields());
		keep(this.#draftKey(id), sameResponse(response, this.#stored(id)) ? null : response);
		if (!savesItself(asking)) return;
		clearTimeout(this.#timers.get(id));
		if (asking.type === 'open' && !settled) return;
		const wait = asking.type === 'open' ? 0 : SETTLE;
		this.#timers.set(
			id,
			setTimeout(() => void this.#saveNow(id), wait)
		);
	}

	/** Changes who may read an answer that is there already; without one the choice goes with the answer. */
	async share(id: string, sharing: Sharing): Promise<void> {
		const state = this.states.get(id);
		if (!state?.done || state.skipped) return;
		this.#stands(id, 'saving');
		const fields = { enrolment: this.#step.path.enrolmentId, exercise: id, sharing };
		const changed = (await postAction('share', fields)) !== null;
		this.#stands(id, changed ? 'saved' : '');
		if (changed) this.#set(id, { ...state, sharing });
		else this.report(id, 'refused');
	}

	/** Saves what is still on its way to being saved. True when nothing is left to send. */
	async settle(): Promise<boolean> {
		for (const asking of this.#askings.values()) {
			if (savesItself(asking)) await this.#saveNow(asking.id);
		}
		await this.outbox.flush();
		return this.outbox.waiting.length === 0 && Object.keys(this.problems).length === 0;
	}

	async #saveNow(id: string): Promise<void> {
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
		// An earlier save is still under way: what it stored decides whether there is anything new.
		if (this.saving[id] === 'saving') await this.outbox.flush();
		const asking = this.#askings.get(id);
		const state = this.states.get(id);
		if (!asking || !state) return;
		const response = this.#responseOf(asking);
		if (response === null || sameResponse(response, this.#stored(id))) return;
		const untouched = sameResponse(response, { options: [] }) && (!state.done || state.skipped);
		if (untouched || this.#isWaiting(id, response)) return;
		const problem = problemOf(asking, response);
		if (problem) this.report(id, problem);
		else await this.#send(asking, response);
	}

	#isWaiting(id: string, response: Response): boolean {
		return this.outbox.waiting.some(
			(answer) => answer.exerciseId === id && sameResponse(answer.response, response)
		);
	}

	async #send(asking: Asking, response: Response | null, skipped = false): Promise<boolean> {
		const { id } = asking;
		this.#stands(id, 'saving');
		this.report(id);
		const graded = isGraded(asking);
		const sharing = this.#fields().get(fieldName(id, 'sharing')) as Sharing | null;
		const outcome = await this.outbox.send({
			id: newId(),
			enrolmentId: this.#step.path.enrolmentId,
			moduleId: this.#step.path.moduleId,
			pageId: this.#step.pageId,
			exerciseId: id,
			versionHash: this.#step.versionHash,
			response,
			skipped,
			activeMs: graded ? this.#attention.take(id) : this.#attention.total(id),
			answeredAt: new Date().toISOString(),
			...(sharing ? { sharing } : {})
		});
		if (outcome === 'stored') {
			this.#stands(id, 'saved');
			return true;
		}
		this.#stands(id, outcome === 'waiting' ? 'waiting' : '');
		if (outcome !== 'waiting') this.report(id, outcome);
		return false;
	}

	/** What the server says of exercises on this step; of others it is on their own page. */
	#take(receipt: Receipt): void {
		for (const [id, state] of receipt.states) {
			const before = this.states.get(id);
			if (!before) continue;
			this.#set(id, { ...state, answerId: before.answerId });
			this.#stands(id, 'saved');
			const asking = this.#askings.get(id);
			const shown = asking ? this.#responseOf(asking) : null;
			if (sameResponse(shown, this.#stored(id)) || isGraded(asking ?? { type: 'task', id })) {
				keep(this.#draftKey(id), null);
				const { [id]: _sent, ...others } = this.drafts;
				this.drafts = others;
			}
		}
	}

	#stands(id: string, saving: Saving): void {
		this.saving = { ...this.saving, [id]: saving };
	}

	#set(id: string, state: Shown): void {
		this.states = new Map(this.states).set(id, state);
	}

	#stored(id: string): unknown {
		const state = this.states.get(id);
		return state && state.text !== null ? { text: state.text } : (state?.response ?? null);
	}

	#fields(): FormData {
		return new FormData(this.#form);
	}

	/** Where ticks need no check, ticking nothing is an answer as well. */
	#responseOf(asking: Asking): Response | null {
		const response = responseFrom(asking, this.#fields());
		const list = asking.type === 'kies-meer' || asking.type === 'afvinklijst';
		return response ?? (list && savesItself(asking) ? { options: [] } : null);
	}

	#draftKey(id: string): string {
		return `draft:${this.#step.path.enrolmentId}:${id}`;
	}

	#restore(): void {
		const drafts = [...this.#askings.keys()].flatMap((id) => {
			const draft = kept<unknown>(this.#draftKey(id));
			return draft === null || this.states.get(id)?.solved ? [] : [[id, draft] as const];
		});
		if (drafts.length === 0) return;
		this.drafts = Object.fromEntries(drafts);
		this.restored += 1;
	}
}
