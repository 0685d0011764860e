import { eq } from 'drizzle-orm';
import { expect } from 'vitest';
import type { Sharing } from '#lib/answers.ts';
import type { Page } from '#lib/content/types.ts';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { moduleLevels } from '../assignments/schema.ts';
import { accessLog } from '../audit/schema.ts';
import { contentPages } from '../courses/schema.ts';
import type { Transaction, WithTransaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { sealText } from '../privacy/sealing.ts';
import { answers, exerciseProgress, moduleProgress, pageProgress } from '../progress/schema.ts';
import { markWork } from '../progress/marks.ts';
import { learnerStates } from '../progress/state.ts';
import { getStep } from '../progress/step-page.ts';
import { giveTestCourse } from '../progress/testing.ts';
import { createMember, test, type School } from '#tests/school.ts';
import { decideOn } from './decide.ts';
import { selectDecisions } from './decisions.ts';
import { MODEL_VERSION } from '../pace/constants.ts';
import { addObservations } from '../pace/observations.ts';
import { ownDaysOf } from './own-days.ts';
import { paceOfParticipant } from './participant.ts';
import { shownEvidence, shownPace } from './shown.ts';
import { enrolOne, HASH, ITEMS, observationFor, publishItems } from '../pace/testing-school.ts';

const NOW = new Date('2026-09-21T15:00:00Z');
const shown = { locale: 'nl' } as const;

type Base = { school: School; worker: Actor; participant: Actor; withTransaction: WithTransaction };

/** Homework of one pupil: twelve exercises of which few right at first. */
async function withHomework({ school, worker, participant, withTransaction }: Base) {
	return withTransaction(participant, async (tx) => {
		const courseId = await publishItems(tx, school.organisationId);
		const place = { ...school, courseId, assignedBy: worker.personId };
		const enrolmentId = await enrolOne(tx, place, participant.personId, '2026-10-05');
		const observations = ITEMS.slice(0, 12).flatMap(({ id: exerciseId, moduleId }, n) => {
			const answeredAt = new Date(Date.UTC(2026, 8, 8 + Math.floor(n / 2), 14, n));
			const about = { exerciseId, moduleId, answeredAt, elapsedMs: null };
			const first = observationFor(enrolmentId, { ...about, success: n % 4 === 0 });
			const again = observationFor(enrolmentId, { ...about, attempt: 2, success: n % 2 === 1 });
			return n % 4 === 0 ? [first] : [first, again];
		});
		await addObservations(tx, participant, observations);
		return enrolmentId;
	});
}

type Open = { exerciseId: string; text: string; sharing: Sharing; skipped?: boolean };

/** A typed answer of the participant on a step of the first module. */
async function type(
	tx: Transaction,
	{ organisationId, personId }: Actor,
	enrolmentId: string,
	{ exerciseId, text, sharing, skipped = false }: Open
) {
	const at = new Date('2026-09-10T14:30:00Z');
	const id = newId();
	const owner = { organisationId, personId };
	const sealed = await sealText(tx, owner, { table: 'answers', column: 'sealed', row: id }, text);
	const place = { organisationId, enrolmentId, moduleId: 'wegwijs', pageId: 'stap-oefening-1' };
	await tx.insert(answers).values({
		...{ ...place, id, exerciseId, receivedAt: at, participantId: personId, versionHash: HASH },
		...{ attempt: 1, response: null, sealed, score: null, success: null, skipped, hints: 1 },
		...{ activeMs: 240_000, elapsedMs: 300_000, answeredAt: at }
	});
	await tx.insert(exerciseProgress).values({
		...{ ...place, exerciseId, openedAt: at, attempts: 1, hints: 1, solved: false, done: true },
		...{ skipped, score: null, activeMs: 0, answerId: id, answeredAt: at, receivedAt: at },
		...{ response: null, sharing, sensitive: false }
	});
}

const page: Page = {
	id: 'stap-oefening-1',
	module: 'wegwijs',
	title: 'Eerste stap',
	short: 'Eerste',
	minutes: 4,
	level: 'basis',
	formerly: [],
	blocks: [
		{
			kind: 'oefening',
			level: 'basis',
			exercise: {
				...{ type: 'open', id: 'kijk-uit', hints: 0, attempts: null, lines: 3, starters: [] },
				question: [{ t: 'p', c: ['Waar kijk je naar uit?'] }]
			}
		}
	]
};

test('shows what is shared and never what is private', async ({
	withTransaction,
	school,
	worker,
	participant
}) => {
	const enrolmentId = await withHomework({ withTransaction, school, worker, participant });
	const { organisationId } = school;
	await withTransaction(participant, async (tx) => {
		await tx.insert(contentPages).values({ organisationId, hash: `${HASH}-oefening-1`, page });
		const open = (answer: Open) => type(tx, participant, enrolmentId, answer);
		await open({ exerciseId: 'kijk-uit', text: 'Met mijn nicht in de bus.', sharing: 'worker' });
		await open({ exerciseId: 'spannend', text: 'Dat iedereen kijkt.', sharing: 'talk' });
		await open({ exerciseId: 'geheim', text: 'NIEMAND MAG DIT', sharing: 'private' });
		await open({ exerciseId: 'leeg', text: 'OVERGESLAGEN', sharing: 'worker', skipped: true });
	});
	const look = () =>
		withTransaction(worker, (tx) =>
			paceOfParticipant(tx, worker, participant.personId, shown, NOW)
		);
	const pace = await look();
	expect(pace.shared).toEqual([
		expect.objectContaining({ text: 'Met mijn nicht in de bus.', talk: false, on: '2026-09-10' }),
		expect.objectContaining({ text: 'Dat iedereen kijkt.', talk: true, question: null })
	]);
	expect(pace.shared[0]?.question).toBe('Waar kijk je naar uit?');
	expect(pace.kept).toBe(1);
	expect(JSON.stringify(pace)).not.toMatch(/NIEMAND MAG DIT|OVERGESLAGEN/);

	await withTransaction(participant, (tx) =>
		tx
			.update(exerciseProgress)
			.set({ sharing: 'private' })
			.where(eq(exerciseProgress.exerciseId, 'spannend'))
	);
	const later = await look();
	expect(later.shared.map(({ exerciseId }) => exerciseId)).toEqual(['kijk-uit']);
	expect(later.kept).toBe(2);
	const log = await withTransaction(worker, (tx) => tx.select().from(accessLog));
	expect(log).toHaveLength(2);
	expect(log[0]).toMatchObject({ action: 'participants.view', rule: 'own group' });
});

test('tells per day what was made, what was given and what was decided', async ({
	withTransaction,
	school,
	worker,
	participant
}) => {
	const enrolmentId = await withHomework({ withTransaction, school, worker, participant });
	const { organisationId } = school;
	await withTransaction(participant, async (tx) => {
		await type(tx, participant, enrolmentId, {
			...{ exerciseId: 'oefening-1', text: 'Een antwoord', sharing: 'private' }
		});
		const done = new Date('2026-09-10T14:40:00Z');
		const place = { organisationId, enrolmentId, moduleId: 'wegwijs' };
		const left = { leftAt: done, completedAt: done };
		await tx
			.insert(pageProgress)
			.values({ ...place, pageId: 'stap-oefening-1', openedAt: done, ...left, activeMs: 60_000 });
		await tx.insert(moduleProgress).values({
			...{ ...place, participantId: participant.personId, edition: 1, startedAt: done },
			...{ activeAt: done, stepsDone: 1, stepsTotal: 4, percent: 25, rating: 'hard', ratedAt: done }
		});
	});
	const pace = await withTransaction(worker, async (tx) => {
		await tx.insert(moduleLevels).values({
			...{ organisationId, enrolmentId, moduleId: 'wegwijs', level: 'verdieping' },
			...{ assignedBy: worker.personId, assignedAt: new Date('2026-09-15T08:00:00Z') },
			...{ seenAt: null, withdrawnAt: new Date('2026-09-16T08:00:00Z') }
		});
		const about = { participantId: participant.personId, enrolmentId, rule: 8 };
		const decision = { decision: 'dismissed', detail: 'known' } as const;
		expect(await decideOn(tx, worker, about, decision, NOW)).toBe('decided');
		expect(await decideOn(tx, worker, about, decision, NOW)).toBe('decided');
		return paceOfParticipant(tx, worker, participant.personId, shown, NOW);
	});
	expect(pace.timeline).toMatchObject([
		{ kind: 'decided', on: '2026-09-21', suggestion: 'extra', detail: 'known', by: 'Sanne' },
		{ kind: 'level_back', on: '2026-09-16', level: 'verdieping', title: 'Wegwijs' },
		{ kind: 'level', on: '2026-09-15', by: 'Sanne' },
		{
			kind: 'work',
			on: '2026-09-10',
			places: [{ module: 'Wegwijs', finished: [1], touched: [] }],
			exercises: 1,
			minutes: 5,
			hints: 1,
			ratings: [{ module: 'Wegwijs', rating: 'hard' }]
		},
		{ kind: 'assigned', on: '2026-09-07', title: 'Overstap', dueOn: '2026-10-05' }
	]);
	// What the participant sees of the same day, and nobody else.
	const own = await withTransaction(participant, (tx) => ownDaysOf(tx, participant));
	expect(own).toEqual({
		days: [{ on: '2026-09-10', steps: 1, minutes: 5, modules: ['Wegwijs'] }],
		steps: 1
	});
	const other = await createMember(withTransaction, school, 'participant', 'Sem');
	expect((await withTransaction(other, (tx) => ownDaysOf(tx, other))).days).toEqual([]);
	expect(pace.path).toEqual([
		{ moduleId: 'wegwijs', title: 'Wegwijs', state: 'now' },
		{ moduleId: 'mijn-week', title: 'Mijn week', state: 'open' }
	]);
});

test('shows how every exercise went and the numbers behind the judgement', async ({
	withTransaction,
	school,
	worker,
	participant
}) => {
	await withHomework({ withTransaction, school, worker, participant });
	const { outcomes, row } = await withTransaction(worker, (tx) =>
		paceOfParticipant(tx, worker, participant.personId, { ...shown, what: null }, NOW)
	);
	expect(outcomes.map(({ items }) => items.join(' '))).toEqual([
		'first later not later first later not later',
		'first later not later none none'
	]);
	const evidence = row && shownEvidence(row);
	expect(evidence).toMatchObject({
		rule: 8,
		model: MODEL_VERSION,
		timed: 12,
		rapid: 0,
		daysActive: 6
	});
	expect(row && shownPace(row, 'nl', NOW)).toMatchObject({
		...{ done: 12, total: 14, suggestion: 'extra', open: true, what: 'overstap/wegwijs' },
		...{ n: 12, daysAgo: 8, decision: null, given: false, state: 'loopt_vast' }
	});
});

test('nobody decides about a suggestion that was not shown, or about others', async ({
	withTransaction,
	school,
	worker,
	participant,
	strangerWorker
}) => {
	const enrolmentId = await withHomework({ withTransaction, school, worker, participant });
	const about = { participantId: participant.personId, enrolmentId };
	const accepted = { decision: 'accepted', detail: null } as const;
	await withTransaction(worker, async (tx) => {
		expect(await decideOn(tx, worker, { ...about, rule: 4 }, accepted, NOW)).toBe('changed');
		const other = { ...about, participantId: worker.personId, rule: 8 };
		await expect(decideOn(tx, worker, other, accepted, NOW)).rejects.toThrow(NotFound);
		expect(await selectDecisions(tx, worker, [enrolmentId])).toEqual([]);
	});
	const colleague = await createMember(withTransaction, school, 'administrator', 'Bo');
	for (const stranger of [strangerWorker, colleague]) {
		await withTransaction(stranger, async (tx) => {
			const look = paceOfParticipant(tx, stranger, participant.personId, shown, NOW);
			await expect(look).rejects.toThrow(NotFound);
			const decision = decideOn(tx, stranger, { ...about, rule: 8 }, accepted, NOW);
			await expect(decision).rejects.toThrow(NotFound);
		});
	}
});

test('the timeline names the steps that were recorded, and the module once that was all of it', async ({
	withTransaction,
	worker,
	participant,
	school
}) => {
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, NOW));
	const [state] = await withTransaction(participant, (tx) => learnerStates(tx, participant));
	const about = { enrolmentIds: [state?.enrolmentId ?? ''], onDay: '2026-09-20' };
	const mark = (pageId: string) =>
		withTransaction(worker, (tx) => {
			const target = { moduleId: 'begin', pageId };
			return markWork(tx, worker, { ...about, mark: 'paper', actId: newId(), target }, NOW);
		});
	const marked = async () => {
		const { timeline } = await withTransaction(worker, (tx) =>
			paceOfParticipant(tx, worker, participant.personId, shown, NOW)
		);
		return timeline.flatMap((event) => (event.kind === 'mark' ? event.places : []));
	};
	await mark('tweede');
	expect(await marked()).toEqual([
		{ module: 'Begin', steps: [{ number: 2, title: 'Tweede stap' }] }
	]);
	await mark('eerste');
	expect(await marked()).toEqual([{ module: 'Begin', steps: 'all' }]);
});

test('who opened a step is not told to have begun nothing', async ({
	withTransaction,
	worker,
	participant,
	school
}) => {
	const monday = new Date('2026-09-21T09:00:00Z');
	await withTransaction(worker, (tx) => giveTestCourse(tx, worker, school.groupId, monday));
	const look = () =>
		withTransaction(worker, async (tx) => {
			const { row } = await paceOfParticipant(tx, worker, participant.personId, shown, NOW);
			if (!row) throw new Error('no homework');
			const { state, reason } = shownPace(row, 'nl', NOW);
			return { rule: row.record.rule, started: row.record.started, state, reason };
		});
	expect(await look()).toEqual({
		...{ rule: 5, started: false, state: 'niet_gestart' },
		reason: 'Noor is nog niet begonnen.'
	});
	await withTransaction(participant, (tx) =>
		getStep(tx, participant, 'toets', 'begin', 'eerste', monday)
	);
	expect(await look()).toMatchObject({
		...{ rule: 5, started: false, state: 'voorlopig' },
		reason: expect.stringMatching(/^Nog te weinig gemaakt/)
	});
});
