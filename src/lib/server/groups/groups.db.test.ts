import { and, eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { createMember, test } from '#tests/school.ts';
import { prepareCodes } from '../identity/cards.ts';
import { loginCards } from '../identity/schema.ts';
import {
	closeGroup,
	createGroup,
	getGroup,
	getParticipant,
	listGroups,
	listMembers,
	renameGroup,
	reopenGroup
} from './groups.ts';
import {
	addMembers,
	changeParticipant,
	listLeft,
	putBack,
	removeFromGroup,
	replaceCards
} from './participants.ts';

const monday = new Date('2027-01-11T09:00:00Z');
const tuesday = new Date('2027-01-12T09:00:00Z');
const pepper = Buffer.alloc(32, 7);
const prepare = (groupId: string, count: number) => prepareCodes(pepper, groupId, count);

describe('groups', () => {
	test('a new group has a code and belongs to the worker who made it', async ({
		withTransaction,
		worker,
		school
	}) => {
		const wish = { name: 'Groep 8 De Wegwijzer', audience: 'pupils' } as const;
		const made = await withTransaction(worker, (tx) => createGroup(tx, worker, wish, monday));
		const groups = await withTransaction(worker, (tx) => listGroups(tx, worker, monday));

		expect(made.code).toMatch(/^[A-Z2-9]{6}$/);
		expect(groups.find(({ id }) => id === made.id)).toMatchObject({
			...wish,
			code: made.code,
			participants: 0,
			assignments: 0,
			nextDueOn: null
		});
		expect(groups.map(({ id }) => id)).toContain(school.groupId);
	});

	test('a form that is sent twice makes one group', async ({ withTransaction, worker }) => {
		const wish = { name: 'Groep', audience: 'pupils', id: newId() } as const;
		const send = () => withTransaction(worker, (tx) => createGroup(tx, worker, wish, monday));
		const [first, second] = await Promise.all([send(), send()]);
		expect(first).toEqual(second);
		expect(await send()).toEqual(first);
	});

	test('an id that a colleague used is no group of mine', async ({
		withTransaction,
		worker,
		school
	}) => {
		const wish = { name: 'Groep', audience: 'pupils', id: newId() } as const;
		const colleague = await createMember(withTransaction, school, 'worker', 'Karim');
		await withTransaction(colleague, (tx) => createGroup(tx, colleague, wish, monday));
		const attempt = withTransaction(worker, (tx) => createGroup(tx, worker, wish, monday));
		await expect(attempt).rejects.toThrow(NotFound);
	});

	test('a code that another organisation has is passed over, a wanted one is refused', async ({
		withTransaction,
		worker,
		strangerWorker
	}) => {
		const wish = { name: 'Groep', audience: 'adults' } as const;
		const { code } = await withTransaction(strangerWorker, (tx) =>
			createGroup(tx, strangerWorker, wish, monday)
		);
		const attempt = withTransaction(worker, (tx) =>
			createGroup(tx, worker, { ...wish, code }, monday)
		);
		await expect(attempt).rejects.toThrow('No free group code');
	});

	test('is not found by a colleague without the group, nor from another organisation', async ({
		withTransaction,
		worker,
		strangerWorker,
		school
	}) => {
		const { id } = await withTransaction(worker, (tx) =>
			createGroup(tx, worker, { name: 'Alleen van mij', audience: 'pupils' }, monday)
		);
		const colleague = await createMember(withTransaction, school, 'worker', 'Karim');
		for (const other of [colleague, strangerWorker]) {
			const look = withTransaction(other, (tx) => getGroup(tx, other, id, monday));
			await expect(look).rejects.toThrow(NotFound);
			const change = withTransaction(other, (tx) => renameGroup(tx, other, id, 'Mijn', monday));
			await expect(change).rejects.toThrow(NotFound);
		}
		const own = await withTransaction(worker, (tx) => getGroup(tx, worker, id, monday));
		expect(own.name).toBe('Alleen van mij');
	});

	test('closing keeps the first date, and can be undone', async ({
		withTransaction,
		worker,
		school: { groupId }
	}) => {
		await withTransaction(worker, (tx) => closeGroup(tx, worker, groupId, monday));
		await withTransaction(worker, (tx) => closeGroup(tx, worker, groupId, tuesday));
		const closed = await withTransaction(worker, (tx) => getGroup(tx, worker, groupId, tuesday));
		expect(closed.closedAt).toEqual(monday);
		await withTransaction(worker, (tx) => reopenGroup(tx, worker, groupId, tuesday));
		const open = await withTransaction(worker, (tx) => getGroup(tx, worker, groupId, tuesday));
		expect(open.closedAt).toBeNull();
	});
});

describe('participants', () => {
	test('are added once, each with a card of their own', async ({
		withTransaction,
		worker,
		participant,
		school: { groupId }
	}) => {
		const names = ['Yassin', participant.name.toUpperCase(), 'Lieke'];
		const add = async () => {
			const prepared = await prepare(groupId, names.length);
			return withTransaction(worker, (tx) =>
				addMembers(tx, worker, groupId, names, prepared, monday)
			);
		};

		const [one, other] = await Promise.all([add(), add()]);
		const members = await withTransaction(worker, (tx) => listMembers(tx, worker, groupId));

		expect(members.map(({ name }) => name)).toEqual(['Lieke', 'Noor', 'Yassin']);
		const results = [one, other].map((result) => ('cards' in result ? result : null));
		// Whichever answer the browser shows last has the cards; the member of before keeps theirs.
		expect(results.map((result) => result?.cards.map(({ name }) => name))).toEqual([
			['Yassin', 'Lieke'],
			['Yassin', 'Lieke']
		]);
		expect(results.map((result) => result?.present.length)).toEqual([1, 1]);
		const cards = results.flatMap((result) => result?.cards ?? []);
		expect(new Set(cards.map(({ personId }) => personId)).size).toBe(2);
		expect(new Set(cards.map(({ code }) => code)).size).toBe(4);
		expect(new Set(cards.map(({ token }) => token)).size).toBe(4);
	});

	test('the same form again gives fresh cards to who never used theirs, for a minute', async ({
		withTransaction,
		worker,
		school: { organisationId, groupId }
	}) => {
		const names = ['Yassin', 'Lieke'];
		const later = (seconds: number) => new Date(monday.getTime() + seconds * 1000);
		const add = async (some: string[], now: Date) => {
			const prepared = await prepare(groupId, some.length + 2);
			const result = await withTransaction(worker, (tx) =>
				addMembers(tx, worker, groupId, some, prepared, now)
			);
			if ('problem' in result) throw new Error(result.problem);
			return { cards: result.cards, present: result.present };
		};
		const carded = (cards: { name: string }[]) => cards.map(({ name }) => name);

		const [yassin] = (await add(names, monday)).cards;
		expect(carded((await add(names, later(20))).cards)).toEqual(names);
		// Not in a form with somebody new: the sheet of before is in use.
		expect(await add(['Yassin', 'Sem'], later(30))).toMatchObject({
			cards: [{ name: 'Sem' }],
			present: ['Yassin']
		});
		await withTransaction(worker, (tx) =>
			tx
				.update(loginCards)
				.set({ usedAt: later(40) })
				.where(
					and(
						eq(loginCards.organisationId, organisationId),
						eq(loginCards.personId, yassin?.personId ?? '')
					)
				)
		);
		expect(await add(names, later(50))).toMatchObject({
			cards: [{ name: 'Lieke' }],
			present: ['Yassin']
		});
		expect(await add(names, later(70))).toEqual({ cards: [], present: names });
	});

	test('a code that the group has already is passed over', async ({
		withTransaction,
		worker,
		school: { groupId }
	}) => {
		const [taken, ...spare] = await prepare(groupId, 3);
		if (!taken) throw new Error('no codes');
		await withTransaction(worker, (tx) =>
			addMembers(tx, worker, groupId, ['Sem'], [taken], monday)
		);
		const result = await withTransaction(worker, (tx) =>
			addMembers(tx, worker, groupId, ['Noor'], [taken, ...spare], monday)
		);
		expect('cards' in result && result.cards[0]?.code).toBe(spare[0]?.code);
	});

	test('no one joins a closed group', async ({ withTransaction, worker, school: { groupId } }) => {
		await withTransaction(worker, (tx) => closeGroup(tx, worker, groupId, monday));
		const prepared = await prepare(groupId, 1);
		const result = await withTransaction(worker, (tx) =>
			addMembers(tx, worker, groupId, ['Sem'], prepared, monday)
		);
		expect(result).toEqual({ problem: 'group_closed' });
	});

	test('leaving ends the membership and the view of the worker, not the person', async ({
		withTransaction,
		worker,
		participant,
		school: { groupId }
	}) => {
		const { personId } = participant;
		const seen = () =>
			withTransaction(worker, (tx) => getParticipant(tx, worker, personId, monday));
		expect((await seen()).groupId).toBe(groupId);

		await withTransaction(worker, (tx) => removeFromGroup(tx, worker, groupId, personId, tuesday));

		await expect(seen()).rejects.toThrow(NotFound);
		const again = withTransaction(worker, (tx) =>
			removeFromGroup(tx, worker, groupId, personId, tuesday)
		);
		await expect(again).rejects.toThrow(NotFound);
	});

	test('are put back by workers of the group, for four weeks, while their name is free', async ({
		withTransaction,
		worker,
		strangerWorker,
		participant,
		school
	}) => {
		const { groupId } = school;
		const { personId, name } = participant;
		const weeks = (count: number) => new Date(monday.getTime() + count * 7 * 86_400_000);
		const back = (actor: typeof worker, now: Date) =>
			withTransaction(actor, (tx) => putBack(tx, actor, groupId, personId, now));
		const listed = (now: Date) =>
			withTransaction(worker, (tx) => listLeft(tx, worker, groupId, now));
		await expect(back(worker, monday), 'who is there').rejects.toThrow(NotFound);
		await withTransaction(worker, (tx) => removeFromGroup(tx, worker, groupId, personId, monday));

		await expect(back(strangerWorker, monday)).rejects.toThrow(NotFound);
		expect(await listed(weeks(4))).toMatchObject([{ id: personId, name, until: '2027-01-11' }]);
		expect(await listed(weeks(5))).toEqual([]);
		await expect(back(worker, weeks(5))).rejects.toThrow(NotFound);

		const other = await createMember(withTransaction, school, 'participant', name.toUpperCase());
		expect(await back(worker, tuesday)).toEqual({ problem: 'name_taken', name });
		await withTransaction(worker, (tx) =>
			removeFromGroup(tx, worker, groupId, other.personId, monday)
		);
		expect(await back(worker, tuesday)).toMatchObject({ member: { id: personId } });
		const seen = await withTransaction(worker, (tx) =>
			getParticipant(tx, worker, personId, tuesday)
		);
		expect(seen.groupId).toBe(groupId);
	});

	test('keep names apart within the group, and belong to its workers', async ({
		withTransaction,
		worker,
		strangerWorker,
		participant,
		school
	}) => {
		const { groupId } = school;
		const yassin = await createMember(withTransaction, school, 'participant', 'Yassin');
		const change = (actor: typeof worker, personId: string, name: string) =>
			withTransaction(actor, (tx) =>
				changeParticipant(tx, actor, groupId, personId, { name, extraReadingTime: true }, monday)
			);

		expect(await change(worker, yassin.personId, 'NOOR')).toEqual({ problem: 'name_taken' });
		expect(await change(worker, participant.personId, 'Noor B.')).toEqual({ name: 'Noor B.' });
		await expect(change(strangerWorker, yassin.personId, 'Iemand')).rejects.toThrow(NotFound);
		const members = await withTransaction(worker, (tx) => listMembers(tx, worker, groupId));
		expect(members.map(({ name, extraReadingTime }) => [name, extraReadingTime])).toEqual([
			['Noor B.', true],
			['Yassin', false]
		]);
	});

	test('new cards are for members of the own group only', async ({
		withTransaction,
		worker,
		participant,
		stranger,
		strangerWorker,
		school: { groupId }
	}) => {
		const prepared = await prepare(groupId, 2);
		const cards = await withTransaction(worker, (tx) =>
			replaceCards(tx, worker, groupId, [participant.personId], prepared, monday)
		);
		expect(cards.map(({ name }) => name)).toEqual([participant.name]);

		const foreign = withTransaction(worker, (tx) =>
			replaceCards(tx, worker, groupId, [stranger.personId], prepared, monday)
		);
		await expect(foreign).rejects.toThrow(NotFound);
		const byStranger = withTransaction(strangerWorker, (tx) =>
			replaceCards(tx, strangerWorker, groupId, undefined, prepared, monday)
		);
		await expect(byStranger).rejects.toThrow(NotFound);
	});
});
