import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Sent } from './ledger.ts';
import { compareRecords, type Stored } from './records.ts';

const PEOPLE = ['Anouk', 'Bilal', 'Chen'];

const history = fc
	.uniqueArray(
		fc.record({
			id: fc.uuid(),
			participantId: fc.constantFrom(...PEOPLE),
			acknowledged: fc.boolean(),
			stored: fc.boolean()
		}),
		{ selector: ({ id }) => id, minLength: 1, maxLength: 40 }
	)
	.map((facts) => {
		const sent = ({ id, participantId }: Stored): [string, Sent] => [
			id,
			{ id, kind: 'answer', participantId, pageId: 'stap', text: null }
		];
		return {
			acknowledged: new Map(facts.filter((fact) => fact.acknowledged).map(sent)),
			open: new Map(facts.filter((fact) => !fact.acknowledged).map(sent)),
			stored: facts
				.filter((fact) => fact.acknowledged || fact.stored)
				.map(({ id, participantId }) => ({ id, participantId }))
		};
	});

const NOTHING = { lost: [], doubled: [], foreign: [], invented: [] };

test('finds nothing in a history that is in order', () => {
	fc.assert(
		fc.property(history, ({ acknowledged, open, stored }) => {
			expect(compareRecords(acknowledged, open, stored)).toEqual(NOTHING);
		})
	);
});

test('finds every planted fault', () => {
	const fault = fc.constantFrom('lost', 'doubled', 'foreign', 'invented');
	fc.assert(
		fc.property(history, fault, fc.nat(), ({ acknowledged, open, stored }, kind, at) => {
			const choice = kind === 'lost' ? [...acknowledged.values()] : stored;
			const chosen = choice[at % Math.max(1, choice.length)];
			fc.pre(chosen !== undefined);
			const { id, participantId } = chosen;
			const others = stored.filter((row) => row.id !== id);
			const another = PEOPLE.find((name) => name !== participantId) ?? '';
			const planted = {
				lost: others,
				doubled: [...stored, { id, participantId }],
				foreign: [...others, { id, participantId: another }],
				invented: [...stored, { id: crypto.randomUUID(), participantId }]
			}[kind];
			const found = compareRecords(acknowledged, open, planted);
			const ids = kind === 'invented' ? [planted.at(-1)?.id] : [id];
			expect(found).toEqual({ ...NOTHING, [kind]: ids });
		}),
		{ numRuns: 400 }
	);
});
