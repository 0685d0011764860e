import { describe, expect } from 'vitest';
import { Conflict, NotFound } from '#lib/errors.ts';
import { test } from '#tests/school.ts';
import { findPerson, renamePerson, saveDisplaySettings, setPassword } from './people.ts';

describe('people', () => {
	test('renames a person of the own organisation only', async ({
		withTransaction,
		participant,
		worker,
		strangerWorker
	}) => {
		await withTransaction(worker, (tx) => renamePerson(tx, participant, '  Noor B. '));
		const attempt = withTransaction(strangerWorker, (tx) =>
			renamePerson(tx, participant, 'Iemand anders')
		);

		await expect(attempt).rejects.toThrow(NotFound);
		const person = await withTransaction(worker, (tx) => findPerson(tx, participant));
		expect(person?.name).toBe('Noor B.');
	});

	test('keeps language, colours and text size with the account', async ({
		withTransaction,
		participant
	}) => {
		const chosen = { locale: 'en', theme: 'dark', textSize: 'larger' } as const;
		await withTransaction(participant, (tx) => saveDisplaySettings(tx, participant, chosen));

		const person = await withTransaction(participant, (tx) => findPerson(tx, participant));
		expect(person).toMatchObject(chosen);
	});

	test('gives an e-mail address to one person, also across organisations', async ({
		withTransaction,
		worker,
		strangerWorker
	}) => {
		const email = `${worker.personId}@demo.example`;
		const give = (person: typeof worker, address: string) =>
			withTransaction(person, (tx) =>
				setPassword(tx, person, { email: address, hash: 'hash' }, new Date())
			);
		await give(worker, email);
		await give(worker, ` ${email.toUpperCase()} `);
		await expect(give(strangerWorker, email)).rejects.toThrow(Conflict);
	});
});
