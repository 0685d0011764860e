import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

/** Runs a command as `npm run` does, beside the server that is tested. It rejects when the command fails. */
async function command(name: string, ...args: string[]): Promise<string> {
	const { stdout, stderr } = await run(process.execPath, [`scripts/${name}.ts`, ...args]);
	expect(stderr).toBe('');
	return stdout;
}

test('the courses of the folder are checked, and a folder is published while Opmaat runs', async () => {
	expect(await command('content-check')).toContain('0 fouten');
	// A folder without courses: whatever is published here would come to every organisation of the other tests.
	const folder = mkdtempSync(path.join(tmpdir(), 'opmaat-content-'));
	try {
		expect(await command('content-publish', folder)).toBe('');
	} finally {
		rmSync(folder, { recursive: true });
	}
});
