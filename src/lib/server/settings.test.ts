import fc from 'fast-check';
import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
	deriveSecret,
	getMasterKey,
	readSettings,
	SettingsProblem,
	variables
} from './settings.ts';

const key = Buffer.alloc(32, 7);

describe('readSettings', () => {
	test('has a default for everything', () => {
		expect(readSettings({})).toMatchObject({
			port: 3000,
			host: '127.0.0.1',
			origin: undefined,
			databaseUrl: undefined,
			dataDir: path.resolve('.data'),
			demo: true,
			jobs: true,
			trustProxy: 0,
			xapiBaseIri: 'https://opmaat.example/xapi/'
		});
	});

	test('takes an empty variable for an absent one', () => {
		expect(readSettings({ PORT: '', ORIGIN: ' ' })).toEqual(readSettings({}));
	});

	test('never shows the demo on a database of the organisation, unless asked to', () => {
		const DATABASE_URL = 'postgres://me@db/opmaat';
		expect(readSettings({ DATABASE_URL }).demo).toBe(false);
		expect(readSettings({ DATABASE_URL, OPMAAT_DEMO: '1' }).demo).toBe(true);
		expect(readSettings({ OPMAAT_DEMO: '0' }).demo).toBe(false);
	});

	test('uses the serving address for set-up when that is the only one', () => {
		const settings = readSettings({ DATABASE_URL: 'postgres://me@db/opmaat' });
		expect(settings.databaseOwnerUrl).toBe('postgres://me@db/opmaat');
		expect(settings.databaseDirectUrl).toBe('postgres://me@db/opmaat');
	});

	test('keeps only scheme, host and port of the origin', () => {
		expect(readSettings({ ORIGIN: 'https://Opmaat.example.org/' }).origin).toBe(
			'https://opmaat.example.org'
		);
	});

	test.for([
		['PORT', '80a'],
		['PORT', '70000'],
		['HOST', 'a b'],
		['ORIGIN', 'opmaat.example.org'],
		['ORIGIN', 'https://example.org/opmaat'],
		['DATABASE_URL', 'mysql://db'],
		['DATABASE_OWNER_URL', 'db'],
		['OPMAAT_DEMO', 'ja'],
		['OPMAAT_MASTER_KEY', 'short'],
		['LOG_LEVEL', 'loud'],
		['XAPI_BASE_IRI', 'https://example.org/xapi'],
		['TRUST_PROXY', '-1'],
		['JOBS', 'maybe']
	] as const)('names %s when it is %s, and says what it should be', ([name, value]) => {
		const read = () => readSettings({ [name]: value });
		expect(read).toThrow(SettingsProblem);
		expect(read).toThrow(
			expect.objectContaining({
				message: expect.stringMatching(new RegExp(`^${name} `)),
				remedy: expect.stringContaining(`${name}=`)
			})
		);
	});

	test('answers with settings or with a problem, whatever is set', () => {
		const value = fc.option(fc.string(), { nil: undefined });
		const environment = fc.record(Object.fromEntries(variables.map((name) => [name, value])));
		const answered = fc.property(environment, (env) => {
			try {
				return readSettings(env).port >= 0;
			} catch (error) {
				return error instanceof SettingsProblem;
			}
		});
		expect(() => fc.assert(answered)).not.toThrow();
	});
});

describe('getMasterKey', () => {
	test('reads base64 and hexadecimal', () => {
		for (const encoding of ['base64', 'hex'] as const) {
			const settings = readSettings({ OPMAAT_MASTER_KEY: key.toString(encoding) });
			expect(getMasterKey(settings)).toEqual(key);
		}
	});

	test('reads a file', () => {
		const file = path.join(os.tmpdir(), `opmaat-key-${process.pid}`);
		writeFileSync(file, `${key.toString('base64')}\n`);
		expect(getMasterKey(readSettings({ OPMAAT_MASTER_KEY_FILE: file }))).toEqual(key);
	});

	test('refuses to go without', () => {
		expect(() => getMasterKey(readSettings({}))).toThrow(/OPMAAT_MASTER_KEY/);
		expect(() => getMasterKey(readSettings({ OPMAAT_MASTER_KEY_FILE: '/nowhere' }))).toThrow(
			/ENOENT/
		);
	});
});

test('deriveSecret gives another secret for each purpose and each key', () => {
	const secrets = [key, Buffer.alloc(32, 8)].flatMap((from) => [
		deriveSecret(from, 'pepper').toString('hex'),
		deriveSecret(from, 'cursor').toString('hex')
	]);
	expect(new Set(secrets).size).toBe(4);
	expect(deriveSecret(key, 'pepper')).toEqual(deriveSecret(key, 'pepper'));
});

test('.env.example explains every variable, in the same order, and no other', () => {
	const example = readFileSync(path.join(import.meta.dirname, '../../../.env.example'), 'utf8');
	const named = [...example.matchAll(/^# ([A-Z_]+)=/gm)].map(([, name]) => name);
	expect(named).toEqual(variables);
});
