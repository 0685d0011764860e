import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { hashOf } from './packages.mjs';
import { npm, problemOf, ROOT, step } from './steps.mjs';

const SOURCES = [
	'src',
	'messages',
	'static',
	'vite.config.ts',
	'package.json',
	'package-lock.json'
];
const MARKER = path.join(ROOT, 'build/sources.sha256');

/** Builds the site when its sources differ from those of the build that is there. */
export async function build() {
	const hash = hashOf(SOURCES, isSource);
	if (existsSync(MARKER) && readFileSync(MARKER, 'utf8') === hash) return;
	await step('Building the site', async () => {
		const { ok, output } = await npm(['run', 'build'], { env: { NODE_ENV: 'production' } });
		if (!ok) throw problemOf('The site could not be built', output);
	});
	// The build empties its folder, so a build that was cut off leaves no marker.
	writeFileSync(MARKER, hash);
}

/**
 * Compiled messages follow from the sources, and tests are no part of the site.
 * @param {string} file
 */
function isSource(file) {
	return !file.startsWith('src/lib/paraglide/') && !file.endsWith('.test.ts');
}
