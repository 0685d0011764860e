import type { WithTransaction } from '#lib/server/db/transaction.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import type { Login } from '#lib/server/identity/login.ts';
import { hashPassword } from '#lib/server/identity/passwords.ts';
import { setPassword } from '#lib/server/identity/people.ts';
import { newSecret } from '#lib/server/identity/secrets.ts';
import { signInWithPassword, type SignInContext } from '#lib/server/identity/sign-in.ts';

export const nine = new Date('2027-01-11T09:00:00Z');
export const later = new Date('2027-01-11T09:05:00Z');
export const PASSWORD = 'een lang en rustig wachtwoord';

/** A browser that tries to sign in; a new one, unless it is named. */
export function browserOf(login: Login, deviceId = newSecret(), now = nine): SignInContext {
	return { login, pepper: Buffer.alloc(32, 7), deviceId, device: 'Laptop, Firefox', now };
}

export const addressOf = ({ personId }: Actor) => `${personId}@demo.example`;

/** Lets somebody of the staff sign in, and says with which address. */
export async function givePassword(withTransaction: WithTransaction, person: Actor) {
	const hash = await hashPassword(PASSWORD);
	const email = addressOf(person);
	await withTransaction(person, (tx) => setPassword(tx, person, { email, hash }, nine));
	return email;
}

/** A new session, or what was refused. */
export async function enter(login: Login, person: Actor, password: string, deviceId?: string) {
	const typed = { email: addressOf(person), password };
	const result = await signInWithPassword(browserOf(login, deviceId), typed);
	return 'problem' in result ? result.problem : result.session;
}

/** Of a new session with the password of `givePassword`. */
export async function tokenOf(login: Login, person: Actor, deviceId?: string): Promise<string> {
	const session = await enter(login, person, PASSWORD, deviceId);
	if (typeof session === 'string') throw new Error(session);
	return session.token;
}
