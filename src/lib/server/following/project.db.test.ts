import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import { addDays } from '#lib/day.ts';
import { createMember, test } from '#tests/school.ts';
import {
	addClosing,
	changeCalendar,
	organisationCalendar
} from '../calendar/organisation-calendar.ts';
import { addObservations } from '../pace/observations.ts';
import { refreshOrganisation } from '../pace/nightly.ts';
import { finishProjections } from '../pace/schema.ts';
import { enrolOne, ITEMS, observationFor, publishItems } from '../pace/testing-school.ts';
import { paceOfEnrolment } from './overview.ts';
import { endPause, startPause } from './pauses.ts';
import { projectOrganisation } from './project.ts';

const NOW = new Date('2026-09-21T08:00:00Z');

test('a finish is projected at night and judged by day, with pauses and closing days', async ({
	withTransaction,
	school,
	worker,
	participant
}) => {
	const { organisationId } = school;
	const tenant = { organisationId, personId: null };
	const enrolmentId = await withTransaction(worker, async (tx) => {
		const courseId = await publishItems(tx, organisationId);
		const place = { ...school, courseId, assignedBy: worker.personId };
		return enrolOne(tx, place, participant.personId, '2026-09-24');
	});
	await withTransaction(participant, (tx) =>
		addObservations(
			tx,
			participant,
			ITEMS.slice(0, 6).map(({ id }, i) =>
				observationFor(enrolmentId, {
					exerciseId: id,
					answeredAt: new Date(Date.UTC(2026, 8, 8 + 2 * i, 14))
				})
			)
		)
	);
	const judged = () =>
		withTransaction(worker, (tx) => paceOfEnrolment(tx, worker, enrolmentId, 'nl', NOW));
	expect((await judged()).record.pLate).toBeNull();

	await refreshOrganisation(withTransaction, { organisationId }, NOW);
	await projectOrganisation(withTransaction, { organisationId }, NOW);
	await projectOrganisation(withTransaction, { organisationId }, NOW);
	const { record, reason } = await judged();
	expect(record.finishP10).not.toBeNull();
	expect(record.finishP50 ?? '').toMatch(/^2026-/);
	expect([record.finishP10, record.finishP50, record.finishP90]).toEqual(
		[record.finishP10, record.finishP50, record.finishP90].sort()
	);
	expect(record).toMatchObject({ rule: 11, state: 'loopt_achter', suggestion: 'basis' });
	expect(reason).toContain('de einddatum is 24 september');

	// Closed for a month: nobody is expected to work, so it takes longer.
	await withTransaction(tenant, async (tx) => {
		const closing = { name: 'Verbouwing', fromDay: '2026-09-21', toDay: '2026-10-20' };
		expect(await addClosing(tx, { organisationId }, closing, NOW)).toBe('added');
		await addClosing(tx, { organisationId }, closing, NOW);
		const { free, calendar } = await organisationCalendar(tx, { organisationId });
		expect(free.filter(({ name }) => name === 'Verbouwing')).toHaveLength(1);
		expect(calendar.weekdayWeights[6]).toBe(1);
		await changeCalendar(tx, { organisationId }, { region: 'zuid', worksWeekends: false });
		expect((await organisationCalendar(tx, { organisationId })).calendar.weekdayWeights[6]).toBe(0);
	});
	await projectOrganisation(withTransaction, { organisationId }, NOW);
	expect(((await judged()).record.finishP50 ?? '') > (record.finishP50 ?? '')).toBe(true);

	await withTransaction(worker, (tx) =>
		startPause(tx, worker, participant.personId, addDays('2026-09-21', 14), NOW)
	);
	expect((await judged()).record).toMatchObject({ rule: 2, state: 'pauze', pLate: null });
	await projectOrganisation(withTransaction, { organisationId }, NOW);
	await withTransaction(tenant, async (tx) => {
		const rows = await tx
			.select()
			.from(finishProjections)
			.where(eq(finishProjections.enrolmentId, enrolmentId));
		expect(rows).toEqual([]);
	});
	await withTransaction(worker, (tx) => endPause(tx, worker, participant.personId, NOW));
	expect((await judged()).record.rule).not.toBe(2);
});

test('nobody pauses a participant of others', async ({
	withTransaction,
	school,
	strangerWorker
}) => {
	const own = await createMember(withTransaction, school, 'participant', 'Bo');
	await expect(
		withTransaction(strangerWorker, (tx) => startPause(tx, strangerWorker, own.personId, null, NOW))
	).rejects.toThrow('participant_unknown');
});
