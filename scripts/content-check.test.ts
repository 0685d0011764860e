import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const script = path.resolve(import.meta.dirname, 'content-check.ts');
let folder = '';

beforeAll(() => {
	folder = mkdtempSync(path.join(tmpdir(), 'opmaat-check-'));
	const write = (file: string, text: string): void => {
		mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
		writeFileSync(path.join(folder, file), text);
	};
	write('goed/course.md', '---\ntitel: Goed\n---\n');
	write('goed/01-a/module.md', '---\ntitel: A\n---\n');
	write('goed/01-a/01-b.md', '---\ntitel: B\n---\n\nTekst.\n');
	write('goed/01-a/02-c.md', '---\ntitel: C\n---\n\n:::open\nWat hielp jou?\n:::\n');
});
afterAll(() => {
	rmSync(folder, { recursive: true });
});

function check(...args: string[]): { status: number | null; stdout: string; stderr: string } {
	return spawnSync(process.execPath, [script, ...args], { cwd: folder, encoding: 'utf8' });
}

test('exit code 1 with a fout, 0 without, 2 when the check itself fails', () => {
	const course = check('goed');
	expect(course.status).toBe(1);
	expect(course.stdout).toContain(`${path.join('goed', '01-a', '02-c.md')}:5:1  fout  [geen-id]`);
	expect(course.stdout).toContain('4 bestanden nagekeken: 1 fout, 0 keer let-op.');
	const page = check(path.join('goed', '01-a', '01-b.md'));
	expect(page.status).toBe(0);
	expect(page.stdout).toBe('1 bestand nagekeken: 0 fouten, 0 keer let-op.\n');
	const absent = check('bestaat-niet');
	expect(absent.status).toBe(2);
	expect(absent.stderr).toContain('bestaat-niet');
}, 30_000);

test('--json writes messages and totals; --write-ids adds the proposed names', () => {
	const { stdout } = check('goed', '--json');
	const read = JSON.parse(stdout) as { messages: { code: string }[]; totals: object };
	expect(read.messages.map(({ code }) => code)).toEqual(['geen-id']);
	expect(read.totals).toEqual({ files: 4, fout: 1, 'let-op': 0 });
	expect(check('goed', '--write-ids').status).toBe(0);
	expect(readFileSync(path.join(folder, 'goed/01-a/02-c.md'), 'utf8')).toContain(':::open{#hielp}');
}, 30_000);
