import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the built server knows of its own routes and files; see `build/server/manifest-full.js`. */
type Manifest = {
	routes: { id: string }[];
};

const BUILD = path.join(import.meta.dirname, '../../build');
const CLIENT = path.join(BUILD, 'client');

export async function readManifest(): Promise<Manifest> {
	// Not a literal, or the type check would read the build.
	const file = new URL(`file://${BUILD}/server/manifest-full.js`).href;
	const { manifest } = (await import(/* @vite-ignore */ file)) as { manifest: Manifest };
	return manifest;
}

/** Every script that a browser needs for a page: what the page names, and what that imports before it runs. */
export function scriptsOf(html: string): string[] {
	const named = /<(?:script|link)[^>]*(?:src|href)="\/?([^"]+\.js)"/g;
	const scripts = new Set(
		[...html.matchAll(named)].map(([, file = '']) => file.replace(/^[./]+/, ''))
	);
	for (const script of scripts) for (const file of importsOf(script)) scripts.add(file);
	return [...scripts].sort();
}

/** In bytes, as they travel. */
export function gzipSizeOf(script: string): number {
	return gzipSync(readClientFile(script), { level: 9 }).length;
}

/** What a script imports before it runs; what it imports later is not counted. */
function importsOf(script: string): string[] {
	const statics = /(?:\bfrom|\bimport)\s*["'](\.[^"']+)["']/g;
	return [...readClientFile(script).toString('utf8').matchAll(statics)].map(([, file = '']) =>
		path.posix.join(path.posix.dirname(script), file)
	);
}

export function readClientFile(file: string): Buffer {
	return readFileSync(path.join(CLIENT, file));
}
