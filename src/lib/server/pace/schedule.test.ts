import fc from 'fast-check';
import { expect, test } from 'vitest';
import { exposureOf, numberOfDay, PLAIN_CALENDAR } from './calendar.ts';
import { tookLong } from './long.ts';
import { authorParameters } from './items.ts';
import { scheduleOf } from './schedule.ts';

const calendar = {
	...PLAIN_CALENDAR,
	holidays: [{ from: '2026-10-10', to: '2026-10-18' }],
	weekdayWeights: [1, 1, 1, 1, 1, 0, 0]
};

test('the share behind somebody is exposure so far over exposure in all', () => {
	const exposure = exposureOf(calendar, [{ from: '2026-09-21', to: '2026-09-22' }]);
	const first = numberOfDay('2026-09-07');
	const end = numberOfDay('2026-10-30') + 1;
	const goneOn = scheduleOf('2026-09-07', '2026-10-30', exposure);
	expect(goneOn).not.toBeNull();
	fc.assert(
		fc.property(fc.integer({ min: first - 10, max: end + 10 }), (day) => {
			const sum = exposure.between(first, Math.min(day, end)) / exposure.between(first, end);
			expect(goneOn?.(day)).toBeCloseTo(sum, 12);
		})
	);
});

test('without a day on which anything is expected there is no schedule', () => {
	const always = exposureOf(calendar, [{ from: '2026-01-01', to: null }]);
	expect(scheduleOf('2026-09-07', '2026-10-30', always)).toBeNull();
	expect(scheduleOf('2026-09-07', '2026-09-01', exposureOf(calendar, []))).toBeNull();
});

test('long is clearly above what is usual, whatever the author said', () => {
	const facts = { id: 'a', lessonId: null, authorSeconds: 60, options: 4 };
	const item = authorParameters(facts);
	expect(tookLong(60_000, item)).toBe(false);
	expect(tookLong(140_000, item)).toBe(true);
	const zero = authorParameters({ ...facts, authorSeconds: 0, words: 0 });
	expect(Number.isFinite(zero.beta)).toBe(true);
	expect(tookLong(1, zero)).toBe(false);
});
