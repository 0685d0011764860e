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
	try {
		// What stands there already is found first.
		await expect.poll(() => Object.keys(server.watcher.getWatched()).length).toBeGreaterThan(2);
		for (let round = 1; round <= 3; round++) {
			writeFileSync(`${file}.tmp`, `ronde ${round}`);
			renameSync(`${file}.tmp`, file);
			await expect.poll(() => seen, { timeout: 10_000 }).toBeGreaterThanOrEqual(round);
			await new Promise((resolve) => setTimeout(resolve, 500));
			seen = round;
		}
		writeFileSync(path.join(root, 'elders.md'), 'niet van een training');
		await new Promise((resolve) => setTimeout(resolve, 600));
		expect(seen).toBe(3);
	} finally {
		watching.close();
		await server.close();
		rmSync(root, { recursive: true, force: true });
	}
}, 40_000);
