import { expect, test } from 'vitest';
import { gzipSizeOf, readManifest, scriptsOf } from '#tests/build.ts';

const STEP = '/(participant)/learn/[course=slug]/[module=slug]/[page=slug]';
/**
 * In bytes, compressed. The budget is 60 kB and is not reached: the runtimes of Svelte and kit take 41 kB of it. This
 * keeps what there is from growing; `npm run bench` prints the measured weight.
 */
const MOST = 69_500;

test('the JavaScript of a lesson step does not grow (its budget of 60 kB is not reached)', async () => {
	const scripts = await scriptsOf(await readManifest(), STEP);
	const sizes = scripts.map((script): [string, number] => [script, gzipSizeOf(script)]);
	const total = sizes.reduce((sum, [, size]) => sum + size, 0);
	expect(sizes.length).toBeGreaterThan(3);
	expect(total, JSON.stringify(Object.fromEntries(sizes), null, 1)).toBeLessThanOrEqual(MOST);
});
