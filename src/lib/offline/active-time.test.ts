import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ActiveTime, idleLimitOf, READING } from './active-time.ts';

const SECOND = 1000;

describe('the idle limit', () => {
	test('is a minute, or longer where there is more to read', () => {
		expect(idleLimitOf(0)).toBe(60 * SECOND);
		expect(idleLimitOf(120)).toBe(60 * SECOND);
		expect(idleLimitOf(300)).toBe(150 * SECOND);
	});
});

describe('active time', () => {
	test('counts while there is input, for the item it was about', () => {
		const time = new ActiveTime({ now: 0, words: 50 });
		time.input(10 * SECOND, 'vraag');
		time.input(25 * SECOND, READING);
		expect(time.totals(30 * SECOND)).toEqual({ [READING]: 15 * SECOND, vraag: 15 * SECOND });
	});

	test('stops at the idle limit and goes on at the next input', () => {
		const time = new ActiveTime({ now: 0, words: 50 });
		expect(time.total(10 * 60 * SECOND, READING)).toBe(60 * SECOND);
		time.input(11 * 60 * SECOND, READING);
		expect(time.total(11 * 60 * SECOND + 5 * SECOND, READING)).toBe(65 * SECOND);
	});

	test('a long text may be read longer without touching anything', () => {
		const time = new ActiveTime({ now: 0, words: 400 });
		expect(time.total(10 * 60 * SECOND, READING)).toBe(200 * SECOND);
	});

	test('a hidden page does not count, and coming back is not an input', () => {
		const time = new ActiveTime({ now: 0, words: 50 });
		time.visibility(20 * SECOND, false);
		time.visibility(300 * SECOND, true);
		expect(time.total(400 * SECOND, READING)).toBe(20 * SECOND);
		time.input(400 * SECOND, READING);
		expect(time.total(410 * SECOND, READING)).toBe(30 * SECOND);
	});

	test('an attempt that was sent starts again from nothing', () => {
		const time = new ActiveTime({ now: 0, words: 50 });
		time.input(0, 'vraag');
		expect(time.take(8 * SECOND, 'vraag')).toBe(8 * SECOND);
		expect(time.total(11 * SECOND, 'vraag')).toBe(3 * SECOND);
	});

	test('goes on from what was kept before a reload', () => {
		const time = new ActiveTime({ now: 5, words: 50, totals: { vraag: 4000 } });
		time.input(5, 'vraag');
		expect(time.total(1005, 'vraag')).toBe(5000);
	});

	test('never counts more than has passed, whatever happens in whatever order', () => {
		const event = fc.record({
			after: fc.integer({ min: -1000, max: 200_000 }),
			kind: fc.constantFrom('input', 'show', 'hide', 'look'),
			item: fc.constantFrom(READING, 'a', 'b')
		});
		fc.assert(
			fc.property(fc.array(event, { maxLength: 40 }), (events) => {
				const time = new ActiveTime({ now: 0, words: 100 });
				let now = 0;
				let latest = 0;
				for (const { after, kind, item } of events) {
					now += after;
					latest = Math.max(latest, now);
					if (kind === 'input') time.input(now, item);
					else if (kind === 'look') time.total(now, item);
					else time.visibility(now, kind === 'show');
				}
				const all = Object.values(time.totals(now)).reduce((sum, ms) => sum + ms, 0);
				expect(all).toBeGreaterThanOrEqual(0);
				expect(all).toBeLessThanOrEqual(latest + 3);
			})
		);
	});
});
