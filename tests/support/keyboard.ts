import { expect, type Locator, type Page } from '@playwright/test';

/** More tabs than this to reach something is a fault by itself. */
const MOST = 200;

/** Moves the focus with the tab key until it is there, or at one of them. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	// What was pressed before may still be bringing the page on which it stands.
	await target.first().waitFor({ state: 'attached' });
	for (let pressed = 0; pressed < MOST; pressed++) {
		if (await target.evaluateAll((all) => all.some((one) => one === document.activeElement))) {
			await expect(page.locator(':focus'), 'what has the focus can be seen').toBeInViewport();
			return;
		}
		await page.keyboard.press('Tab');
	}
	throw new Error(`The tab key does not reach ${target}`);
}

/** Goes to a link or button with the keyboard, and presses it. */
export async function press(page: Page, target: Locator): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press('Enter');
}
