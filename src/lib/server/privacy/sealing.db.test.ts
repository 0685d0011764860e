import { randomBytes } from 'node:crypto';
import { describe, expect } from 'vitest';
import { createMember, test } from '#tests/school.ts';
import { isMasterKeyOf } from './check-key.ts';
import { SealBroken } from './cipher.ts';
import { dataKeyOf, destroyDataKey, forgetDataKey } from './data-keys.ts';
import { participantKeys } from './schema.ts';
import { openText, sealText } from './sealing.ts';

const master = Buffer.alloc(32, 1);
const place = { table: 'answers', column: 'sealed', row: 'one' };
const TEXT = 'Ik vond het eerst spannend. 🙂';

describe('a sealed text', () => {
	test('opens for the participant whose it is, in its place, and nowhere else', async ({
		withTransaction,
		school,
		participant
	}) => {
		const other = await createMember(withTransaction, school, 'participant', 'Yassin');
		await withTransaction(participant, async (tx) => {
			const sealed = await sealText(tx, participant, place, TEXT, master);
			expect(sealed.includes('spannend')).toBe(false);
			expect(await openText(tx, participant, place, sealed, master)).toBe(TEXT);

			const elsewhere = { ...place, row: 'two' };
			await expect(openText(tx, participant, elsewhere, sealed, master)).rejects.toThrow(
				SealBroken
			);
			await expect(openText(tx, other, place, sealed, master)).rejects.toThrow(SealBroken);
		});
	});

	test('does not open in another organisation', async ({
		withTransaction,
		participant,
		stranger
	}) => {
		const sealed = await withTransaction(participant, (tx) =>
			sealText(tx, participant, place, TEXT, master)
		);
		const attempt = withTransaction(stranger, (tx) =>
			openText(tx, stranger, place, sealed, master)
		);
		await expect(attempt).rejects.toThrow(SealBroken);
	});

	test('is refused, never empty, under another master key', async ({
		withTransaction,
		participant
	}) => {
		const sealed = await withTransaction(participant, (tx) =>
			sealText(tx, participant, place, TEXT, master)
		);
		const wrong = withTransaction(participant, (tx) =>
			openText(tx, participant, place, sealed, randomBytes(32))
		);
		await expect(wrong).rejects.toThrow(SealBroken);
	});

	test('can never be read again once the key is destroyed', async ({
		withTransaction,
		participant
	}) => {
		const sealed = await withTransaction(participant, (tx) =>
			sealText(tx, participant, place, TEXT, master)
		);
		await withTransaction(participant, (tx) => openText(tx, participant, place, sealed, master));
		await withTransaction(participant, (tx) => destroyDataKey(tx, participant));
		const attempt = withTransaction(participant, (tx) =>
			openText(tx, participant, place, sealed, master)
		);
		await expect(attempt).rejects.toThrow(SealBroken);
	});
});

describe('the key of a participant', () => {
	test('is made once, also when it is first needed many times at once', async ({
		withTransaction,
		participant
	}) => {
		const keys = await Promise.all(
			Array.from({ length: 8 }, () =>
				withTransaction(participant, (tx) => dataKeyOf(tx, participant, master))
			)
		);
		expect(new Set(keys.map(({ bytes }) => bytes.toString('hex'))).size).toBe(1);
		const rows = await withTransaction(participant, (tx) => tx.select().from(participantKeys));
		expect(rows).toHaveLength(1);
	});

	test('is not remembered from a transaction that failed', async ({
		withTransaction,
		participant
	}) => {
		let lost: Buffer | undefined;
		const failing = withTransaction(participant, async (tx) => {
			await dataKeyOf(tx, participant, master);
			lost = (await dataKeyOf(tx, participant, master)).bytes;
			throw new Error('the answer was not stored');
		});
		await expect(failing).rejects.toThrow('not stored');

		const kept = await withTransaction(participant, (tx) => dataKeyOf(tx, participant, master));
		expect(lost && kept.bytes.equals(lost)).toBe(false);
		forgetDataKey(participant);
		const again = await withTransaction(participant, (tx) => dataKeyOf(tx, participant, master));
		expect(again.bytes.equals(kept.bytes)).toBe(true);
	});

	test('tells the right master key from another', async ({ withTransaction, participant }) => {
		const { organisationId } = participant;
		const check = (key: Buffer) =>
			withTransaction(participant, (tx) => isMasterKeyOf(tx, organisationId, key));
		expect(await check(master)).toBeNull();
		await withTransaction(participant, (tx) => dataKeyOf(tx, participant, master));
		expect(await check(master)).toBe(true);
		expect(await check(randomBytes(32))).toBe(false);
	});
});
