import { sql } from 'drizzle-orm';
import { describe, expect } from 'vitest';
import type { StepPage } from '#lib/homework.ts';
import { test } from '#tests/school.ts';
import type { WithTransaction } from '../db/transaction.ts';
import { sharedAnswersOf } from '../following/shared-answers.ts';
import type { Actor } from '../identity/actor.ts';
import { recordAnswers } from './answers.ts';
import { getModuleEnd, getStep } from './step-page.ts';
import { answerTo, giveTestCourse } from './testing.ts';

const monday = new Date('2026-09-07T14:00:00Z');
const later = (minutes: number) => new Date(monday.getTime() + minutes * 60_000);

const PAGE = `---
titel: Eerste stap
---

:::scenario{#plein}
### Op het plein
Wat doe je?

- [Terugpakken](#sam-duwt)
  > Dat ging snel.
- [Stop zeggen](#sam-stopt)

### Sam duwt
Boos.

- [Nog eens](#op-het-plein)

### Sam stopt
Rustig.
:::

:::vragenlijst{#lijst meting=voor antwoorden="nooit | soms"}
Wat past?

1. Ik merk het. (-)
2. Ik kan het.
:::

:::vijfg{#vijf}
Denk terug.

> Voorbeeld: Noor dacht later iets anders.
:::

:::adem{#rustig}
Adem mee.
:::
`;

type Fixtures = {
	withTransaction: WithTransaction;
	participant: Actor;
	worker: Actor;
	school: { groupId: string };
};

async function begin({ withTransaction, participant, worker, school }: Fixtures) {
	await withTransaction(worker, (tx) =>
		giveTestCourse(tx, worker, school.groupId, monday, { first: PAGE })
	);
	const show = () =>
		withTransaction(participant, (tx) =>
			getStep(tx, participant, 'toets', 'begin', 'eerste', monday)
		);
	const step = await show();
	const answer = async (id: string, response: unknown, minute: number, more: object = {}) => {
		const receipt = await withTransaction(participant, (tx) =>
			recordAnswers(tx, participant, [{ ...answerTo(step, id, response), ...more }], later(minute))
		);
		expect(receipt.refused).toEqual([]);
		return receipt.states[0]?.[1];
	};
	const stored = () =>
		withTransaction(participant, async (tx) => {
			const { rows } = await tx.execute<{ all: string }>(sql`
				select coalesce((select string_agg(a::text, ' ') from answers a), '')
					|| coalesce((select string_agg(x::text, ' ') from exercise_progress x), '')
					|| coalesce((select string_agg(s::text, ' ') from statements s), '') as all`);
			return rows[0]?.all ?? '';
		});
	const statements = () =>
		withTransaction(participant, async (tx) => {
			const { rows } = await tx.execute<{ payload: Payload }>(
				sql`select payload from statements order by stored, id`
			);
			return rows.map(({ payload }) => payload);
		});
	return { step, show, answer, stored, statements };
}

type Payload = {
	verb: { id: string };
	object: { id: string; definition: { type: string; interactionType?: string } };
	result?: { response?: string; completion?: boolean; extensions?: Record<string, unknown> };
	context: { extensions: Record<string, unknown> };
};

function exerciseOn(step: StepPage, type: string) {
	for (const block of step.blocks) {
		if (block.kind === 'oefening' && block.exercise.type === type) return block.exercise;
	}
	throw new Error(type);
}

describe('a scenario', () => {
	test('is kept choice by choice, done at an ending, and stays done when read again', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const { step, show, answer, statements } = await begin({
			withTransaction,
			participant,
			worker,
			school
		});
		const story = exerciseOn(step, 'scenario');
		if (story.type !== 'scenario') throw new Error(story.type);
		const [plein, duwt] = story.steps;
		const [grab, stop] = plein?.choices ?? [];
		const again = duwt?.choices[0];
		const path = [grab?.id, again?.id, stop?.id];

		const first = await answer('plein', { path: path.slice(0, 1) }, 1);
		expect(first).toMatchObject({ done: false, feedback: { kind: 'noted', solution: null } });
		expect(JSON.stringify(first?.feedback?.remarks)).toContain('Dat ging snel.');
		expect(await answer('plein', { path: path.slice(0, 2) }, 2)).toMatchObject({ done: false });
		expect(await answer('plein', { path }, 3)).toMatchObject({ done: true });
		expect(await answer('plein', { path: [] }, 4)).toMatchObject({
			done: true,
			response: { path: [] }
		});

		const shown = (await show()).states.find(([id]) => id === 'plein')?.[1];
		expect(shown).toMatchObject({ done: true, response: { path: [] } });
		const told = (await statements()).filter(({ object }) => object.id.endsWith('/plein'));
		expect(told.map(({ result }) => result?.response)).toEqual([
			`${plein?.id}[.]${grab?.id}`,
			`${plein?.id}[.]${grab?.id}[,]${duwt?.id}[.]${again?.id}`,
			`${plein?.id}[.]${grab?.id}[,]${duwt?.id}[.]${again?.id}[,]${plein?.id}[.]${stop?.id}`,
			undefined
		]);
		expect(told[0]?.object.definition.interactionType).toBe('performance');
	});
});

describe('a questionnaire', () => {
	test('is saved as it is filled in, sealed, and never told to anybody', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const { step, show, answer, stored, statements } = await begin({
			withTransaction,
			participant,
			worker,
			school
		});
		const list = exerciseOn(step, 'vragenlijst');
		if (list.type !== 'vragenlijst') throw new Error(list.type);
		const [one, two] = list.items.map(({ id }) => id);
		const often = list.answers[1]?.id ?? '';

		const half = { answers: { [one ?? '']: often } };
		expect(await answer('lijst', half, 1)).toMatchObject({ done: false, response: half });
		const whole = { answers: { [one ?? '']: often, [two ?? '']: null } };
		expect(await answer('lijst', whole, 2)).toMatchObject({ done: true, response: whole });

		const shown = (await show()).states.find(([id]) => id === 'lijst')?.[1];
		expect(shown).toMatchObject({ done: true, response: whole, text: null, sharing: null });
		expect(await stored()).not.toContain(often);
		expect((await statements()).filter(({ object }) => object.id.endsWith('/lijst'))).toMatchObject(
			[
				{
					verb: { id: 'http://adlnet.gov/expapi/verbs/responded' },
					object: { definition: { type: 'http://id.tincanapi.com/activitytype/survey' } },
					result: { completion: false }
				},
				{ result: { completion: true } }
			]
		);
		const last = (await statements()).findLast(({ object }) => object.id.endsWith('/lijst'));
		expect(last?.result?.response).toBeUndefined();
		expect(Object.values(last?.context.extensions ?? {})).toContain('before');
	});

	test('may be passed over', async ({ withTransaction, participant, worker, school }) => {
		const { answer } = await begin({ withTransaction, participant, worker, school });
		const passed = await answer('lijst', null, 1, { skipped: true });
		expect(passed).toMatchObject({ done: true, skipped: true });
	});
});

describe('a 5G', () => {
	test('is sealed, shown to its writer, and to the worker only when shared', async ({
		withTransaction,
		participant,
		worker,
		school
	}) => {
		const { step, show, answer, stored, statements } = await begin({
			withTransaction,
			participant,
			worker,
			school
		});
		const fields = {
			gebeurtenis: 'Ik zakte.',
			gedachte: '',
			gevoel: 'Verdriet, geheim.',
			gedrag: '',
			gevolg: ''
		};
		const kept = await answer('vijf', { fields }, 1);
		expect(kept).toMatchObject({
			done: true,
			response: { fields },
			text: null,
			sharing: 'private'
		});
		expect(JSON.stringify(kept?.feedback?.sample)).toContain('Noor dacht later');
		expect(await stored()).not.toContain('geheim');
		const told = (await statements()).filter(({ object }) => object.id.endsWith('/vijf'));
		expect(Object.values(told[0]?.result?.extensions ?? {})).toContain(6);

		const enrolments = [{ enrolmentId: step.path.enrolmentId, courseId: 'toets' }];
		const read = () =>
			withTransaction(worker, (tx) => sharedAnswersOf(tx, participant, enrolments));
		expect(await read()).toMatchObject({ shared: [], kept: 1 });
		await answer('vijf', { fields }, 2, { sharing: 'worker' });
		expect((await read()).shared).toMatchObject([
			{ question: 'Denk terug.', text: 'Gebeurtenis: Ik zakte.\nGevoel: Verdriet, geheim.' }
		]);

		const end = await withTransaction(participant, (tx) =>
			getModuleEnd(tx, participant, 'toets', 'begin', later(3))
		);
		expect(end.answers).toMatchObject([
			{ text: 'Gebeurtenis: Ik zakte.\nGevoel: Verdriet, geheim.' }
		]);
		const shown = (await show()).states.find(([id]) => id === 'vijf')?.[1];
		expect(shown?.response).toEqual({ fields });
	});
});

test('breathing is done when it is ticked, and is no item of pace', async ({
	withTransaction,
	participant,
	worker,
	school
}) => {
	const { answer, statements } = await begin({ withTransaction, participant, worker, school });
	expect(await answer('rustig', { done: true }, 1)).toMatchObject({ done: true });
	const told = (await statements()).filter(({ object }) => object.id.endsWith('/rustig'));
	expect(told).toMatchObject([{ object: { definition: { interactionType: 'other' } } }]);
	expect(told[0]?.result?.response).toBeUndefined();
});
