import { describe, expect } from 'vitest';
import { enter, givePassword, later, nine, PASSWORD } from '#tests/doors.ts';
import { test } from '#tests/school.ts';
import { closeGroup, createGroup } from './groups.ts';
import { endWork, openGroupsOf } from './leaving.ts';

describe('an organisation', () => {
	test('does not lose a worker while a group would be left alone', async ({
		login,
		withTransaction,
		worker,
		administrator,
		school
	}) => {
		await givePassword(withTransaction, worker);
		const end = () =>
			withTransaction(administrator, (tx) => endWork(tx, administrator, worker.personId, later));
		const groups = () =>
			withTransaction(administrator, (tx) => openGroupsOf(tx, administrator, later));
		const other = await withTransaction(worker, (tx) =>
			createGroup(tx, worker, { id: crypto.randomUUID(), name: 'Twee', audience: 'pupils' }, nine)
		);

		expect(await groups()).toEqual(new Map([[worker.personId, { all: 2, alone: 2 }]]));
		await expect(end()).rejects.toThrow('groups_left');
		expect(await enter(login, worker, PASSWORD)).toHaveProperty('token');

		for (const id of [school.groupId, other.id]) {
			await withTransaction(worker, (tx) => closeGroup(tx, worker, id, nine));
		}
		expect(await groups()).toEqual(new Map());
		expect(await end()).toEqual({ name: 'Sanne' });
		expect(await enter(login, worker, PASSWORD)).toBe('unknown');
	});
});
