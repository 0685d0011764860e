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
/** Who sets letters twice as large in the browser has half the pixels; our own setting changes the letters alone. */
const ROOM = [
	{ what: '320 px', width: 320, letters: '' },
	{ what: 'letters of 200 %', width: 640, letters: '' },
	{ what: 'the largest letters of our own', width: 1280, letters: '135%' },
	{ what: 'the largest letters of our own on a phone', width: 360, letters: '135%' }
];

/**
 * Looks at a page as it stands: axe finds nothing at two widths in light and dark, and nothing has to be scrolled
 * sideways on 320 px or with larger letters. axe is a script, so without scripts only the second is looked at.
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
	const known = (await page.context().cookies()).some((cookie) => cookie.name === 'opmaat');
	for (const { what, width, letters } of ROOM) {
		// Only who has an account can choose letters.
		if (letters && !known) continue;
		await page.setViewportSize({ width, height: 800 });
		await setLetters(page, letters);
		expect(await overflowOf(page), `${name}, ${what}`).toEqual([]);
	}
	await setLetters(page, '');
	await page.setViewportSize(before);
}

/** The innermost of what sticks out sideways, when anything has to be scrolled. */
function overflowOf(page: Page): Promise<string[]> {
	return page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		if (scrollWidth <= clientWidth) return [];
		const wide = [...document.body.querySelectorAll('*')].filter(
			(element) => element.getBoundingClientRect().right > clientWidth + 1
		);
		return wide
			.filter((element) => !wide.some((one) => one !== element && element.contains(one)))
			.map(({ tagName, className }) =>
				`${tagName.toLowerCase()}.${String(className)}`.slice(0, 80)
			);
	});
}

function setLetters(page: Page, size: string): Promise<void> {
	return page.evaluate((value) => {
		document.documentElement.style.fontSize = value;
	}, size);
}
