import { expect, test } from 'vitest';
import { gzipSizeOf, readManifest, scriptsOf } from '#tests/build.ts';

const STEP = '/(participant)/learn/[course=slug]/[module=slug]/[page=slug]';
/** In bytes, compressed. */
const MOST = 60_000;

test('the JavaScript of a lesson step is at most 60 kB', async () => {
	const scripts = await scriptsOf(await readManifest(), STEP);
	const sizes = scripts.map((script): [string, number] => [script, gzipSizeOf(script)]);
	const total = sizes.reduce((sum, [, size]) => sum + size, 0);
	expect(sizes.length).toBeGreaterThan(3);
	expect(total, JSON.stringify(Object.fromEntries(sizes), null, 1)).toBeLessThanOrEqual(MOST);
});
