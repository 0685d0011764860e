import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aggregateOf } from './aggregate.ts';
import { MODEL_VERSION } from './constants.ts';
import { authorParameters } from './items.ts';
import { judgePace } from './judgement.ts';
import { aggregateFor, inputFor, itemsFor, responseFor } from './testing.ts';
import type { Aggregate, PaceInput, PaceRecord, PaceResponse } from './types.ts';

const zone = { timeZone: 'Europe/Amsterdam' };

function judgeWith(aggregate: Partial<Aggregate>, changes: Partial<PaceInput> = {}): PaceRecord {
	return judgePace(inputFor({ aggregate: aggregateFor(aggregate), ...changes }));
}

/** Judges answers given one a day from Monday 7 September, on the day of the last. */
function judgeAnswers(
	answers: Partial<PaceResponse>[],
	changes: Partial<PaceInput> = {}
): PaceRecord {
	const input = inputFor(changes);
	const responses = answers.map((answer, i) =>
		responseFor({
			itemId: `i${i + 1}`,
			answeredAt: new Date(Date.UTC(2026, 8, 7 + Math.min(i, 14), 12)),
			...answer
		})
	);
	return judgePace({ ...input, aggregate: aggregateOf(responses, input.items, zone) });
}

function numbersOf(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersOf) : [];
}

const nobody: Partial<Aggregate> = {
	timed: 0,
	firstRight: 0,
	sumW: 0,
	sumW2v: 0,
	activeMs: 0,
	itemsDone: 0,
	firstAt: null,
	lastAt: null,
	daysActive: 0,
	daysTimed: 0,
	theta: 0,
	information: 1
};

describe('somebody ordinary', () => {
	const record = judgePace(inputFor());

	test('gets every figure, and basis', () => {
		expect(record).toMatchObject({
			started: true,
			done: false,
			itemsDone: 12,
			itemsTotal: 24,
			effortful: 12,
			activeMinutes: 10,
			rapidShare: 0,
			daysSinceActivity: 0,
			pStopped: 0,
			state: 'op_koers',
			suggestion: 'basis',
			confidence: 'midden',
			rule: 12
		});
		expect(record.paceIndex).toBe(100);
		expect(record.spi).toBeCloseTo(1, 12);
	});

	test('the estimate lies in its interval', () => {
		const { paceLo, paceIndex, paceHi, accuracyLo, accuracy, accuracyHi } = record;
		for (const row of [
			[paceLo, paceIndex, paceHi],
			[accuracyLo, accuracy, accuracyHi]
		]) {
			expect(row.every((value) => value !== null)).toBe(true);
			expect(row).toEqual([...row].sort((a, b) => (a ?? 0) - (b ?? 0)));
		}
	});

	test('the evidence says by which rule, model and when', () => {
		expect(record.evidence).toMatchObject({
			rule: 12,
			modelVersion: MODEL_VERSION,
			at: '2026-09-21T15:00:00.000Z',
			timed: 12,
			daysRunning: 14,
			exposureGone: 0.5
		});
		expect(JSON.parse(JSON.stringify(record.evidence))).toEqual(record.evidence);
	});
});

describe('little known', () => {
	test('nobody, nothing: silence instead of zeroes', () => {
		const record = judgeWith(nobody, { now: new Date('2026-09-08T09:00:00Z') });
		expect(record).toMatchObject({
			started: false,
			activeMinutes: null,
			paceIndex: null,
			accuracy: null,
			pLow: null,
			rapidShare: null,
			pRush: null,
			daysSinceActivity: null,
			pStopped: null,
			spi: null,
			state: 'niet_gestart',
			suggestion: 'geen',
			confidence: null,
			rule: 5
		});
	});

	test('an assignment without items', () => {
		const record = judgeWith(nobody, { items: [], itemsTotal: 0 });
		expect(record).toMatchObject({ done: false, accuracy: null, spi: null, rule: 3 });
		expect(judgeWith({}, { items: [], itemsTotal: 0 })).toMatchObject({
			done: false,
			paceIndex: null,
			accuracy: null
		});
	});

	test('an assignment of one item, made', () => {
		const record = judgeAnswers([{}], { items: itemsFor(1), itemsTotal: 1 });
		expect(record).toMatchObject({ done: true, state: 'klaar', rule: 12, paceIndex: null });
	});

	test('four answers say nothing about pace, five do', () => {
		const now = new Date('2026-09-11T15:00:00Z');
		const four = judgeAnswers([{}, {}, {}, {}], { now });
		expect(four).toMatchObject({ rule: 5, paceIndex: null, pLow: null });
		const record = judgeAnswers([{}, {}, {}, {}, {}], { now });
		expect(record.paceIndex).not.toBeNull();
		expect(record.pDeep).not.toBeNull();
	});

	test('answers without a time are progress, nothing else', () => {
		const untimed = Array.from({ length: 10 }, () => ({ timeMs: null, timeWeight: 0 }));
		expect(judgeAnswers(untimed)).toMatchObject({
			itemsDone: 10,
			activeMinutes: null,
			paceIndex: null,
			accuracy: null,
			rapidShare: null,
			rule: 5
		});
	});

	test('half a minute of reading is a start', () => {
		const now = new Date('2026-09-20T09:00:00Z');
		expect(judgeWith(nobody, { now }).rule).toBe(3);
		expect(judgeWith(nobody, { now, readingMs: 30_000 })).toMatchObject({
			started: true,
			rule: 5,
			state: 'voorlopig',
			activeMinutes: 5
		});
	});
});

describe('extremes', () => {
	const twenty = (changes: Partial<PaceResponse>) => Array.from({ length: 20 }, () => changes);

	test('all right and fast: deepening', () => {
		const record = judgeAnswers(twenty({ timeMs: 30_000 }));
		expect(record).toMatchObject({ rule: 9, suggestion: 'verdieping' });
		expect(record.paceLo).toBeGreaterThan(100);
		expect(record.accuracyHi).toBeLessThanOrEqual(1);
	});

	test('all wrong: extra, about the weakest lesson', () => {
		const record = judgeAnswers(twenty({ success: false }));
		expect(record).toMatchObject({ rule: 8, suggestion: 'extra', subjectLessonId: 'l1' });
		expect(record.accuracyLo).toBeGreaterThanOrEqual(0);
	});

	test('all right and slow: basis, because slow is not weak', () => {
		const record = judgeAnswers(twenty({ timeMs: 240_000 }));
		expect(record).toMatchObject({ rule: 12, suggestion: 'basis' });
		expect(record.paceHi).toBeLessThan(100);
	});

	test('all within two seconds: rushing, and no pace from it', () => {
		const record = judgeAnswers(twenty({ timeMs: 2000 }));
		expect(record).toMatchObject({ rule: 6, rapidShare: 1, paceIndex: null, state: 'haast' });
	});

	test('an author’s estimate of zero harms nothing', () => {
		const items = itemsFor(24).map(({ id }) =>
			authorParameters({ id, lessonId: null, authorSeconds: 0, options: 4 })
		);
		const record = judgeAnswers(twenty({ timeMs: 30_000 }), { items });
		expect(record.paceIndex).toBeCloseTo(100, 6);
	});

	test('whatever the answers, every number is finite', () => {
		const answer = fc.record({
			timeMs: fc.option(fc.integer({ min: 1, max: 86_400_000 }), { nil: null }),
			timeWeight: fc.constantFrom(1, 0.6),
			attempt: fc.integer({ min: 1, max: 3 }),
			success: fc.boolean(),
			mark: fc.constantFrom(null, null, 'paper' as const, 'together' as const),
			voided: fc.boolean()
		});
		fc.assert(
			fc.property(
				fc.array(answer, { maxLength: 30 }),
				fc.boolean(),
				(answers, extraReadingTime) => {
					const record = judgeAnswers(answers, { extraReadingTime });
					expect(numbersOf(record).every(Number.isFinite)).toBe(true);
					expect((record.suggestion === 'geen') === (record.confidence === null)).toBe(true);
				}
			)
		);
	});
});

describe('schedule', () => {
	const at = (day: string) => new Date(`${day}T10:00:00Z`);

	test('waits until one item is expected', () => {
		expect(judgeWith({}, { now: at('2026-09-08') }).spi).toBeNull();
		expect(judgeWith({}, { now: at('2026-09-09') }).spi).not.toBeNull();
	});

	test('needs an end date', () => {
		expect(judgeWith({}, { due: null })).toMatchObject({ spi: null, state: 'op_koers' });
	});

	test('a holiday or a pause takes the pressure off', () => {
		const range = { from: '2026-09-10', to: '2026-09-20' };
		const holiday = { ...inputFor().calendar, holidays: [range] };
		const [plain, free, paused] = [
			judgeWith({ itemsDone: 6 }),
			judgeWith({ itemsDone: 6 }, { calendar: holiday }),
			judgeWith({ itemsDone: 6 }, { pauses: [range] })
		].map(({ spi }) => spi ?? NaN);
		expect(plain).toBeCloseTo(0.5, 12);
		expect(free).toBeGreaterThan(0.8);
		expect(paused).toBeGreaterThan(free ?? NaN);
	});

	test('everything is expected after the end date, and nothing before the start', () => {
		expect(judgeWith({}, { now: at('2026-12-01') }).spi).toBeCloseTo(0.5, 12);
		expect(judgeWith(nobody, { now: at('2026-08-01') })).toMatchObject({ spi: null, rule: 5 });
	});

	test('an end date before the start says nothing', () => {
		expect(judgeWith({}, { due: '2026-09-01' }).spi).toBeNull();
	});
});

describe('silence', () => {
	const now = new Date('2026-10-04T10:00:00Z');

	test('is noticed, in days', () => {
		expect(judgeWith({}, { now })).toMatchObject({
			rule: 4,
			state: 'langer_stil',
			suggestion: 'gesprek',
			daysSinceActivity: 13
		});
	});

	test('is not noticed of who is done or pauses', () => {
		const done = judgeWith({ itemsDone: 24 }, { now });
		expect(done).toMatchObject({ pStopped: null, state: 'klaar' });
		const paused = judgeWith({}, { now, pauses: [{ from: '2026-09-22', to: '2026-10-10' }] });
		expect(paused).toMatchObject({ pStopped: null, rule: 2, state: 'pauze' });
		expect(paused.evidence.pausedTo).toBe('2026-10-10');
	});

	test('holidays do not count', () => {
		const calendar = {
			...inputFor().calendar,
			holidays: [{ from: '2026-09-22', to: '2026-10-03' }]
		};
		const record = judgeWith({}, { now, calendar });
		expect(record.rule).not.toBe(4);
		expect(record.evidence.idleDays).toBe(1);
		expect(record.daysSinceActivity).toBe(13);
	});

	test('a last activity in the future is today', () => {
		const record = judgeWith({ lastAt: new Date('2027-09-21T10:00:00Z') });
		expect(record).toMatchObject({ daysSinceActivity: 0, pStopped: 0 });
	});
});

describe('what it is about', () => {
	test('a request for help, whatever else there is to say', () => {
		expect(judgeWith({ stuckItemId: 'i9' }, { helpAsked: true })).toMatchObject({
			...{ rule: 1, suggestion: 'gesprek', confidence: 'hoog', subjectItemId: null }
		});
	});

	test('the item on which somebody is stuck', () => {
		expect(judgeWith({ stuckItemId: 'i9' })).toMatchObject({ rule: 7, subjectItemId: 'i9' });
	});
});

test('extra reading time changes the chance of deepening only', () => {
	const fast = { sumWr: 3, theta: 1.5 };
	const { pDeep, evidence, ...plain } = judgeWith(fast);
	const {
		pDeep: allowed,
		evidence: changed,
		...same
	} = judgeWith(fast, { extraReadingTime: true });
	expect(allowed).toBeGreaterThan(pDeep ?? NaN);
	expect([changed.tau, changed.theta]).toEqual([evidence.tau, evidence.theta]);
	expect(same.paceIndex).toBe(plain.paceIndex);
	expect(same.pLow).toBe(plain.pLow);
});
