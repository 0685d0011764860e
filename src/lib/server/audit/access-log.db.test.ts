import { eq } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import { createMember, test } from '#tests/school.ts';
import { people } from '../identity/schema.ts';
import { logAccess, verifyChain, type Access } from './access-log.ts';
import { accessLog } from './schema.ts';

const look = (...subjects: string[]): Access => ({
	action: 'participants.view',
	subjects,
	object: 'group:8',
	purpose: 'guidance',
	rule: 'own group'
});

describe('the access log', () => {
	test('holds one entry per page, with pseudonyms', async ({
		withTransaction,
		school,
		worker,
		participant
	}) => {
		const other = await createMember(withTransaction, school, 'participant', 'Yassin');
		await withTransaction(worker, (tx) =>
			logAccess(tx, worker, look(participant.personId, other.personId))
		);

		await withTransaction(worker, async (tx) => {
			const entries = await tx.select().from(accessLog);
			const known = await tx.select().from(people).where(eq(people.role, 'participant'));
			expect(entries).toHaveLength(1);
			expect(entries[0]).toMatchObject({ seq: 1, actorId: worker.personId, outcome: 'allowed' });
			expect(entries[0]?.subjects).toEqual(known.map(({ subjectId }) => subjectId).sort());
			expect(entries[0]?.subjects).not.toContain(participant.personId);
			expect(await verifyChain(tx, worker.organisationId)).toEqual({ intact: true, entries: 1 });
		});
	});

	test('is empty and intact before anybody looked', async ({ withTransaction, worker }) => {
		const verdict = await withTransaction(worker, (tx) => verifyChain(tx, worker.organisationId));
		expect(verdict).toEqual({ intact: true, entries: 0 });
	});

	test('loses nothing when many look at once', async ({ withTransaction, worker, participant }) => {
		await Promise.all(
			Array.from({ length: 60 }, () =>
				withTransaction(worker, (tx) => logAccess(tx, worker, look(participant.personId)))
			)
		);
		const verdict = await withTransaction(worker, (tx) => verifyChain(tx, worker.organisationId));
		expect(verdict).toEqual({ intact: true, entries: 60 });
	});

	test('has no entry of a look that failed', async ({ withTransaction, worker, participant }) => {
		const failing = withTransaction(worker, async (tx) => {
			await logAccess(tx, worker, look(participant.personId));
			throw new Error('the page did not come');
		});
		await expect(failing).rejects.toThrow();
		await withTransaction(worker, (tx) => logAccess(tx, worker, look()));
		const verdict = await withTransaction(worker, (tx) => verifyChain(tx, worker.organisationId));
		expect(verdict).toEqual({ intact: true, entries: 1 });
	});

	test('can be added to and not changed, and shows it when it was', async ({
		withTransaction,
		owner,
		worker,
		participant
	}) => {
		for (let number = 0; number < 5; number++) {
			await withTransaction(worker, (tx) => logAccess(tx, worker, look(participant.personId)));
		}
		for (const attempt of ['update access_log set outcome = outcome', 'delete from access_log']) {
			await expect(withTransaction(worker, (tx) => tx.execute(attempt))).rejects.toThrow();
			await expect(owner.query(attempt)).rejects.toThrow(/append-only/);
		}

		const client = await owner.connect();
		const tamper = async (statement: string) => {
			await client.query('begin; set local session_replication_role = replica');
			await client.query(statement, [worker.organisationId]);
			await client.query('commit');
			return withTransaction(worker, (tx) => verifyChain(tx, worker.organisationId));
		};
		try {
			expect(
				await tamper(
					`update access_log set purpose = 'research' where organisation_id = $1 and seq = 3`
				)
			).toEqual({ intact: false, seq: 3, problem: 'content' });
			expect(await tamper(`delete from access_log where organisation_id = $1 and seq = 3`)).toEqual(
				{ intact: false, seq: 4, problem: 'gap' }
			);
			expect(await tamper(`delete from access_log where organisation_id = $1 and seq > 2`)).toEqual(
				{ intact: false, seq: 3, problem: 'head' }
			);
		} finally {
			client.release();
		}
	});
});
