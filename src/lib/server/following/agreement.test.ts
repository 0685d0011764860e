import { describe, expect, test } from 'vitest';
import { addDays } from '#lib/day.ts';
import type { RaisedRow } from './agreement-queries.ts';
import { summaryOf } from './agreement.ts';

const TODAY = '2026-09-21';

/** Extra work that was proposed two months ago and given the next day. */
function raised(person: number, changes: Partial<RaisedRow> = {}): RaisedRow {
	return {
		participantId: `p${person}`,
		rule: 8,
		raisedOn: '2026-07-20',
		decision: 'accepted',
		detail: 'extra',
		decidedOn: '2026-07-21',
		before: { right: 4, of: 10 },
		after: { right: 7, of: 10 },
		moved: false,
		returned: false,
		...changes
	};
}

const people = (count: number, changes: Partial<RaisedRow> = {}, from = 0): RaisedRow[] =>
	Array.from({ length: count }, (_, i) => raised(from + i, changes));

const undecided = { decision: null, detail: null, decidedOn: null } as const;
const only = (rows: RaisedRow[]) => summaryOf(rows, TODAY).rules[0];

describe('summaryOf', () => {
	test('says nothing about fewer than five people', () => {
		expect(summaryOf([], TODAY)).toEqual({ rules: [], agreed: null });
		expect(only(people(4))).toEqual({
			...{ rule: 8, raised: null, decided: null, agreed: null, reasons: null, given: null },
			...{ withheld: null, moved: null, returned: null }
		});
		// Five suggestions about one person are still one person.
		expect(only(people(5).map((row) => ({ ...row, participantId: 'p0' })))?.raised).toBeNull();
		expect(only(people(5))?.raised).toBe(5);
	});

	test('counts what was followed, and what nobody decided about in two weeks', () => {
		const rows = [
			...people(6),
			...people(2, { decision: 'adapted', detail: 'verdieping' }, 6),
			...people(2, { decision: 'dismissed', detail: 'known' }, 8),
			...people(1, { ...undecided, raisedOn: addDays(TODAY, -14) }, 10),
			...people(3, { ...undecided, raisedOn: addDays(TODAY, -13) }, 11)
		];
		expect(only(rows)).toMatchObject({
			raised: 14,
			decided: { accepted: 6, adapted: 2, dismissed: 2, expired: 1, waiting: 3 },
			agreed: { percent: 60, of: 10, people: 10 },
			reasons: null
		});
	});

	test('tells why not, most often first', () => {
		const why = (detail: string, from: number, count: number) =>
			people(count, { decision: 'dismissed', detail }, from);
		expect(only([...why('known', 0, 2), ...why('wrong', 2, 4)])?.reasons).toEqual({
			people: 6,
			counts: [
				{ why: 'wrong', times: 4 },
				{ why: 'known', times: 2 }
			]
		});
	});

	test('compares how it went before and after, everybody weighing the same', () => {
		const rows = [
			...people(5),
			raised(5, { before: { right: 5, of: 5 }, after: { right: 5, of: 5 } }),
			// Too little made since.
			raised(6, { after: { right: 0, of: 4 } })
		];
		expect(only(rows)?.given).toEqual({ before: 50, after: 75, times: 6, people: 6 });
		expect(only(rows)?.withheld).toBeNull();
		expect(
			only(people(5, { decision: 'dismissed', detail: 'known', after: { right: 5, of: 10 } }))
		).toMatchObject({ given: null, withheld: { before: 40, after: 50 } });
	});

	test('looks whether somebody worked again, once a week has passed', () => {
		const reminded = { rule: 4, decidedOn: '2026-09-01' } as const;
		const rows = [
			...people(3, { ...reminded, moved: true }),
			...people(2, reminded, 3),
			...people(5, { ...reminded, decidedOn: addDays(TODAY, -7) }, 5)
		];
		expect(only(rows)).toMatchObject({ moved: { yes: 3, of: 5, people: 5 }, given: null });
	});

	test('looks whether a signal stayed, four weeks after it was dismissed', () => {
		const dismissed = { decision: 'dismissed', detail: 'wrong' } as const;
		const rows = [
			...people(1, { ...dismissed, returned: true }),
			...people(4, dismissed, 1),
			...people(9, { ...dismissed, decidedOn: addDays(TODAY, -28) }, 5)
		];
		expect(only(rows)?.returned).toEqual({ yes: 1, of: 5, people: 5 });
	});

	test('keeps what is not said about one rule out of the whole', () => {
		const rows = [...people(5), ...people(2, { rule: 4, decision: 'dismissed' })];
		expect(summaryOf(rows, TODAY)).toMatchObject({
			rules: [{ rule: 4, agreed: null }, { rule: 8 }],
			agreed: { percent: 100, of: 5 }
		});
	});
});
