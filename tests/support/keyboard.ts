import { expect, type Locator, type Page } from '@playwright/test';

/** More tabs than this to reach something is a fault by itself. */
const MOST = 200;

/** Moves the focus with the tab key until it is there, or at one of them. */
export async function tabTo(page: Page, target: Locator): Promise<void> {
	// What was pressed before may still be bringing the page on which it stands.
	await target.first().waitFor({ state: 'attached' });
	for (let pressed = 0; pressed < MOST; pressed++) {
		if ((await hasFocus(target)) && (await isSettled(page)) && (await hasFocus(target))) {
			await expect(page.locator(':focus'), 'what has the focus can be seen').toBeInViewport();
			return;
		}
		await page.keyboard.press('Tab');
	}
	throw new Error(`The tab key does not reach ${target}`);
}

function hasFocus(target: Locator): Promise<boolean> {
	return target.evaluateAll((all) => all.some((one) => one === document.activeElement));
}

/** A page that has just come puts the focus at its beginning, which may be after the first tab. */
async function isSettled(page: Page): Promise<true> {
	// Not a timer of the page: without scripts it has none.
	await page.waitForTimeout(80);
	return true;
}

/** Goes to a link or button with the keyboard, and presses it. */
export async function press(page: Page, target: Locator): Promise<void> {
	await tabTo(page, target);
	await page.keyboard.press('Enter');
}
