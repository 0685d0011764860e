import { addDays, dayOf } from '#lib/day.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { issueCodes, whoSignedIn, type Card, type PreparedCodes } from '../identity/cards.ts';
import { createPerson, renamePerson } from '../identity/people.ts';
import { getLockedGroup, listMembers, type Member } from './groups.ts';
import { keyOf } from './names.ts';
import {
	insertMemberships,
	selectFellows,
	selectLeft,
	updateMembershipEnded,
	updateMembershipRunning,
	updateReadingTime
} from './queries.ts';

/** A card with the name that is printed on it. */
export type NamedCard = Card & { name: string };
export type NewMember = { id: string; name: string; actorId: string };

export type AddResult =
	{ cards: NamedCard[]; members: NewMember[]; present: string[] } | { problem: 'group_closed' };

/** Besides one per card, for the one time in half a million that the group has a code already. */
export const SPARE_CODES = 2;

/** In this time the same names again are a second press on the same button. */
const SAME_FORM_MS = 60_000;

/**
 * Makes participants of names, puts them in the group and gives each a card. Names that are in the group already are
 * left alone and returned in `present`, so that a form that is sent twice adds nobody twice. Its second answer is the one
 * that is seen, and codes exist nowhere else: who was made just now and has not signed in gets a fresh card in it.
 * @param prepared `prepareCodes` for as many as there are names, plus `SPARE_CODES`
 */
export async function addMembers(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	names: string[],
	prepared: PreparedCodes[],
	now: Date
): Promise<AddResult> {
	const group = await getLockedGroup(tx, worker, groupId, now);
	if (group.closedAt) return { problem: 'group_closed' };
	const before = await listMembers(tx, worker, groupId);
	const taken = new Set(before.map(({ name }) => keyOf(name)));
	const present = names.filter((name) => taken.has(keyOf(name)));
	if (present.length === names.length) {
		const again = await madeJustNow(tx, worker, before, names, now);
		const cards = await issueCards(tx, worker, groupId, again, prepared, now);
		const carded = new Set(again.map(({ name }) => keyOf(name)));
		return { cards, members: [], present: present.filter((name) => !carded.has(keyOf(name))) };
	}

	const { organisationId } = worker;
	const members: NewMember[] = [];
	for (const name of names.filter((one) => !taken.has(keyOf(one)))) {
		members.push(await createPerson(tx, { organisationId, role: 'participant', name }, now));
	}
	const ids = members.map(({ id }) => id);
	await insertMemberships(tx, worker, groupId, ids, dayOf(now));
	const cards = await issueCards(tx, worker, groupId, members, prepared, now);
	return { cards, members, present };
}

/**
 * Gives members of a group a new code and card. Their old ones stop working at once; nothing they made is lost.
 * Throws NotFound when one of them is not in the group now.
 * @param participantIds whose cards; all members when left out
 */
export async function replaceCards(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	participantIds: string[] | undefined,
	prepared: PreparedCodes[],
	now: Date
): Promise<NamedCard[]> {
	await getLockedGroup(tx, worker, groupId, now);
	const members = await listMembers(tx, worker, groupId);
	if (!participantIds) return issueCards(tx, worker, groupId, members, prepared, now);
	const wanted = new Set(participantIds);
	const chosen = members.filter(({ id }) => wanted.has(id));
	if (chosen.length !== wanted.size) throw new NotFound('participant_unknown');
	return issueCards(tx, worker, groupId, chosen, prepared, now);
}

/**
 * Ends a membership. The person, their homework and their card stay; another worker or group may go on with them.
 * Throws NotFound when they were not in the group.
 */
export async function removeFromGroup(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	participantId: string,
	now: Date
): Promise<void> {
	await getLockedGroup(tx, worker, groupId, now);
	const ended = await updateMembershipEnded(tx, worker, groupId, [participantId], dayOf(now));
	if (!ended) throw new NotFound('participant_unknown');
}

/** For so long somebody can be put back as if they had never left; after that they come as anybody new does. */
const PUT_BACK_DAYS = 28;

/** Who was taken out of a group not long ago, the last one first. The caller has checked the group with `getGroup`. */
export function listLeft(tx: Transaction, worker: Acting, groupId: string, now: Date) {
	return selectLeft(tx, worker, groupId, addDays(dayOf(now), -PUT_BACK_DAYS));
}

/**
 * Puts somebody back who was taken out: the same person, with their work, code and card.
 * Throws NotFound when they did not leave this group, or too long ago.
 */
export async function putBack(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	participantId: string,
	now: Date
): Promise<
	{ problem: 'group_closed' } | { problem: 'name_taken'; name: string } | { member: NewMember }
> {
	const group = await getLockedGroup(tx, worker, groupId, now);
	if (group.closedAt) return { problem: 'group_closed' };
	const left = await listLeft(tx, worker, groupId, now);
	const found = left.find(({ id }) => id === participantId);
	if (!found) throw new NotFound('participant_unknown');
	const { id, name, actorId } = found;
	const members = await listMembers(tx, worker, groupId);
	if (members.some((other) => keyOf(other.name) === keyOf(name))) {
		return { problem: 'name_taken', name };
	}
	await updateMembershipRunning(tx, worker, groupId, id);
	return { member: { id, name, actorId } };
}

/**
 * Changes what a worker may change about a participant of their own. A name that somebody else in one of their groups has is
 * refused: cards and lists could not be told apart.
 */
export async function changeParticipant(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	participantId: string,
	{ name, extraReadingTime }: { name: string; extraReadingTime: boolean },
	now: Date
): Promise<{ problem: 'name_taken' } | { name: string }> {
	await getLockedGroup(tx, worker, groupId, now);
	const members = await listMembers(tx, worker, groupId);
	if (!members.some(({ id }) => id === participantId)) throw new NotFound('participant_unknown');
	const others = await selectFellows(tx, worker, participantId);
	if (others.some((other) => keyOf(other.name) === keyOf(name))) return { problem: 'name_taken' };
	await renamePerson(tx, { ...worker, personId: participantId }, name);
	await updateReadingTime(tx, worker, participantId, extraReadingTime);
	return { name };
}

/** Members of these names who came less than a minute ago, in the order of the form. Nobody's code ends who has used it. */
async function madeJustNow(
	tx: Transaction,
	worker: Acting,
	members: Member[],
	names: string[],
	now: Date
): Promise<Member[]> {
	const since = now.getTime() - SAME_FORM_MS;
	const fresh = new Map(
		members
			.filter(({ createdAt }) => createdAt.getTime() > since)
			.map((member) => [keyOf(member.name), member])
	);
	const ids = [...fresh.values()].map(({ id }) => id);
	const known = await whoSignedIn(tx, worker, ids);
	return names.flatMap((name) => {
		const member = fresh.get(keyOf(name));
		return member && !known.has(member.id) ? [member] : [];
	});
}

async function issueCards(
	tx: Transaction,
	{ organisationId }: Acting,
	groupId: string,
	people: { id: string; name: string }[],
	prepared: PreparedCodes[],
	now: Date
): Promise<NamedCard[]> {
	const left = [...prepared];
	const cards: NamedCard[] = [];
	for (const { id: personId, name } of people) {
		cards.push({ name, ...(await issueNext({ organisationId, groupId, personId })) });
	}
	return cards;

	/** A code that somebody in the group has already is passed over. */
	async function issueNext(person: Acting & { groupId: string }): Promise<Card> {
		for (;;) {
			const codes = left.shift();
			if (!codes) throw new Error('Too few codes were prepared');
			try {
				return await issueCodes(tx, person, codes, now);
			} catch (error) {
				if (!(error instanceof Conflict)) throw error;
			}
		}
	}
}
