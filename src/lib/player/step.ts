import type { Sharing } from '#lib/answers.ts';
import { newId } from '#lib/ids.ts';
import { watchAttention, type Attention } from '#lib/offline/attention.ts';
import { keep, kept } from '#lib/offline/kept.ts';
import type { Outbox, Outgoing, Receipt, Sent } from '#lib/offline/outbox.ts';
import {
	isGraded,
	sameResponse,
	savesItself,
	type Response
} from '../components/exercises/response.ts';
import { problemOf, type ProblemCode } from '../components/learn/problems.ts';
import { ExerciseOnPage } from './exercise.ts';
import { emptyOut, fillIn, filledIn, type Filled } from './fields.ts';
import { move } from './order.ts';
import { freshPage, postPage, takeOver } from './page.ts';
import { postAction } from './post-action.ts';
import { showStanding } from './standing.ts';
import { begin, count } from './words.ts';

/** Milliseconds between the last tick or choice and saving it. */
const SETTLE = 700;

type Words = Record<
	ProblemCode | 'saving' | 'saved' | 'skipped' | 'waiting' | 'waitingSignedOut',
	string
>;

/**
 * What a script adds to the form of a step: answers go without leaving the page, words and ticks are saved by
 * themselves, what was not sent survives a reload, and attention is measured. What the answer brings about is drawn by
 * the server: the exercise is taken from the page as it draws it then.
 */
export class StepWork {
	readonly #form: HTMLFormElement;
	readonly #enrolmentId: string;
	readonly #moduleId: string;
	readonly #pageId: string;
	readonly #words: Words;
	readonly #exercises: Map<string, ExerciseOnPage>;
	readonly #outbox: Outbox;
	readonly #attention: Attention;
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
	/** Exercises with an answer under way, and those that the server knows better than the page. */
	readonly #sending = new Set<string>();
	readonly #stale = new Set<string>();
	/** Exercises in which something was typed or chosen since they were drawn or passed over. */
	readonly #touched = new Set<string>();
	readonly #problems = new Map<string, ProblemCode>();
	#drawing: Promise<void> = Promise.resolve();
	#leaving = false;

	constructor(form: HTMLFormElement, outbox: Outbox) {
		this.#form = form;
		this.#outbox = outbox;
		const { module, page, words } = JSON.parse(form.dataset.step ?? '') as {
			module: string;
			page: string;
			words: Words;
		};
		this.#moduleId = module;
		this.#pageId = page;
		this.#words = words;
		this.#enrolmentId = this.#field('enrolment');
		const all = [...form.querySelectorAll<HTMLElement>('[data-exercise]')];
		const exercises = all.map((element) => new ExerciseOnPage(element));
		this.#exercises = new Map(exercises.map((exercise) => [exercise.id, exercise]));
		const step = { enrolmentId: this.#enrolmentId, moduleId: module, pageId: page };
		this.#attention = watchAttention(form.querySelector('article') ?? form, step);
		this.#restore();
		this.#listen();
	}

	#listen(): void {
		const form = this.#form;
		form.addEventListener('submit', (event) => void this.#submit(event));
		form.addEventListener('input', (event) => this.#typed(event, false));
		form.addEventListener('change', (event) => this.#typed(event, true));
		form.addEventListener('click', ({ target }) => {
			const button = (target as Element).closest<HTMLElement>('[data-move], [data-begin]');
			if (button?.dataset.move) move(button);
			else if (button) begin(button);
		});
		addEventListener('online', () => {
			if (this.#stale.size > 0) void this.#draw();
		});
		document.addEventListener('visibilitychange', () => {
			if (document.visibilityState === 'hidden') void this.#settle();
		});
		addEventListener('pagehide', () => {
			void this.#settle();
			this.#attention.stop();
		});
	}

	#typed(event: Event, settled: boolean): void {
		const field = event.target;
		if (field instanceof HTMLTextAreaElement) count(field);
		const exercise = this.#exerciseOf(field);
		if (!exercise) return;
		if (settled && field instanceof HTMLInputElement && field.name.endsWith('.sharing')) {
			void this.#share(exercise, field.value as Sharing);
		} else this.#changed(exercise, settled);
	}

	/** Something was typed or chosen: it is kept in this tab, and saved when it needs no check. */
	#changed(exercise: ExerciseOnPage, settled: boolean): void {
		const { id, asking } = exercise;
		this.#touched.add(id);
		this.#report(exercise, null);
		const same = sameResponse(exercise.response(this.#form), exercise.stored);
		keep(this.#draftKey(id), same ? null : filledIn(this.#form, id));
		if (!savesItself(asking)) return;
		clearTimeout(this.#timers.get(id));
		const written = asking.type === 'open' || asking.type === 'vijfg';
		if (written && !settled) return;
		const wait = written ? 0 : SETTLE;
		this.#timers.set(
			id,
			setTimeout(() => void this.#save(exercise), wait)
		);
	}

	async #submit(event: SubmitEvent): Promise<void> {
		event.preventDefault();
		showStanding(this.#outbox.standing);
		const { submitter } = event;
		if (submitter instanceof HTMLButtonElement && submitter.dataset.plain !== undefined) {
			return this.#choose(submitter);
		}
		const name = event.submitter?.getAttribute('name') ?? '';
		const exercise =
			this.#exercises.get(event.submitter?.getAttribute('value') ?? '') ??
			this.#exerciseOf(document.activeElement);
		if (name === 'next') return this.#goOn();
		if (!exercise) return;
		if (name === 'hint') return this.#askHint(exercise);
		if (name === 'skip') return this.#skip(exercise);
		if ((await this.#check(exercise)) && isGraded(exercise.asking)) exercise.showResult();
	}

	/** A choice in a story: the server draws what comes of it, so there is no going on without it. */
	async #choose(button: HTMLButtonElement): Promise<void> {
		const exercise = this.#exerciseOf(button);
		if (!exercise || this.#sending.has(exercise.id)) return;
		this.#sending.add(exercise.id);
		const body = new FormData(this.#form, button);
		for (const name of [...body.keys()]) {
			if (name.startsWith('a.') && !name.startsWith(`a.${exercise.id}.`)) body.delete(name);
		}
		const page = await postPage(button.formAction, body);
		this.#sending.delete(exercise.id);
		if (!page) return showStanding('stuck');
		this.#redraw(exercise, page);
		this.#redrawAround(page);
		exercise.element.querySelector<HTMLElement>('[tabindex="-1"]')?.focus();
	}

	/** Sends the answer to an exercise, when there is one to send. True when its feedback is there. */
	async #check(exercise: ExerciseOnPage): Promise<boolean> {
		if (this.#sending.has(exercise.id)) return false;
		const response = exercise.response(this.#form);
		const problem = problemOf(exercise.asking, response);
		if (!problem && response !== null) return (await this.#send(exercise, response)) === 'stored';
		this.#report(exercise, problem ?? 'answer_missing');
		return false;
	}

	/** Passes a question over: what was filled in and not yet saved is taken back, and never saved after all. */
	async #skip(exercise: ExerciseOnPage): Promise<void> {
		const { id } = exercise;
		const filled = filledIn(this.#form, id);
		clearTimeout(this.#timers.get(id));
		this.#touched.delete(id);
		keep(this.#draftKey(id), null);
		emptyOut(exercise.element);
		exercise.filled();
		const outcome = await this.#send(exercise, null, true);
		if (outcome !== 'stored' && outcome !== 'waiting') this.#putBack(exercise, filled);
	}

	async #goOn(): Promise<void> {
		if (this.#leaving) return;
		this.#leaving = true;
		if (await this.#settle()) {
			const answer = await postAction('next', {
				enrolment: this.#enrolmentId,
				leaveId: this.#field('leaveId'),
				activeMs: String(this.#attention.reading())
			});
			if (answer?.location) return location.assign(answer.location);
			showStanding('stuck');
		} else {
			const { standing } = this.#outbox;
			showStanding(standing === 'away' ? 'stuck' : standing);
		}
		this.#leaving = false;
	}

	async #askHint(exercise: ExerciseOnPage): Promise<void> {
		const { id } = exercise;
		const answer = await postAction('hint', { enrolment: this.#enrolmentId, hint: id });
		if (!answer) return this.#report(exercise, 'hint_away');
		const filled = filledIn(this.#form, id);
		this.#stale.add(id);
		await this.#draw();
		this.#putBack(exercise, filled);
		exercise.showResult();
	}

	/** Changes who may read an answer that is there already; without one the choice goes with the answer. */
	async #share(exercise: ExerciseOnPage, sharing: Sharing): Promise<void> {
		if (!exercise.answered) return;
		exercise.tell(this.#words.saving);
		const fields = { enrolment: this.#enrolmentId, exercise: exercise.id, sharing };
		if ((await postAction('share', fields)) === null) this.#report(exercise, 'refused');
		this.#stale.add(exercise.id);
		await this.#draw();
	}

	/** Saves what is still on its way to being saved. True when nothing is left to send. */
	async #settle(): Promise<boolean> {
		// All at once: when the page is closing there may be time for one request.
		const own = [...this.#exercises.values()].filter(({ asking }) => savesItself(asking));
		await Promise.all(own.map((exercise) => this.#save(exercise)));
		await this.#outbox.flush();
		await this.#drawing;
		return this.#outbox.waiting.length === 0 && this.#problems.size === 0;
	}

	async #save(exercise: ExerciseOnPage): Promise<void> {
		const { id, asking } = exercise;
		clearTimeout(this.#timers.get(id));
		this.#timers.delete(id);
		// An earlier save is still under way: what it stored decides whether there is anything new.
		if (this.#sending.has(id)) await this.#outbox.flush().then(() => this.#drawing);
		const response = exercise.response(this.#form);
		if (response === null || sameResponse(response, exercise.stored)) return;
		if (this.#isUntouched(exercise, response) || this.#isWaiting(id, response)) return;
		const problem = problemOf(asking, response);
		if (problem) this.#report(exercise, problem);
		else await this.#send(exercise, response);
	}

	/** No ticks and rows in some order are an answer too, but not while nobody has touched them. */
	#isUntouched({ id, answered }: ExerciseOnPage, response: Response): boolean {
		const none = sameResponse(response, { options: [] });
		if (this.#touched.has(id)) return none && !answered;
		return none || 'order' in response;
	}

	#isWaiting(id: string, response: Response): boolean {
		return this.#waiting().some(
			(answer) => answer.exerciseId === id && sameResponse(answer.response, response)
		);
	}

	/** Answers of this training that wait: the outbox holds those of others as well. */
	#waiting(): Outgoing[] {
		return this.#outbox.waiting.filter(({ enrolmentId }) => enrolmentId === this.#enrolmentId);
	}

	async #send(exercise: ExerciseOnPage, response: Response | null, skipped = false): Promise<Sent> {
		const { id, asking } = exercise;
		this.#sending.add(id);
		exercise.sending(this.#words.saving);
		this.#report(exercise, null);
		const sharing = exercise.sharing(this.#form) as Sharing | null;
		const outcome = await this.#outbox.send({
			id: newId(),
			enrolmentId: this.#enrolmentId,
			moduleId: this.#moduleId,
			pageId: this.#pageId,
			exerciseId: id,
			versionHash: this.#field('version'),
			response,
			skipped,
			activeMs: isGraded(asking) ? this.#attention.take(id) : this.#attention.total(id),
			answeredAt: new Date().toISOString(),
			...(sharing ? { sharing } : {})
		});
		await this.#drawing;
		this.#sending.delete(id);
		if (outcome === 'waiting') exercise.sent(this.#waitingWords);
		else if (outcome !== 'stored') {
			exercise.sent('');
			this.#report(exercise, outcome);
		} else if (this.#stale.has(id)) exercise.sent(this.#words[skipped ? 'skipped' : 'saved']);
		return outcome;
	}

	/** Says at each question whose answer waits for what it does; with a way to the server it will say so itself. */
	tellWaiting(): void {
		if (this.#outbox.standing === 'fine') return;
		for (const { exerciseId } of this.#waiting()) {
			this.#exercises.get(exerciseId)?.tell(this.#waitingWords);
		}
	}

	get #waitingWords(): string {
		const { waiting, waitingSignedOut } = this.#words;
		return this.#outbox.standing === 'signed-out' ? waitingSignedOut : waiting;
	}

	/** What the server has now: exercises on this step are drawn anew, others are on their own page. */
	take(receipt: Receipt): void {
		for (const [id] of receipt.states) {
			if (this.#exercises.has(id)) this.#stale.add(id);
		}
		if (this.#stale.size > 0) void this.#draw();
	}

	#draw(): Promise<void> {
		this.#drawing = this.#drawing.then(() => this.#drawStale());
		return this.#drawing;
	}

	async #drawStale(): Promise<void> {
		if (this.#stale.size === 0) return;
		const page = await freshPage();
		if (!page) return;
		for (const id of [...this.#stale]) {
			const exercise = this.#exercises.get(id);
			if (exercise) this.#redraw(exercise, page);
		}
		this.#redrawAround(page);
	}

	#redraw(exercise: ExerciseOnPage, page: Document): void {
		const { id } = exercise;
		const fresh = page.querySelector<HTMLElement>(`[data-exercise="${CSS.escape(id)}"]`);
		if (!fresh) return;
		exercise.redraw(fresh);
		this.#stale.delete(id);
		this.#problems.delete(id);
		const same = sameResponse(exercise.response(this.#form), exercise.stored);
		if (same || !savesItself(exercise.asking)) keep(this.#draftKey(id), null);
	}

	/** What hangs together with other exercises: the way on, and the one coloured button. */
	#redrawAround(page: Document): void {
		takeOver(this.#form.querySelector('[data-onward]'), page.querySelector('[data-onward]'));
		for (const button of this.#form.querySelectorAll('button[name="check"]')) {
			const fresh = page.querySelector(
				`button[name="check"][value="${button.getAttribute('value')}"]`
			);
			if (fresh) button.className = fresh.className;
		}
	}

	#report(exercise: ExerciseOnPage, problem: ProblemCode | null): void {
		if (problem) this.#problems.set(exercise.id, problem);
		else this.#problems.delete(exercise.id);
		exercise.report(problem && this.#words[problem]);
	}

	#restore(): void {
		for (const exercise of this.#exercises.values()) {
			const draft = kept<Filled>(this.#draftKey(exercise.id));
			if (Array.isArray(draft)) this.#putBack(exercise, draft);
		}
	}

	#putBack(exercise: ExerciseOnPage, filled: Filled): void {
		this.#touched.add(exercise.id);
		fillIn(exercise.element, filled);
		exercise.filled();
	}

	/** Something was typed or chosen that the server does not have. */
	get holdsDrafts(): boolean {
		return [...this.#exercises.keys()].some((id) => kept(this.#draftKey(id)) !== null);
	}

	#exerciseOf(target: EventTarget | null): ExerciseOnPage | undefined {
		const element =
			target instanceof Element ? target.closest<HTMLElement>('[data-exercise]') : null;
		return this.#exercises.get(element?.dataset.exercise ?? '');
	}

	#field(name: string): string {
		return this.#form.querySelector<HTMLInputElement>(`input[name="${name}"]`)?.value ?? '';
	}

	#draftKey(id: string): string {
		return `draft:${this.#enrolmentId}:${id}`;
	}
}
