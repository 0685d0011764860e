import { gzipSync } from 'node:zlib';
import { chromium, type Page } from '@playwright/test';
import { readChromium } from '../setup/chromium.mjs';

export type Weight = {
	requests: number;
	/** Bytes on the wire, as the browser counts them; what it has kept costs nothing. */
	bytes: number;
	/** JavaScript alone, after gzip, whatever the server used. */
	script: number;
};

/** What a browser fetches for a first view of a step, and for the next step after it. */
export async function weighPages(
	origin: string,
	cookie: string,
	paths: [first: string, second: string]
): Promise<Weight[]> {
	const [name = '', value = ''] = cookie.split(/=(.*)/s);
	const executablePath = process.env.CHROMIUM ?? readChromium().path;
	const browser = await chromium.launch({
		...(executablePath && { executablePath }),
		args: process.getuid?.() === 0 ? ['--no-sandbox'] : []
	});
	try {
		const context = await browser.newContext({ locale: 'nl' });
		await context.addCookies([{ name, value, url: origin }]);
		const page = await context.newPage();
		const weights: Weight[] = [];
		for (const path of paths) weights.push(await weigh(page, origin + path));
		return weights;
	} finally {
		await browser.close();
	}
}

async function weigh(page: Page, url: string): Promise<Weight> {
	const wire = await page.context().newCDPSession(page);
	await wire.send('Network.enable');
	const sent = new Map<string, { url: string; kept: boolean; bytes: number }>();
	wire.on('Network.responseReceived', ({ requestId, response }) => {
		const kept = response.fromDiskCache === true || response.url.startsWith('data:');
		sent.set(requestId, { url: response.url, kept, bytes: 0 });
	});
	wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		const one = sent.get(requestId);
		if (one) one.bytes = encodedDataLength;
	});
	await page.goto(url, { waitUntil: 'networkidle' });
	await wire.detach();
	const fetched = [...sent.values()].filter(({ kept }) => !kept);
	const scripts = fetched.filter(({ url }) => new URL(url).pathname.endsWith('.js'));
	const sizes = await Promise.all(
		scripts.map(async ({ url }) => gzipSync(await (await page.request.get(url)).body()).length)
	);
	return {
		requests: fetched.length,
		bytes: fetched.reduce((sum, { bytes }) => sum + bytes, 0),
		script: sizes.reduce((sum, size) => sum + size, 0)
	};
}
