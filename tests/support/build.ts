import { readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the built server knows of its own routes and files; see `build/server/manifest-full.js`. */
type Manifest = {
	client: { imports: string[] };
	nodes: (() => Promise<{ imports: string[] }>)[];
	routes: { id: string; page: { layouts: (number | undefined)[]; leaf: number } | null }[];
};

const BUILD = path.join(import.meta.dirname, '../../build');
const CLIENT = path.join(BUILD, 'client');

export async function readManifest(): Promise<Manifest> {
	// Not a literal, or the type check would read the build.
	const file = new URL(`file://${BUILD}/server/manifest-full.js`).href;
	const { manifest } = (await import(/* @vite-ignore */ file)) as { manifest: Manifest };
	return manifest;
}

/** Every script that a browser needs for a page of this route: the entry, its layouts and page, and what they import. */
export async function scriptsOf(
	{ client, nodes, routes }: Manifest,
	id: string
): Promise<string[]> {
	const page = routes.find((route) => route.id === id)?.page;
	if (!page) throw new Error(`There is no page ${id}`);
	const wanted = [...page.layouts, page.leaf].filter((node) => node !== undefined);
	const imports = await Promise.all(
		wanted.map(async (node) => (await nodes[node]?.())?.imports ?? [])
	);
	const scripts = new Set([...client.imports, ...imports.flat()]);
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
