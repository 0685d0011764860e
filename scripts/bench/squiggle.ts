import { chromium, type Page } from '@playwright/test';
import { createDraftOf } from '#lib/server/drafts/drafts.ts';
import { readTree } from '#lib/server/drafts/tree.ts';
import type { Pools } from '../pools.ts';
import { readChromium } from '../setup/chromium.mjs';
import type { School } from './school.ts';

const ROUNDS = 25;
/** A page as long as a long page of a training: about 1,200 words with two dozen exercises. */
const BLOCKS = 24;
const DRAFT = 'meting';

/** Milliseconds from the key going down to the mistake being underlined on screen. */
export type Squiggle = { characters: number; p50: number; p95: number };

/** Types a letter that makes the name of an exercise wrong, waits for the line under it, takes it away, and again. */
export async function measureSquiggle(
	pools: Pools,
	origin: string,
	{ author }: School
): Promise<Squiggle> {
	const text = longPage();
	const path = await makeDraft(pools, author, text);
	const executablePath = process.env.CHROMIUM ?? readChromium().path;
	const browser = await chromium.launch({
		...(executablePath && { executablePath }),
		args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
	});
	try {
		const context = await browser.newContext({ locale: 'nl' });
		const [name = '', value = ''] = author.cookie.split(/=(.*)/s);
		await context.addCookies([{ name, value, url: origin }]);
		const page = await context.newPage();
		page.setDefaultTimeout(10_000);
		await page.goto(origin + path);
		const times = await typeRounds(page);
		times.sort((a, b) => a - b);
		const at = (share: number) => times[Math.floor(times.length * share)] ?? NaN;
		return { characters: text.length, p50: at(0.5), p95: at(0.95) };
	} finally {
		await browser.close();
	}
}

async function makeDraft({ withTransaction }: Pools, { actor }: School['author'], text: string) {
	const files = new Map([
		['course.md', '---\ntitel: Meting\neigenaar: Team\n---\n\nEen training om mee te meten.\n'],
		['01-begin/module.md', '---\ntitel: Begin\n---\n'],
		['01-begin/01-lang.md', text]
	]);
	const fileId = await withTransaction(actor, async (tx) => {
		const wish = { id: DRAFT, title: 'Meting', files };
		const made = await createDraftOf(tx, actor, wish, new Date());
		if ('problem' in made) throw new Error(`The draft was refused: ${made.problem}`);
		return (await readTree(tx, actor, DRAFT)).modules[0]?.pages[0]?.id ?? '';
	});
	return `/trainings/${DRAFT}/edit/${fileId}`;
}

async function typeRounds(page: Page): Promise<number[]> {
	const squiggle = page.locator('.cm-lintRange-error');
	await page.locator('.cm-content').click();
	await page.keyboard.press('ControlOrMeta+Home');
	// The first line of the page that begins an exercise is its first line with text.
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('End');
	for (const _ of '{#orde-0}') await page.keyboard.press('ArrowLeft');
	await squiggle.first().waitFor({ state: 'detached' });
	const times: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		await startClock(page);
		await page.keyboard.press('n');
		times.push(await readClock(page));
		await page.keyboard.press('Backspace');
		await squiggle.first().waitFor({ state: 'detached' });
	}
	return times.slice(3);
}

/** The browser itself measures: from the event of the key until the frame in which the line is there. */
async function startClock(page: Page): Promise<void> {
	await page.locator('.cm-editor').evaluate((editor) => {
		const here = editor.getRootNode() as ShadowRoot;
		const taken = new Promise<number>((resolve) => {
			here.addEventListener(
				'keydown',
				(event) => {
					const look = () => {
						if (!here.querySelector('.cm-lintRange-error')) return void requestAnimationFrame(look);
						resolve(performance.now() - event.timeStamp);
					};
					look();
				},
				{ capture: true, once: true }
			);
		});
		Object.assign(globalThis, { taken });
	});
}

function readClock(page: Page): Promise<number> {
	return page.evaluate(() => {
		const late = new Promise<never>((_, reject) => {
			setTimeout(() => reject(new Error('nothing was underlined within 10 s')), 10_000);
		});
		return Promise.race([(globalThis as unknown as { taken: Promise<number> }).taken, late]);
	});
}

function longPage(): string {
	const sentence = 'Iedereen heeft wel eens ruzie. Vaak merk je het eerst in je lijf. ';
	const blocks = Array.from(
		{ length: BLOCKS },
		(_, at) => `:::volgorde{#orde-${at}}
Zet de stappen in de goede volgorde.

1. Stop.
2. Denk na.
3. Doe iets slims.
:::

${sentence.repeat(3)}
`
	);
	return `---\ntitel: Lang\n---\n\n${blocks.join('\n')}`;
}
