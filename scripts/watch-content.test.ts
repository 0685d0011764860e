import { mkdtempSync, mkdirSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { createServer } from 'vite';
import { onChangeIn } from './watch-content.ts';

test('a file that an editor replaces is seen every time, and what stands elsewhere never', async () => {
	const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'opmaat-watch-')));
	const folder = path.join(root, 'content');
	const file = path.join(folder, 'cursus', '01-begin', '01-stap.md');
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, 'eerst');
	const server = await createServer({
		configFile: false,
		logLevel: 'silent',
		root,
		server: { middlewareMode: true, ws: false, hmr: false }
	});
	let seen = 0;
	const watching = onChangeIn(folder, server.watcher, async () => void seen++);
	const replace = (text: string) => {
		writeFileSync(`${file}.tmp`, text);
		renameSync(`${file}.tmp`, file);
	};
	const rest = () => new Promise((resolve) => setTimeout(resolve, 700));
	/** Until nothing comes in any more. */
	const settle = async () => {
		for (let before = -1; before !== seen; await rest()) before = seen;
		seen = 0;
	};
	try {
		// How long it takes before everything that stands there is looked at, differs per machine.
		await expect
			.poll(
				async () => {
					replace(`begin ${performance.now()}`);
					await rest();
					return seen;
				},
				{ timeout: 30_000 }
			)
			.toBeGreaterThan(0);
		for (let round = 1; round <= 3; round++) {
			await settle();
			replace(`ronde ${round}`);
			await expect.poll(() => seen, { timeout: 10_000 }).toBeGreaterThan(0);
		}
		await settle();
		writeFileSync(path.join(root, 'elders.md'), 'niet van een training');
		await rest();
		expect(seen).toBe(0);
	} finally {
		watching.close();
		await server.close();
		rmSync(root, { recursive: true, force: true });
	}
}, 90_000);
