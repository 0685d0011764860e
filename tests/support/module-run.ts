import { expect, type Locator } from '@playwright/test';
import { plainInline } from '#lib/content/plain-text.ts';
import type { ScenarioExercise } from '#lib/content/types.ts';
import type { Asked } from './answer-book.ts';
import type { PupilAtWork } from './pupil.ts';
import type { Told } from './told.ts';

/** How a module is gone through. */
export type Way = 'all right' | 'mostly wrong' | 'mixed';

const WORDS = 'Ik vroeg het aan iemand die ik vertrouw.';
/** More than any module has: a way that goes round in circles ends here. */
const MOST_STEPS = 40;

/** One pupil on the way through one module. */
export class ModuleRun {
	readonly #pupil: PupilAtWork;
	readonly #told: Told;
	readonly #how: Way;
	/** Which of several wrong answers comes first; other for every pupil. */
	readonly #turn: number;
	#asked = 0;

	constructor(pupil: PupilAtWork, how: Way, turn: number, told: Told) {
		this.#pupil = pupil;
		this.#how = how;
		this.#turn = turn;
		this.#told = told;
	}

	/** From the page of the module to its end; gives the names of the steps. */
	async play(course: string, module: string): Promise<string[]> {
		const { page } = this.#pupil;
		const steps: string[] = [];
		await page.goto(`/learn/${course}/${module}`);
		await page.getByRole('link', { name: 'Begin', exact: true }).click();
		await page.waitForURL(/\/learn\/[^/]+\/[^/]+\/[^/]+$/);
		while (!page.url().endsWith('/end')) {
			steps.push(new URL(page.url()).pathname.split('/').at(-1) ?? '');
			expect(steps.length, `the steps come to an end: ${steps.join(', ')}`).toBeLessThan(
				MOST_STEPS
			);
			for (const id of await this.#pupil.asked()) await this.#answer(id);
			await this.#pupil.goOn();
		}
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Klaar met deze module');
		return steps;
	}

	async #answer(id: string): Promise<void> {
		const asked = this.#pupil.book.get(id);
		const graded = asked?.exercise.attempts ?? null;
		if (asked && graded !== null && this.#isWrongNow()) await this.#beWrong(id, asked, graded);
		else if (this.#pupil.scripted) await this.#pupil.answer(id, 'right at once', WORDS);
		else if (asked?.exercise.type === 'scenario') await this.#live(id, asked.exercise);
		else await this.#fillIn(id, asked);
		await this.#look(id);
	}

	#isWrongNow(): boolean {
		this.#asked++;
		if (this.#how === 'mixed') return (this.#asked + this.#turn) % 2 === 0;
		return this.#how === 'mostly wrong';
	}

	/** Right at once, or something without right or wrong, which is saved by going on. */
	async #fillIn(id: string, asked: Asked | undefined): Promise<void> {
		const question = this.#pupil.question(id);
		if (!asked) {
			await question.getByRole('checkbox').check();
			return;
		}
		await this.#pupil.fill(id, asked, true, WORDS);
		if (asked.exercise.attempts !== null) await this.#press(question, 'Kijk na');
		else if ('sample' in asked.key) await this.#press(question, 'Bewaar mijn antwoord');
	}

	/** Every wrong answer there is, all hints, and the right one only when no other is left. */
	async #beWrong(id: string, asked: Asked, attempts: number): Promise<void> {
		const question = this.#pupil.question(id);
		const wrong = wrongOptions(asked);
		for (let attempt = 1; attempt <= attempts; attempt++) {
			const right = wrong !== null && attempt > wrong;
			if (right) await this.#pupil.fill(id, asked, true);
			else await this.#fillWrong(id, asked, attempt, attempt === attempts);
			await this.#press(question, 'Kijk na');
			await this.#look(id);
			if (right) break;
			const hint = question.getByRole('button', { name: /tip/ });
			while (attempt < attempts && (await hint.isVisible())) {
				await this.#press(question, /tip/);
				await this.#look(id);
			}
		}
		await expect(question.getByRole('button', { name: 'Kijk na' })).toBeHidden();
	}

	async #fillWrong(id: string, asked: Asked, attempt: number, last: boolean): Promise<void> {
		const { exercise } = asked;
		const question = this.#pupil.question(id);
		if (exercise.type === 'meerkeuze') {
			const { option: correct } = asked.solution as { option: string };
			const wrong = exercise.options.filter((one) => one.id !== correct);
			const chosen = wrong[(attempt + this.#turn) % wrong.length];
			if (chosen) await this.#control(question, chosen.id).check();
		} else if (exercise.type === 'kies-meer') {
			const { options } = asked.solution as { options: string[] };
			const correct = new Set(options);
			const turned = exercise.options[(attempt + this.#turn) % exercise.options.length]?.id;
			for (const one of exercise.options) {
				// At last everything, so that every remark is told.
				const ticked = last || correct.has(one.id) !== (one.id === turned);
				await this.#control(question, one.id).setChecked(ticked);
			}
		} else await this.#pupil.fill(id, asked, false);
	}

	/** The control of one option. */
	#control(question: Locator, option: string): Locator {
		return question.locator(`input[value="${option}"]`);
	}

	/** Goes through a story; who is mostly wrong goes back until every choice was made once. */
	async #live(id: string, story: ScenarioExercise): Promise<void> {
		const question = this.#pupil.question(id);
		const all = story.steps.flatMap(({ choices }) => choices.map((choice) => choice.id));
		const tried = new Set<string>();
		const thorough = this.#how === 'mostly wrong';
		const ways = question.locator('.ways button');
		for (let turns = 0; turns < 20 * all.length; turns++) {
			const here = await ways.evaluateAll((buttons) =>
				buttons.map((button) => button.getAttribute('value') ?? '')
			);
			if (here.length === 0) {
				if (!thorough || all.every((choice) => tried.has(choice))) return;
				await this.#press(question, 'Begin opnieuw');
				continue;
			}
			const next = nearestUntried(story, here, tried) ?? here[0] ?? '';
			tried.add(next);
			await this.#pressIt(question.locator(`.ways button[value="${next}"]`));
			await this.#look(id);
		}
		throw new Error(`The story #${id} has no end: ${plainInline(story.steps[0]?.title ?? [])}`);
	}

	async #press(question: Locator, name: string | RegExp): Promise<void> {
		await this.#pressIt(question.getByRole('button', { name }));
	}

	/** Presses a button of a page without script, and waits for the page that answers. */
	async #pressIt(button: Locator): Promise<void> {
		const answered = this.#pupil.page.waitForEvent('domcontentloaded');
		await button.click();
		await answered;
	}

	/** Reads what stands under a question. */
	async #look(id: string): Promise<void> {
		const texts = await this.#pupil
			.question(id)
			.locator('[data-part="result"], .before')
			.allTextContents();
		this.#told.see(id, texts.join(' '));
	}
}

/** How many wrong answers can be given one by one; null where there is no end to them. */
function wrongOptions({ exercise }: Asked): number | null {
	return exercise.type === 'meerkeuze' ? exercise.options.length - 1 : null;
}

/** The choice here that leads soonest to one that was not made yet. */
function nearestUntried(
	story: ScenarioExercise,
	here: string[],
	tried: ReadonlySet<string>
): string | undefined {
	const choices = new Map(story.steps.flatMap((step) => step.choices.map((one) => [one.id, one])));
	const seen = new Set(here);
	let front = here.map((first) => ({ first, at: first }));
	while (front.length > 0) {
		const found = front.find(({ at }) => !tried.has(at));
		if (found) return found.first;
		front = front.flatMap(({ first, at }) => {
			const step = story.steps.find(({ id }) => id === choices.get(at)?.to);
			const fresh = (step?.choices ?? []).filter(({ id }) => !seen.has(id));
			for (const { id } of fresh) seen.add(id);
			return fresh.map(({ id }) => ({ first, at: id }));
		});
	}
	return undefined;
}
