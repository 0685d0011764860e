import { sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { test } from '#tests/school.ts';

test('what is not stored is not said to be, also when the work ignores a failed query', async ({
	withTransaction,
	participant
}) => {
	const careless = withTransaction(participant, async (tx) => {
		await tx.execute(sql`select 1 / 0`).catch(() => {});
		return 'stored';
	});
	await expect(careless).rejects.toThrow('Nothing was stored');

	const next = await withTransaction(participant, (tx) => tx.execute(sql`select 1 as one`));
	expect(next.rows).toEqual([{ one: 1 }]);
});
