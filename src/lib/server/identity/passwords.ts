import { hash, verify } from '@node-rs/argon2';
import { randomInt } from 'node:crypto';
import { ARGON2ID } from './argon2.ts';
import { hashingQueue } from './queue.ts';
import { newSecret } from './secrets.ts';

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** Long enough, and yet in every list of guesses; compared without case, digits at the end and punctuation. */
const KNOWN = [
	'administrator',
	'correcthorsebatterystaple',
	'doemaargewoon',
	'geheimwachtwoord',
	'iloveyouforever',
	'letmeinplease',
	'maatschappelijkwerk',
	'mijnwachtwoord',
	'nederlandnederland',
	'opmaatopmaat',
	'passwordpassword',
	'qwertyuiopasdf',
	'schoolmaatschappelijkwerk',
	'verygoodpassword',
	'wachtwoordwachtwoord',
	'welkomwelkom'
];

const COMMON_START =
	/^(password|wachtwoord|welkom|welcome|qwerty|azerty|admin|geheim|opmaat|changeme)/;

/** Without those that look alike. */
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password to hand over, shown once: 20 characters of 31, 99 bits, in groups of five. */
export function newPassword(): string {
	const letters = Array.from({ length: 20 }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
	return letters.join('').replace(/(.{5})(?=.)/g, '$1-');
}

export type PasswordProblem = 'too_short' | 'too_long' | 'known';

/** Why a new password will not do, or null. */
export function checkPassword(password: string, email = ''): PasswordProblem | null {
	if ([...password].length < SHORTEST_PASSWORD) return 'too_short';
	if (password.length > LONGEST_PASSWORD) return 'too_long';
	const letters = password.toLowerCase().replace(/[\W_]|\d+$/g, '');
	const name = email.toLowerCase().split('@')[0] ?? '';
	const guessable =
		KNOWN.includes(letters) ||
		(COMMON_START.test(letters) && letters.length < SHORTEST_PASSWORD) ||
		(name.length > 3 && letters.replaceAll(name, '').length < 4) ||
		new Set(password).size < 5 ||
		isSequence(password);
	return guessable ? 'known' : null;
}

function isSequence(password: string): boolean {
	const steps = new Set(
		[...password].slice(1).map((sign, at) => (sign.codePointAt(0) ?? 0) - password.charCodeAt(at))
	);
	return steps.size === 1;
}

/**
 * argon2id with its parameters and a salt of its own, as text. Takes some 20 ms: never inside a transaction.
 * @throws Busy when too many are waiting
 */
export function hashPassword(password: string): Promise<string> {
	return hashingQueue(() => hash(password.normalize('NFKC'), ARGON2ID));
}

let nobody: Promise<string> | undefined;

/**
 * Whether a password belongs to a stored hash. Without a hash, because the e-mail address is unknown, it costs
 * exactly as much and is false, so that time does not tell who has an account.
 * @throws Busy when too many are waiting
 */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
	nobody ??= hash(newSecret(), ARGON2ID);
	const against = stored ?? (await nobody);
	const given = password.slice(0, LONGEST_PASSWORD + 1).normalize('NFKC');
	const same = await hashingQueue(() => verify(against, given));
	return same && stored !== null;
}
