import { expect } from 'vitest';
import { gzipSizeOf, scriptsOf } from '#tests/build.ts';
import { makeExamples } from '#tests/examples.ts';
import { test } from '#tests/site-test.ts';

/** In bytes, compressed: the budget for all JavaScript of a participant's page. */
const BUDGET = 60_000;
/** What it is kept to: whoever needs more has a reason. */
const KEPT_TO = 12_000;

test('the JavaScript of a participant’s page stays far under its budget', async ({
	site,
	visit
}) => {
	const { ids, visitors } = await makeExamples(site);
	const { ask } = await visit(visitors.participant);
	const module = `/learn/${ids.course}/${ids.module}`;
	for (const path of ['/today', '/my-days', module, `${module}/${ids.page}`, `${module}/end`]) {
		const response = await ask(path);
		expect(response.status, path).toBe(200);
		const html = await response.text();
		expect(html, 'a script that is written in the page').not.toMatch(/<script(?![^>]*src=)/);
		const sizes = scriptsOf(html).map((script): [string, number] => [script, gzipSizeOf(script)]);
		const total = sizes.reduce((sum, [, size]) => sum + size, 0);
		expect(total, path).toBeGreaterThan(1000);
		expect(total, `${path} ${JSON.stringify(sizes)}`).toBeLessThanOrEqual(KEPT_TO);
		expect(KEPT_TO).toBeLessThanOrEqual(BUDGET);
	}
});
