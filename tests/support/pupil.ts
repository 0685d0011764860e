import { expect, type Locator, type Page } from '@playwright/test';
import { plainInline } from '#lib/content/plain-text.ts';
import type { GapKey, Inline } from '#lib/content/types.ts';
import type { AnswerBook, Asked } from './answer-book.ts';
import { mouse, type Hands } from './hands.ts';

type Option = { id: string; c: Inline[] };

/** A right answer, in the shape of its type of exercise. */
type Solution = {
	option?: string;
	options?: string[];
	order?: string[];
	gaps?: string[];
	place?: Record<string, string>;
	pair?: Record<string, string>;
};

/** How a question with a right answer is gone about. */
export type Manner =
	| 'right at once'
	/** First not yet right, then a hint, then right. */
	| 'right after a hint'
	/** Not right until the explanation comes. */
	| 'never right';

/** Does homework through the pages, by what stands on them. */
export class PupilAtWork {
	readonly page: Page;
	readonly book: AnswerBook;
	readonly scripted: boolean;
	readonly hands: Hands;

	constructor(page: Page, book: AnswerBook, scripted: boolean, hands: Hands = mouse) {
		this.hands = hands;
		this.page = page;
		this.book = book;
		this.scripted = scripted;
	}

	/** Part of the page with one question. */
	question(id: string): Locator {
		return this.page.locator(`[data-exercise="${id}"]`);
	}

	/** Ids of what is asked on this step, in its order. */
	async asked(): Promise<string[]> {
		const ids = await this.page
			.locator('[data-exercise]')
			.evaluateAll((all) => all.map((one) => one.getAttribute('data-exercise') ?? ''));
		return ids;
	}

	/** The message that stands under a question. */
	result(id: string): Locator {
		return this.question(id).getByRole('status');
	}

	/** Goes on, and waits until the next page is there. */
	async goOn(): Promise<void> {
		const before = new URL(this.page.url()).pathname;
		await this.hands.press(this.page.getByRole('button', { name: /^(Ga verder|Naar het einde)$/ }));
		await this.page.waitForURL(({ pathname }) => pathname !== before);
	}

	/** Answers a question to its end. */
	async answer(id: string, manner: Manner, words = 'Ik had zin, maar ik was ook moe.') {
		const question = this.question(id);
		const asked = this.book.get(id);
		if (!asked) return this.tickTask(question);
		if (asked.exercise.attempts === null) return this.tell(id, asked, words);
		if (manner !== 'right at once') {
			await this.fill(id, asked, false);
			await this.check(id);
			await expect(question.getByText('Nog niet helemaal.')).toBeVisible();
		}
		if (manner === 'right after a hint') {
			await this.hands.press(question.getByRole('button', { name: 'Geef me een tip' }));
			await expect(question.getByText('Tip:')).toBeVisible();
		}
		if (manner === 'never right') {
			while (await question.getByRole('button', { name: 'Kijk na' }).isVisible()) {
				const tries = await question.getByText(/^(Je tweede keer|Nog een keer)/).textContent();
				await this.fill(id, asked, false);
				await this.check(id);
				await expect(question.getByText(tries ?? '', { exact: true })).toBeHidden();
			}
			await expect(question.getByText('Zo zit het.')).toBeVisible();
			return;
		}
		await this.fill(id, asked, true);
		await this.check(id);
		await expect(question.getByText('Ja, dat past.')).toBeVisible();
		await expect(question.getByRole('button', { name: 'Kijk na' })).toBeHidden();
	}

	async check(id: string): Promise<void> {
		await this.hands.press(this.question(id).getByRole('button', { name: 'Kijk na' }));
	}

	/** Passes a question over, and sees that this was understood. */
	async skip(id: string): Promise<void> {
		await this.hands.press(
			this.question(id).getByRole('button', { name: /^Deze (vraag|lijst) sla ik over$/ })
		);
		await expect(this.question(id).getByText('Overgeslagen.')).toBeVisible();
	}

	/** Something without right or wrong: saved by itself where a script runs, else with the button. */
	private async tell(id: string, asked: Asked, words: string): Promise<void> {
		const { type } = asked.exercise;
		if (type === 'scenario') await this.live(this.question(id));
		else await this.fill(id, asked, true, words);
		const save = this.question(id).getByRole('button', { name: 'Bewaar mijn antwoord' });
		const written = type === 'open' || type === 'vijfg';
		if (type !== 'scenario' && (!this.scripted || written)) await this.hands.press(save);
		await expect(this.question(id).getByText('Bewaard. Je kunt altijd stoppen.')).toBeVisible();
	}

	/** Goes through a story to one of its ends, by the last way that is offered at each step. */
	private async live(question: Locator): Promise<void> {
		const ways = question.locator('.ways');
		while (await ways.isVisible()) {
			const way = ways.getByRole('button').last();
			const scene = await question.locator('.scene').textContent();
			await this.hands.press(way);
			await expect(question.locator('.scene')).not.toHaveText(scene ?? '');
		}
	}

	private async tickTask(question: Locator): Promise<void> {
		await this.hands.tick(question.getByRole('checkbox', { name: 'Dit heb ik gedaan' }), true);
		if (!this.scripted) await this.hands.press(question.getByRole('button', { name: 'Bewaar' }));
		await expect(question.getByText('Bewaard. Je kunt altijd stoppen.')).toBeVisible();
	}

	/** Fills in an answer that is right, or one that is not. */
	async fill(id: string, asked: Asked, right: boolean, words = ''): Promise<void> {
		const { exercise } = asked;
		const solution = (asked.solution ?? {}) as Solution;
		const question = this.question(id);
		switch (exercise.type) {
			case 'meerkeuze': {
				const wanted = exercise.options.filter(
					(option) => (option.id === solution.option) === right || exercise.opinion
				);
				return this.choose(question, wanted);
			}
			case 'kies-meer':
			case 'afvinklijst': {
				const correct = new Set(solution.options ?? exercise.options.map((o) => o.id));
				const [first] = exercise.options;
				for (const option of exercise.options) {
					const turned = !right && option.id === first?.id;
					await this.hands.tick(this.box(question, option), correct.has(option.id) !== turned);
				}
				return;
			}
			case 'volgorde': {
				const correct = solution.order ?? exercise.options.map(({ id }) => id).toReversed();
				return this.order(question, exercise.options, right ? correct : correct.toReversed());
			}
			case 'invullen': {
				const words = (exercise.bank ?? []).map(({ c }) => plainInline(c));
				for (const [gap, wanted] of (solution.gaps ?? []).entries()) {
					const field = question.getByRole(exercise.bank ? 'combobox' : 'textbox', {
						name: `Plek ${gap + 1} van ${exercise.gaps}`
					});
					// What was right already stays in place.
					if (!(await field.isVisible())) continue;
					if (!exercise.bank) {
						await this.hands.write(field, right ? wanted : `geen ${wanted}`);
						continue;
					}
					const accepted = (asked.key as GapKey).gaps[gap] ?? [];
					// Capitals make no difference.
					const fits = (word: string) =>
						accepted.some((one) => one.toLowerCase() === word.toLowerCase());
					const label = words.find((word) => fits(word) === right) ?? '';
					await this.hands.select(field, { label });
				}
				return;
			}
			case 'sorteren': {
				for (const { id: card, c } of exercise.cards) {
					const group = exercise.groups.find(
						(one) => exercise.opinion || (one.id === solution.place?.[card]) === right
					);
					const row = question.getByRole('group', { name: plainInline(c) });
					if (group && (await row.isVisible())) await this.choose(row, [group]);
				}
				return;
			}
			case 'verbinden': {
				for (const { id: left, c } of exercise.left) {
					const to = exercise.right.find((one) => (one.id === solution.pair?.[left]) === right);
					const field = question.getByRole('combobox', { name: plainInline(c) });
					if (to && (await field.isVisible())) {
						await this.hands.select(field, { label: plainInline(to.c) });
					}
				}
				return;
			}
			case 'schaal':
				// By its value: the ends of a scale have words to them.
				await this.hands.choose(question.locator(`input[value="${Math.min(7, exercise.to)}"]`));
				return;
			case 'vragenlijst': {
				const middle = exercise.answers[Math.floor(exercise.answers.length / 2)];
				for (const { c } of exercise.items) {
					const item = question.getByRole('group', { name: plainInline(c), exact: true });
					if (middle) await this.choose(item, [middle]);
				}
				return;
			}
			case 'adem':
				await this.hands.tick(
					question.getByRole('checkbox', { name: 'Ik heb rustig geademd' }),
					true
				);
				return;
			case 'vijfg':
				for (const field of await question.getByRole('textbox').all()) {
					await this.hands.write(field, words);
				}
				return;
			case 'open':
				await this.hands.write(question.getByRole('textbox'), words);
		}
	}

	/** The first of these that can still be chosen. */
	private async choose(where: Locator, options: Option[]): Promise<void> {
		for (const option of options) {
			const radio = this.control(where, 'radio', option);
			if (!(await radio.isEnabled())) continue;
			await this.hands.choose(radio);
			return;
		}
		throw new Error('There is nothing left to choose');
	}

	private box(where: Locator, option: Option): Locator {
		return this.control(where, 'checkbox', option);
	}

	/** By its words, and by its value: the words of one option may begin those of another. */
	private control(where: Locator, role: 'radio' | 'checkbox', { id, c }: Option): Locator {
		const named = where.getByRole(role, { name: startingWith(plainInline(c)) });
		return named.and(where.locator(`[value="${id}"]`));
	}

	private async order(question: Locator, options: Option[], wanted: string[]): Promise<void> {
		const words = wanted.map((id) => plainInline(options.find((one) => one.id === id)?.c ?? []));
		if (!this.scripted) {
			for (const [at, item] of words.entries()) {
				const place = question.getByRole('combobox', { name: `Plek van: ${item}` });
				await this.hands.select(place, { value: String(at + 1) });
			}
			return;
		}
		for (const [at, item] of words.entries()) {
			const up = question.getByRole('button', { name: `Omhoog: ${item}` });
			const place = async () => {
				const rows = await question.getByRole('listitem').allTextContents();
				return rows.findIndex((row) => row.trim().startsWith(item));
			};
			while ((await place()) > at) await this.hands.press(up);
		}
	}
}

function startingWith(words: string): RegExp {
	return new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`);
}
