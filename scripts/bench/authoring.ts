import { chromium } from '@playwright/test';
import { compileCourse } from '#lib/content/compile-course.ts';
import { newId } from '#lib/ids.ts';
import { publishCourse } from '#lib/server/courses/publish.ts';
import { createDraftOf } from '#lib/server/drafts/drafts.ts';
import type { Pools } from '../pools.ts';
import { readChromium } from '../setup/chromium.mjs';
import { benchCourse, type School, type User } from './school.ts';

const ROUNDS = 9;

const middle = (values: number[]) =>
	values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Milliseconds of a step for whoever sees it first after a publication, and of the next view; the middle of some rounds. */
export type FirstView = { firstMs: number; nextMs: number };

/** Corrects a sentence of the step again and again, and each time looks at it twice as a participant. */
export async function measureFirstView(
	pools: Pools,
	origin: string,
	{ author, pupils }: School,
	path: string
): Promise<FirstView> {
	const { files } = await benchCourse();
	const changed = new Map(files);
	const [, , , module = '', page = ''] = path.split('/');
	const file = [...files.keys()].find((name) => name.includes(module) && name.includes(page)) ?? '';
	const text = new TextDecoder().decode(files.get(file) as Uint8Array);
	const pupil = pupils.at(-2) as User;
	const look = async () => {
		const begun = performance.now();
		const response = await fetch(origin + path, {
			headers: { cookie: pupil.cookie, accept: 'text/html' }
		});
		const html = await response.text();
		return { ms: performance.now() - begun, html };
	};
	const times: { first: number; next: number }[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		changed.set(file, `${text}\nVerbeterd: ronde ${round}.\n`);
		const { course } = compileCourse(changed, { folder: 'overstap', allowSvg: true });
		if (!course) throw new Error('the changed course has a mistake');
		await pools.withTransaction(author.actor, (tx) =>
			publishCourse(tx, author.actor, course, `Ronde ${round}`, new Date())
		);
		const first = await look();
		if (!first.html.includes(`Verbeterd: ronde ${round}.`))
			throw new Error('the correction is not shown');
		times.push({ first: first.ms, next: (await look()).ms });
	}
	return {
		firstMs: middle(times.map(({ first }) => first)),
		nextMs: middle(times.map(({ next }) => next))
	};
}

/**
 * Milliseconds from a keystroke that makes a mistake to the squiggle under it, in the editor with the largest page of
 * the course; the middle of some rounds.
 */
export async function measureSquiggle(
	pools: Pools,
	origin: string,
	{ author }: School
): Promise<{ squiggleMs: number; characters: number }> {
	const { files } = await benchCourse();
	const pages = [...files].filter(([name]) => /^\d.*\/\d.*\.md$/.test(name));
	const [, bytes] = pages.reduce((a, b) => (b[1].length > a[1].length ? b : a));
	const id = `meting-${newId().slice(-8)}`;
	await pools.withTransaction(author.actor, (tx) =>
		createDraftOf(tx, author.actor, { id, title: 'Meting', files: new Map(files) }, new Date())
	);
	const executablePath = process.env.CHROMIUM ?? readChromium().path;
	const browser = await chromium.launch({
		...(executablePath && { executablePath }),
		args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
	});
	try {
		const context = await browser.newContext({ locale: 'nl' });
		const [name = '', value = ''] = author.cookie.split(/=(.*)/s);
		await context.addCookies([{ name, value, url: origin }]);
		const tab = await context.newPage();
		await tab.goto(`${origin}/trainings/${id}/edit`);
		const title =
			/^titel: "?(.*?)"?$/m.exec(new TextDecoder().decode(bytes as Uint8Array))?.[1] ?? '';
		await tab.getByRole('link', { name: title, exact: true }).first().click();
		const field = tab.getByRole('textbox', { name: /^Tekst van / });
		await tab.getByRole('button', { name: 'Kader' }).waitFor();
		await field.click();
		await tab.keyboard.press('ControlOrMeta+End');
		await tab.keyboard.insertText('\n\n:::ti\nX\n:::\n');
		for (const key of ['ArrowUp', 'ArrowUp', 'ArrowUp', 'End']) await tab.keyboard.press(key);
		await tab.locator('.cm-lintRange-error').waitFor();
		const times: number[] = [];
		for (let round = 0; round < ROUNDS; round++) {
			await tab.keyboard.type('p');
			await tab.locator('.cm-lintRange-error').waitFor({ state: 'detached' });
			times.push(await untilSquiggle(tab, 'x'));
			await tab.keyboard.press('Backspace');
			await tab.keyboard.press('Backspace');
			await tab.locator('.cm-lintRange-error').waitFor();
		}
		return { squiggleMs: middle(times), characters: (bytes as Uint8Array).length };
	} finally {
		await browser.close();
	}
}

async function untilSquiggle(tab: import('@playwright/test').Page, key: string): Promise<number> {
	const seen = tab.evaluate(
		() =>
			new Promise<number>((resolve) => {
				const host = document.querySelector('.host') as HTMLElement;
				let begun = 0;
				host.addEventListener('keydown', ({ timeStamp }) => (begun = timeStamp), { once: true });
				new MutationObserver((_, watch) => {
					if (!begun || !host.shadowRoot?.querySelector('.cm-lintRange-error')) return;
					watch.disconnect();
					resolve(performance.now() - begun);
				}).observe(host.shadowRoot as ShadowRoot, {
					subtree: true,
					childList: true,
					attributes: true
				});
			})
	);
	await tab.keyboard.press(key);
	return seen;
}
