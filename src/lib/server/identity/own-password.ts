import type { WithTransaction } from '../db/transaction.ts';
import type { Actor } from './actor.ts';
import { checkPassword, hashPassword, type PasswordProblem } from './passwords.ts';
import { findEmail, lockPerson, replacePassword } from './people.ts';
import { endSessionsOf } from './sessions.ts';
import { tryPassword, unlessBusy, type Refused, type SignInContext } from './sign-in.ts';

/** `null`: it is done. Otherwise what is wrong with the new one, or why the current one was refused. */
export type PasswordChange = null | { next: PasswordProblem | 'same' } | { current: Refused };

/**
 * Another password for oneself. The current one is tried as at the door, with the same count of wrong tries, so that an
 * open screen is no place to guess. Afterwards only this session is left. Takes some 40 ms of hashing, which is why the
 * transactions are made in here.
 */
export async function changeOwnPassword(
	withTransaction: WithTransaction,
	context: SignInContext,
	actor: Actor,
	{ current, next }: { current: string; next: string }
): Promise<PasswordChange> {
	const email = (await withTransaction(actor, (tx) => findEmail(tx, actor))) ?? '';
	const problem = next === current ? 'same' : checkPassword(next, email);
	if (problem) return { next: problem };

	const person = await tryPassword(context, { email, password: current });
	if ('problem' in person) return { current: person };
	const hash = await unlessBusy(() => hashPassword(next));
	if (typeof hash === 'object') return { current: hash };

	const replaced = await withTransaction(actor, async (tx) => {
		await lockPerson(tx, actor);
		const done = await replacePassword(tx, actor, { hash, was: person.hash }, context.now);
		if (done) await endSessionsOf(tx, actor, actor.sessionId);
		return done;
	});
	return replaced ? null : { current: { problem: 'unknown' } };
}
