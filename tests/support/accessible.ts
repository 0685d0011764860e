import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'];
const WIDE = { width: 1280, height: 800 };
const LOOKS = [
	{ colours: 'light', size: WIDE },
	{ colours: 'dark', size: WIDE },
	{ colours: 'light', size: { width: 360, height: 740 } },
	{ colours: 'dark', size: { width: 360, height: 740 } }
] as const;

/**
 * Looks at a page as it stands: axe finds nothing at two widths in light and dark, and nothing has to be scrolled
 * sideways on 320 px or with letters twice as large. axe is a script, so without scripts only the second is looked at.
 */
export async function expectAccessible(page: Page, scripted: boolean): Promise<void> {
	const before = page.viewportSize() ?? WIDE;
	const name = new URL(page.url()).pathname;
	if (scripted) {
		for (const { colours, size } of LOOKS) {
			await page.setViewportSize(size);
			await page.emulateMedia({ colorScheme: colours });
			// Without frames there is nothing to gather, which is what the other mode takes its time for.
			const { violations } = await new AxeBuilder({ page })
				.setLegacyMode()
				.withTags(RULES)
				.analyze();
			const found = violations.map(({ id, nodes }) => ({
				id,
				nodes: nodes.map(({ target, failureSummary }) => `${target.join(' ')}: ${failureSummary}`)
			}));
			expect(found, `${name}, ${colours}, ${size.width} px`).toEqual([]);
		}
		await page.emulateMedia({ colorScheme: null });
	}
	await page.setViewportSize({ width: 320, height: 640 });
	expect(await overflowOf(page), `${name} at 320 px`).toEqual([]);
	await page.setViewportSize(WIDE);
	await setLetters(page, '200%');
	expect(await overflowOf(page), `${name} with letters twice as large`).toEqual([]);
	await setLetters(page, '');
	await page.setViewportSize(before);
}

/** What sticks out sideways, when anything has to be scrolled. */
function overflowOf(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth <= clientWidth) return [];
		const wide = [...document.body.querySelectorAll('*')].filter(
			(element) => element.getBoundingClientRect().right > clientWidth + 1
		);
		return wide.map(({ tagName, className }) =>
			`${tagName.toLowerCase()}.${String(className)}`.slice(0, 80)
		);
	});
}

function setLetters(page: Page, size: string): Promise<void> {
	return page.evaluate((value) => {
		document.documentElement.style.fontSize = value;
	}, size);
}
