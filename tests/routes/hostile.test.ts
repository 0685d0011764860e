import { chromium, type Browser, type Page as Tab } from '@playwright/test';
import { render } from 'svelte/server';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import ShownPage from '#lib/components/testing/ShownPage.svelte';
import { compilePage } from '#lib/content/compile-page.ts';
import { forParticipant } from '#lib/content/participant/for-participant.ts';
import { contexts, hostilePage, scripts } from '#lib/content/testing/hostile.ts';
import { readChromium } from '../../scripts/setup/chromium.mjs';

const HOME = 'http://course.example/';
/** Tells of everything that a page of a course has no business doing, and lets it happen, so that it shows. */
const POLICY = [
	"default-src 'none'",
	"img-src 'self'",
	"media-src 'self'",
	"form-action 'self'",
	"base-uri 'none'"
].join('; ');

let browser: Browser;
beforeAll(async () => {
	const { path, problem } = readChromium();
	if (!path) throw new Error(problem);
	const args = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
	browser = await chromium.launch({ executablePath: path, args });
});
afterAll(() => browser?.close());

const drawn = (text: string): string => {
	const { page } = compilePage(text, '01-ruzie/01-start.md');
	const blocks = forParticipant(page, ['extra', 'verdieping'])?.blocks ?? [];
	return render(ShownPage, { props: { blocks } }).body;
};

/** Opens a page in a browser. Gives what it asked of others, and what ran or was against the policy. */
async function open(tab: Tab, html: string) {
	const asked: string[] = [];
	const ran: string[] = [];
	await tab.route('**', (route) => {
		const url = route.request().url();
		if (!url.startsWith(HOME)) asked.push(url);
		return url === HOME
			? route.fulfill({
					contentType: 'text/html; charset=utf-8',
					headers: { 'content-security-policy-report-only': POLICY },
					body: html
				})
			: route.fulfill({ status: 404, body: '' });
	});
	await tab.exposeFunction('tell', (what: string) => void ran.push(what));
	await tab.addInitScript(() => {
		const { tell } = window as unknown as { tell: (what: string) => void };
		window.alert = (said) => tell(`alert(${said})`);
		document.addEventListener('securitypolicyviolation', ({ violatedDirective, sample }) =>
			tell(`${violatedDirective} ${sample}`)
		);
	});
	await tab.goto(HOME, { waitUntil: 'load' });
	return { asked, ran };
}

/** Everything on the page that could run, by what it is. Runs in the browser. */
function dangerous(): string[] {
	const FORBIDDEN = 'script, style, iframe, object, embed, base, meta, link, math, frame, applet';
	const found = [...document.body.querySelectorAll(FORBIDDEN)].map(({ outerHTML }) => outerHTML);
	for (const element of document.body.querySelectorAll('*')) {
		for (const { name, value } of element.attributes) {
			const isAddress = /^(href|src|action|formaction|poster|xlink:href)$/.test(name);
			const runs = /^on|^style$|^srcdoc$/.test(name);
			const away =
				isAddress && !/^(https?|mailto|tel):$/.test(new URL(value, document.baseURI).protocol);
			if (runs || away) found.push(`${element.tagName} ${name}="${value}"`);
		}
	}
	return found;
}

describe(`${scripts.length * contexts.length} hostile texts in a browser run nothing`, () => {
	test.each(contexts)('in %s', async (_, write) => {
		const bodies = scripts.map((payload) => drawn(hostilePage(write, payload)));
		const articles = bodies.map((body) => `<article data-hostile>${body}</article>`);
		const html = `<!doctype html><html lang="nl"><title>x</title><body>${articles.join('\n')}</body></html>`;
		const tab = await browser.newPage();
		const { asked, ran } = await open(tab, html);
		// Each where it belongs: none of them closed or swallowed another.
		expect(await tab.locator('body > article[data-hostile]').count()).toBe(scripts.length);
		for (const summary of await tab.locator('summary').all()) await summary.dispatchEvent('click');
		expect(await tab.evaluate(dangerous)).toEqual([]);
		expect(ran).toEqual([]);
		expect(asked).toEqual([]);
		await tab.close();
	});

	test('the watch sees what runs, and what leaves', async () => {
		const tab = await browser.newPage();
		const bad = '<body><img src=x onerror=alert(1)><img src=https://a.example/x.png></body>';
		const { asked, ran } = await open(tab, bad);
		await expect.poll(() => ran.join()).toContain('alert(1)');
		expect(ran.join()).toContain('script-src');
		expect(asked).toEqual(['https://a.example/x.png']);
		expect(await tab.evaluate(dangerous)).toHaveLength(1);
		await tab.close();
	});
});
