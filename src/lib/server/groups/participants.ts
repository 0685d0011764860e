import { dayOf } from '#lib/day.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { issueCodes, type Card, type PreparedCodes } from '../identity/cards.ts';
import { createPerson, renamePerson } from '../identity/people.ts';
import { getLockedGroup, listMembers } from './groups.ts';
import { keyOf } from './names.ts';
import {
	insertMemberships,
	selectFellows,
	updateMembershipEnded,
	updateReadingTime
} from './queries.ts';

/** A card with the name that is printed on it. */
export type NamedCard = Card & { name: string };
export type NewMember = { id: string; name: string; actorId: string };

export type AddResult =
	{ cards: NamedCard[]; members: NewMember[]; present: string[] } | { problem: 'group_closed' };

/** Besides one per card, for the one time in half a million that the group has a code already. */
export const SPARE_CODES = 2;

/**
 * Makes participants of names, puts them in the group and gives each a card. Names that are in the group already are
 * left alone and returned in `present`, so that a form that is sent twice adds nobody twice.
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
	const taken = new Set((await listMembers(tx, worker, groupId)).map(({ name }) => keyOf(name)));
	const present = names.filter((name) => taken.has(keyOf(name)));

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
