import { hashPersonalCode, normaliseGroupCode } from './codes.ts';
import {
	findByCard,
	findByEmail,
	findByPersonalCode,
	findGroupByCode,
	touchCard,
	type Found
} from './credentials.ts';
import { isKnownDevice, listKnownMembers, rememberDevice } from './known-devices.ts';
import type { Login } from './login.ts';
import { isPassword } from './passwords.ts';
import type { Role } from './policy.ts';
import { Busy } from './queue.ts';
import type { Session } from './schema.ts';
import { hashSecret } from './secrets.ts';
import { endSession, startSession } from './sessions.ts';
import {
	clearTries,
	countTries,
	forgetTries,
	keyOf,
	LIMITS,
	secondsLeft,
	type Tries
} from './throttle.ts';

export type SignInContext = {
	login: Login;
	/** 32 bytes from outside the database. */
	pepper: Buffer;
	/** The random value of the device cookie. */
	deviceId: string;
	/** In words, from `describeDevice`. */
	device: string;
	now: Date;
	/** Told once a day per organisation, when wrong tries pass the limit. */
	onAlarm?: (organisationId: string) => void;
};

export type SignInResult =
	{ session: { id: string; token: string; expiresAt: Date }; role: Role } | Refused;

/** `retryAfter` is in seconds. */
export type Refused =
	/** No such combination; which half is wrong is not said. */
	| { problem: 'unknown' }
	/** Too many wrong tries: on this device, for this account, or in this group until a worker opens it again. */
	| { problem: 'wait' | 'closed'; retryAfter: number }
	/** Too many people at once; nothing was tried. */
	| { problem: 'busy'; retryAfter: number };

/**
 * A participant with the code of the group and a code of their own.
 *
 * Every wrong try counts for the group. When a group has had its share, tries from devices that nobody in the
 * group is known on are refused, and a known device gets in only as somebody it is known for, within a limit of
 * its own. A device on which twenty tries in a row are wrong has to wait in any case.
 */
export async function signInWithCodes(
	context: SignInContext,
	{ groupCode, code }: { groupCode: string; code: string },
	hashCode = hashPersonalCode
): Promise<SignInResult> {
	const { login, pepper, now } = context;
	const deviceHash = hashSecret(context.deviceId);
	const group = await findGroupByCode(login, normaliseGroupCode(groupCode));

	const device = keyOf('device', context.deviceId);
	const streak = keyOf('streak', context.deviceId);
	const ofAll = group ? [keyOf('organisation', group.organisationId)] : [];
	const narrow = group ? [device, groupKeyOf(group)] : [device];
	const counted = [...narrow, ...ofAll];
	const tries = await countTries(login, [streak, ...counted], now);
	const [inARow, ofDevice, ofGroup, ofOrganisation] = tries;
	alarm(context, group?.organisationId, ofOrganisation);
	if (inARow && inARow.day > LIMITS.deviceDay) {
		// One device that is hammered on must not use up what the others have.
		await forgetTries(login, narrow, now);
		return wait('day', now);
	}

	const closed = (ofGroup?.day ?? 0) > LIMITS.groupDay;
	const admitted = closed && group ? await listKnownMembers(login, group, deviceHash) : null;
	if (admitted) {
		if (admitted.length === 0) return { problem: 'closed', retryAfter: secondsLeft('day', now) };
		const full = fullOf(ofDevice);
		if (full) return wait(full, now);
	}

	const find = (hash: Buffer) => group && findByPersonalCode(login, group, hash);
	let hash: Buffer | undefined;
	const found = await unlessBusy(async () => {
		hash = await hashCode(pepper, group?.groupId ?? '', code);
		return find(hash);
	});
	if (found && 'problem' in found) {
		await forgetTries(login, [streak, ...counted], now);
		return found;
	}
	if (!found || (admitted && !admitted.includes(found.personId))) return { problem: 'unknown' };

	await forgetTries(login, counted, now);
	await clearTries(login, streak);
	return begin(context, found, 'code', async () => Boolean(hash && (await find(hash))));
}

/** A worker, author or administrator. */
export async function signInWithPassword(
	context: SignInContext,
	typed: { email: string; password: string }
): Promise<SignInResult> {
	const tried = await tryPassword(context, typed);
	if ('problem' in tried) return tried;
	const isStill = async () => (await findByEmail(context.login, tried.email))?.hash === tried.hash;
	return begin(context, tried, 'password', isStill);
}

/**
 * Whose password this is, at the door and wherever it is asked again: one count for both. Wrong tries from devices
 * that are not known for the account are limited per account; somebody else's guessing never locks the owner out of
 * a device that they use.
 */
export async function tryPassword(
	context: SignInContext,
	{ email, password }: { email: string; password: string }
): Promise<Refused | (Found & { email: string; hash: string })> {
	const { login, now } = context;
	const address = email.trim().toLowerCase();
	const person = await findByEmail(login, address);
	const known = person && (await isKnownDevice(login, person, hashSecret(context.deviceId)));

	const key = known ? keyOf('device', context.deviceId) : keyOf('account', address);
	const organisation = person ? [keyOf('organisation', person.organisationId)] : [];
	const [tries, ofOrganisation] = await countTries(login, [key, ...organisation], now);
	alarm(context, person?.organisationId, ofOrganisation);
	const full = known ? fullOf(tries) : (tries?.hour ?? 0) > LIMITS.accountHour ? 'quarter' : null;
	if (full) return wait(full, now);

	const right = await unlessBusy(() => isPassword(person?.hash ?? null, password));
	if (typeof right === 'object') {
		await forgetTries(login, [key, ...organisation], now);
		return right;
	}
	if (!right || !person) return { problem: 'unknown' };

	await forgetTries(login, [key, ...organisation], now);
	return { ...person, email: address };
}

/** A participant with the QR code of a card. Its 144 random bits need no limit on tries. */
export async function signInWithCard(context: SignInContext, token: string): Promise<SignInResult> {
	const tokenHash = hashSecret(token.trim());
	const person = await findByCard(context.login, tokenHash);
	if (!person) return { problem: 'unknown' };
	await touchCard(context.login, tokenHash, context.now);
	await clearTries(context.login, keyOf('streak', context.deviceId));
	return begin(context, person, 'card', async () =>
		Boolean(await findByCard(context.login, tokenHash))
	);
}

/** The counter of a group starts anew whenever a worker opens it again. */
export function groupKeyOf({
	groupId,
	reopenedAt
}: {
	groupId: string;
	reopenedAt: Date | null;
}): Buffer {
	return keyOf('group', `${groupId} ${reopenedAt?.toISOString() ?? ''}`);
}

/**
 * The credential may be replaced between the moment it was checked and the session, which would then outlive it. Whoever
 * replaces one locks the person and ends the sessions: ours is there by then, or waits for them and is checked again.
 */
async function begin(
	{ login, deviceId, device, now }: SignInContext,
	{ organisationId, personId, role }: Found,
	method: Session['method'],
	isStillValid: () => Promise<boolean>
): Promise<SignInResult> {
	await rememberDevice(login, { organisationId, personId }, hashSecret(deviceId), now);
	const person = { organisationId, personId, role };
	const session = await startSession(login, { ...person, method, device }, now);
	if (await isStillValid()) return { session, role };
	await endSession(login, person, session.id);
	return { problem: 'unknown' };
}

function fullOf(tries?: Tries): 'quarter' | 'day' | null {
	if ((tries?.day ?? 0) > LIMITS.deviceDay) return 'day';
	return (tries?.quarter ?? 0) > LIMITS.deviceQuarter ? 'quarter' : null;
}

function wait(window: 'quarter' | 'day', now: Date): Refused {
	return { problem: 'wait', retryAfter: secondsLeft(window, now) };
}

function alarm({ onAlarm }: SignInContext, organisationId?: string, tries?: Tries) {
	if (organisationId && tries?.day === LIMITS.organisationDay + 1) onAlarm?.(organisationId);
}

export async function unlessBusy<Result>(work: () => Promise<Result>) {
	try {
		return await work();
	} catch (error) {
		if (error instanceof Busy) return { problem: 'busy' as const, retryAfter: error.retryAfter };
		throw error;
	}
}
