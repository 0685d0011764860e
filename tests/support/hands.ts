import type { Locator, Page } from '@playwright/test';
import { tabTo } from './keyboard.ts';

/** How somebody operates a page. */
export type Hands = {
	press: (target: Locator) => Promise<void>;
	/** A radio button. */
	choose: (target: Locator) => Promise<void>;
	tick: (target: Locator, wanted: boolean) => Promise<void>;
	/** An option of a list, by what it says or by its value. */
	select: (target: Locator, option: { label: string } | { value: string }) => Promise<void>;
	write: (target: Locator, words: string) => Promise<void>;
};

/** With a mouse, and a keyboard to write. */
export const mouse: Hands = {
	press: (target) => target.click(),
	choose: (target) => target.check(),
	tick: (target, wanted) => target.setChecked(wanted),
	select: async (target, option) => void (await target.selectOption(option)),
	write: (target, words) => target.fill(words)
};

/** With nothing but a keyboard. */
export function keyboardOn(page: Page): Hands {
	const key = (name: string) => page.keyboard.press(name);
	return {
		press: async (target) => {
			await tabTo(page, target);
			await key('Enter');
		},
		choose: async (target) => {
			const name = await target.getAttribute('name');
			// The tab key stops at one button of a group; arrows lead to the others.
			await tabTo(page, page.locator(`input[type=radio][name="${name}"]`));
			const there = () => target.evaluate((element) => element === document.activeElement);
			for (let moved = 0; !(await there()); moved++) {
				if (moved > 40) throw new Error('The arrow keys do not reach it');
				await key('ArrowDown');
			}
			await key('Space');
		},
		tick: async (target, wanted) => {
			await tabTo(page, target);
			if ((await target.isChecked()) !== wanted) await key('Space');
		},
		select: async (target, option) => {
			await tabTo(page, target);
			const place = await target.evaluate((element, wanted) => {
				const options = [...(element as HTMLSelectElement).options];
				const is = ({ label, value }: HTMLOptionElement) =>
					'label' in wanted ? label.trim() === wanted.label : value === wanted.value;
				return options.findIndex(is);
			}, option);
			await key('Home');
			for (let moved = 0; moved < place; moved++) await key('ArrowDown');
		},
		write: async (target, words) => {
			await tabTo(page, target);
			await key('ControlOrMeta+a');
			await page.keyboard.insertText(words);
		}
	};
}
