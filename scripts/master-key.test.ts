import { mkdirSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { getMasterKey, readSettings } from '#lib/server/settings.ts';
import { ensureMasterKeyFile } from './master-key.ts';

let dataDir: string;

beforeEach(() => {
	dataDir = path.join(mkdtempSync(path.join(os.tmpdir(), 'opmaat-key-')), 'data');
});

test('the first start makes a key that nobody else can read', () => {
	const file = ensureMasterKeyFile(dataDir);
	expect(statSync(file).mode & 0o777).toBe(0o600);
	expect(getMasterKey(readSettings({ OPMAAT_MASTER_KEY_FILE: file }))).toHaveLength(32);
});

test('later starts keep it', () => {
	const key = readFileSync(ensureMasterKeyFile(dataDir), 'utf8');
	expect(readFileSync(ensureMasterKeyFile(dataDir), 'utf8')).toBe(key);
});

test('a database without its key is not given another one', () => {
	mkdirSync(path.join(dataDir, 'postgres/cluster'), { recursive: true });
	expect(() => ensureMasterKeyFile(dataDir)).toThrow(/master key .* is missing/);
});
