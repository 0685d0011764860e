import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { addDays } from '#lib/day.ts';
import type { Transaction } from '../db/transaction.ts';
import { raisedSuggestions, suggestionLog } from '../pace/schema.ts';
import { addObservations } from '../pace/observations.ts';
import { MODEL_VERSION } from '../pace/constants.ts';
import { enrolOne, ITEMS, observationFor, publishItems } from '../pace/testing-school.ts';
import { createMember, test } from '#tests/school.ts';
import { agreementOf } from './agreement.ts';
import { selectRaised } from './agreement-queries.ts';
import { decideOn } from './decide.ts';
import { recordDecision } from './decisions.ts';
import { paceOfEnrolment, paceOfGroup } from './overview.ts';
import { raiseOrganisation } from './raised.ts';

const NOW = new Date('2026-09-21T15:00:00Z');
const daysLater = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

/** Somebody who had few exercises right at first, on days before `NOW`. */
const struggling = test.extend(
	'enrolmentId',
	async ({ withTransaction, school, worker, participant }) =>
		withTransaction(participant, async (tx) => {
			const courseId = await publishItems(tx, school.organisationId);
			const place = { ...school, courseId, assignedBy: worker.personId };
			const id = await enrolOne(tx, place, participant.personId);
			await addObservations(tx, participant, answersFor(id, { from: 0, to: 12, wrong: true }));
			await addObservations(tx, participant, goingOn(id));
			return id;
		})
);

function answersFor(
	enrolmentId: string,
	{ from, to, wrong, on = '2026-09-08' }: { from: number; to: number; wrong: boolean; on?: string }
) {
	return ITEMS.slice(from, to).map(({ id: exerciseId, moduleId }, n) =>
		observationFor(enrolmentId, {
			...{ exerciseId, moduleId, elapsedMs: null, success: !wrong || n % 4 === 0 },
			answeredAt: new Date(`${addDays(on, Math.floor(n / 2))}T14:${10 + n}:00Z`)
		})
	);
}

/** Tries again on every third of the coming days, so that nobody falls silent meanwhile. */
function goingOn(enrolmentId: string) {
	return ITEMS.slice(0, 8).map(({ id: exerciseId, moduleId }, n) =>
		observationFor(enrolmentId, {
			...{ exerciseId, moduleId, attempt: 2, elapsedMs: null, success: true },
			answeredAt: new Date(`${addDays('2026-09-14', 3 * n)}T15:00:00Z`)
		})
	);
}

const kept = (tx: Transaction) => tx.select().from(raisedSuggestions);

struggling(
	'keeps a suggestion once with its numbers, until two weeks are over',
	async ({ withTransaction, school, worker, enrolmentId }) => {
		const { organisationId } = school;
		const look = (at: Date) =>
			withTransaction(worker, (tx) =>
				paceOfGroup(tx, worker, school.groupId, { locale: 'nl' }, at)
			);
		await raiseOrganisation(withTransaction, { organisationId }, NOW);
		await raiseOrganisation(withTransaction, { organisationId }, NOW);
		await look(daysLater(1));
		await Promise.all([look(daysLater(14)), look(daysLater(14))]);
		await look(daysLater(15));
		await withTransaction(worker, async (tx) => {
			const rows = (await kept(tx)).filter((row) => row.rule === 8);
			expect(rows.map(({ raisedOn }) => raisedOn).sort()[0]).toBe('2026-09-21');
			expect(rows).toHaveLength(2);
			const [first] = rows.filter(({ raisedOn }) => raisedOn === '2026-09-21');
			expect(first).toMatchObject({
				...{ enrolmentId, suggestion: 'extra', state: 'loopt_vast', moduleId: 'wegwijs' },
				...{ modelVersion: MODEL_VERSION, raisedAt: NOW }
			});
			expect(first?.evidence).toMatchObject({ effortful: 12, suggestion: 'extra' });
		});
		const change = (tx: Transaction) =>
			tx.update(raisedSuggestions).set({ rule: 1 }).where(eq(raisedSuggestions.rule, 8));
		await expect(withTransaction(worker, change)).rejects.toThrow();
	}
);

struggling(
	'tells what was decided and what happened then',
	async ({
		withTransaction,
		participant,
		worker,
		school,
		administrator,
		strangerWorker,
		enrolmentId
	}) => {
		const about = { participantId: participant.personId, enrolmentId, rule: 8 };
		await withTransaction(worker, async (tx) => {
			const dismissed = { decision: 'dismissed', detail: 'known' } as const;
			await decideOn(tx, worker, about, dismissed, NOW);
			// Later the extra work was given after all.
			const { record } = await paceOfEnrolment(tx, worker, enrolmentId, 'nl', daysLater(1));
			const given = {
				...about,
				moduleId: 'wegwijs',
				record,
				decision: 'accepted',
				detail: 'extra'
			} as const;
			await recordDecision(tx, worker, given, daysLater(1));
		});
		const after = answersFor(enrolmentId, { from: 12, to: 16, wrong: false, on: '2026-09-24' });
		await withTransaction(participant, (tx) => addObservations(tx, participant, after));
		const now = daysLater(40);
		const asked = { scope: 'own', since: '2026-01-01', now } as const;
		const rows = await withTransaction(worker, (tx) => selectRaised(tx, worker, asked));
		expect(rows).toEqual([
			{
				...{ participantId: participant.personId, rule: 8, raisedOn: '2026-09-21' },
				...{ decision: 'accepted', detail: 'extra', decidedOn: '2026-09-22' },
				...{
					before: { right: 2, of: 10 },
					after: { right: 4, of: 4 },
					moved: true,
					returned: false
				}
			}
		]);

		// A year on it is not looked at any more.
		const summary = (at: Date) =>
			withTransaction(worker, (tx) => agreementOf(tx, worker, 'own', at));
		expect((await summary(now)).rules).toMatchObject([{ rule: 8, raised: null }]);
		expect((await summary(daysLater(400))).rules).toEqual([]);

		const colleague = await createMember(withTransaction, school, 'author', 'Bo');
		for (const other of [strangerWorker, colleague, administrator]) {
			const own = await withTransaction(other, (tx) => selectRaised(tx, other, asked));
			expect(own).toEqual([]);
		}
		const whole = await withTransaction(administrator, (tx) =>
			selectRaised(tx, administrator, { ...asked, scope: 'organisation' })
		);
		expect(whole).toEqual(rows);
	}
);

struggling(
	'a signal that was dismissed and stays comes back after two weeks',
	async ({ withTransaction, participant, worker, school, enrolmentId }) => {
		const { organisationId } = school;
		const about = { participantId: participant.personId, enrolmentId, rule: 8 };
		await withTransaction(worker, (tx) =>
			decideOn(tx, worker, about, { decision: 'dismissed', detail: 'wrong' }, NOW)
		);
		for (const days of [1, 13, 14]) {
			await raiseOrganisation(withTransaction, { organisationId }, daysLater(days));
			const [first] = await withTransaction(worker, async (tx) => {
				const now = daysLater(days);
				const rows = await selectRaised(tx, worker, { scope: 'own', since: '2026-01-01', now });
				return rows.filter(({ raisedOn }) => raisedOn === '2026-09-21');
			});
			expect(first, String(days)).toMatchObject({ decision: 'dismissed', returned: days > 13 });
		}
		const log = await withTransaction(worker, (tx) => tx.select().from(suggestionLog));
		expect(log).toHaveLength(1);
	}
);
