import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

const run = promisify(execFile);

/** Runs a command as `npm run` does, beside the server that is tested. It rejects when the command fails. */
async function command(name: string, ...args: string[]): Promise<string> {
	const { stdout, stderr } = await run(process.execPath, [`scripts/${name}.ts`, ...args]);
	expect(stderr).toBe('');
	return stdout;
}

test('the courses of the folder are checked and published while Opmaat runs', async () => {
	expect(await command('content-check')).toContain('0 fouten');
	expect(await command('content-publish'), 'nothing has changed').toBe('');
});
