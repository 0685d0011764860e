import { describe, expect, test } from 'vitest';
import { checkPassword, hashPassword, isPassword, newPassword } from './passwords.ts';

describe('a new password', () => {
	test.for(['kort', 'elf tekens!', '👩‍👩‍👧‍👦'])('%j is too short', (password) => {
		expect(checkPassword(password)).toBe('too_short');
	});

	test.for([
		'wachtwoord123456',
		'Welkom2026!!!!!!',
		'passwordpassword',
		'MijnWachtwoord2026',
		'correct horse battery staple',
		'aaaaaaaaaaaaaaa',
		'abababababababab',
		'abcdefghijklmnop',
		'123456789012345',
		'sannevisser2026'
	])('%j is known to whoever guesses', (password) => {
		expect(checkPassword(password, 'sannevisser@school.nl')).toBe('known');
	});

	test.for(['drie rode fietsen in mei', 'zT4!kkw-92mPq', 'opmaat is fijn om mee te werken'])(
		'%j will do',
		(password) => {
			expect(checkPassword(password, 'sanne@school.nl')).toBeNull();
		}
	);

	test('may not be endless', () => {
		expect(checkPassword('ab cd '.repeat(100))).toBe('too_long');
	});
});

describe('a password to hand over', () => {
	test('can be read aloud, will do, and is another one each time', () => {
		const made = Array.from({ length: 1_000 }, newPassword);
		for (const password of made) {
			expect(password).toMatch(/^([a-hjkmnp-z2-9]{5}-){3}[a-hjkmnp-z2-9]{5}$/);
			expect(checkPassword(password)).toBeNull();
		}
		expect(new Set(made).size).toBe(made.length);
	});
});

describe('the hash of a password', () => {
	test('is argon2id with 19 MiB and two passes, and salted', async () => {
		const [one, two] = await Promise.all([hashPassword('een zin'), hashPassword('een zin')]);
		expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
		expect(one).not.toBe(two);
	});

	test('knows the password, however its accents were typed, and no other', async () => {
		const stored = await hashPassword('café aan zee');
		expect(await isPassword(stored, 'cafe\u0301 aan zee')).toBe(true);
		expect(await isPassword(stored, 'cafe aan zee')).toBe(false);
		expect(await isPassword(null, 'café aan zee')).toBe(false);
	});
});
