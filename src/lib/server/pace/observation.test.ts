import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { itemsById, sumsOf } from './aggregate.ts';
import { itemsTogether } from './counted.ts';
import { addTo, contributionOf, NO_SUMS, NOTHING, subtractFrom } from './observation.ts';
import { itemFor, itemsFor, responseFor } from './testing.ts';
import type { Contribution, PaceResponse, Sums } from './types.ts';

const item = itemFor();

describe('what one answer adds', () => {
	test('a first attempt in half the usual time', () => {
		const part = contributionOf(responseFor({ timeMs: 30_000 }), item);
		expect(part).toMatchObject({ timed: 1, rapid: 0, firstRight: 1, w: 4, activeMs: 30_000 });
		expect(part.r).toBeCloseTo(Math.LN2, 12);
		expect(part.w2v).toBeCloseTo(16 * 0.04, 12);
	});

	test('a rapid one counts as rapid, and neither for speed nor for accuracy', () => {
		expect(contributionOf(responseFor({ timeMs: 8999 }), item)).toEqual({
			...NOTHING,
			timed: 1,
			rapid: 1,
			activeMs: 8999
		});
	});

	test('elapsed time is no active time, and weighs less', () => {
		const part = contributionOf(responseFor({ timeWeight: 0.6 }), item);
		expect(part.w).toBeCloseTo(2.4, 12);
		expect(part.activeMs).toBe(0);
	});

	test.each([
		['without time', { timeMs: null, timeWeight: 0 }],
		['voided', { voided: true }],
		['done on paper', { mark: 'paper' as const }],
		['done together', { mark: 'together' as const }]
	])('%s: nothing', (_, changes) => {
		expect(contributionOf(responseFor(changes), item)).toEqual(NOTHING);
	});

	test('a retry, an unknown item and an item made together add active time only', () => {
		const time = { ...NOTHING, activeMs: 60_000 };
		expect(contributionOf(responseFor({ attempt: 2 }), item)).toEqual(time);
		expect(contributionOf(responseFor(), undefined)).toEqual(time);
		expect(contributionOf(responseFor(), item, 0, true)).toEqual(time);
	});
});

/** What the recording transaction keeps: a contribution beside every row, and the sums. */
function keepIncrementally(changes: readonly Change[], items: ReturnType<typeof itemsById>) {
	const rows: { response: PaceResponse; part: Contribution }[] = [];
	let sums: Sums = NO_SUMS;
	const recount = (itemId: string): void => {
		const together = itemsTogether(rows.map(({ response }) => response)).has(itemId);
		for (const row of rows.filter(({ response }) => response.itemId === itemId)) {
			sums = subtractFrom(sums, row.part);
			row.part = contributionOf(row.response, items.get(itemId), 0.2, together);
			sums = addTo(sums, row.part);
		}
	};
	for (const change of changes) {
		if (change.kind === 'add') {
			rows.push({ response: change.response, part: NOTHING });
			recount(change.response.itemId);
		} else if (rows.length > 0) {
			const row = rows[change.at % rows.length];
			if (!row) continue;
			row.response = { ...row.response, voided: !row.response.voided };
			recount(row.response.itemId);
		}
	}
	return { sums, responses: rows.map(({ response }) => response) };
}

type Change = { kind: 'add'; response: PaceResponse } | { kind: 'void or restore'; at: number };

const anyResponse: fc.Arbitrary<PaceResponse> = fc
	.record({
		itemId: fc.constantFrom('i1', 'i2', 'i3', 'i4', 'elsewhere'),
		attempt: fc.integer({ min: 1, max: 3 }),
		timeMs: fc.option(fc.integer({ min: 200, max: 3_000_000 }), { nil: null }),
		timeWeight: fc.constantFrom(1, 0.6),
		success: fc.boolean(),
		mark: fc.constantFrom(null, null, null, 'paper' as const, 'together' as const)
	})
	.map((fields) => responseFor(fields));

const anyChange: fc.Arbitrary<Change> = fc.oneof(
	{ weight: 3, arbitrary: anyResponse.map((response) => ({ kind: 'add' as const, response })) },
	{ weight: 1, arbitrary: fc.nat(99).map((at) => ({ kind: 'void or restore' as const, at })) }
);

function expectSame(actual: Sums, expected: Sums): void {
	for (const key of Object.keys(expected) as (keyof Sums)[]) {
		const scale = Math.max(1, Math.abs(expected[key]));
		expect(Math.abs(actual[key] - expected[key]) / scale).toBeLessThan(1e-9);
	}
}

describe('the sums', () => {
	const items = itemsById(itemsFor(4));

	test('kept through any order of adding, voiding, restoring and marking equal a fresh build', () => {
		fc.assert(
			fc.property(fc.array(anyChange, { maxLength: 60 }), (changes) => {
				const { sums, responses } = keepIncrementally(changes, items);
				expectSame(sums, sumsOf(responses, items, 0.2));
			})
		);
	});

	test('do not depend on the order of arrival', () => {
		fc.assert(
			fc.property(fc.array(anyResponse, { maxLength: 30 }), (responses) => {
				expectSame(sumsOf([...responses].reverse(), items), sumsOf(responses, items));
			})
		);
	});

	test('are exactly zero when everything is voided', () => {
		fc.assert(
			fc.property(fc.array(anyResponse, { maxLength: 30 }), (responses) => {
				const parts = responses.map((response) =>
					contributionOf(response, items.get(response.itemId))
				);
				expect(parts.reduce(subtractFrom, parts.reduce(addTo, NO_SUMS))).toEqual(NO_SUMS);
			})
		);
	});
});
