import { describe, expect, test } from 'vitest';
import { stuckItem } from './stuck.ts';
import { responseFor } from './testing.ts';
import type { PaceResponse } from './types.ts';

function at(minute: number): Date {
	return new Date(Date.UTC(2026, 8, 7, 14, minute));
}

function failures(count: number, itemId = 'i5'): PaceResponse[] {
	return Array.from({ length: count }, (_, i) =>
		responseFor({ itemId, attempt: i + 1, success: false, answeredAt: at(10 + i) })
	);
}

describe('stuck', () => {
	test('after three failed attempts, not after two', () => {
		expect(stuckItem(failures(2))).toBeNull();
		expect(stuckItem(failures(3))).toBe('i5');
		expect(stuckItem([])).toBeNull();
	});

	test('not when it was right in the end, or done on paper or together', () => {
		const right = responseFor({ itemId: 'i5', attempt: 4, answeredAt: at(20) });
		expect(stuckItem([...failures(3), right])).toBeNull();
		for (const mark of ['paper', 'together'] as const) {
			expect(stuckItem([...failures(3), { ...right, mark, success: false }])).toBeNull();
		}
	});

	test('not when something later was answered; what came before does not matter', () => {
		const other = (minute: number): PaceResponse =>
			responseFor({ itemId: 'i6', answeredAt: at(minute) });
		expect(stuckItem([...failures(3), other(13)])).toBeNull();
		expect(stuckItem([other(1), ...failures(3)])).toBe('i5');
	});

	test('a voided attempt does not count', () => {
		const [first, ...others] = failures(3);
		expect(stuckItem(first ? [{ ...first, voided: true }, ...others] : others)).toBeNull();
	});
});

describe('visits', () => {
	const visited = (count: number) => [{ itemId: 'i7', count, lastAt: at(30) }];

	test('three without an answer', () => {
		expect(stuckItem([], visited(2))).toBeNull();
		expect(stuckItem([], visited(3))).toBe('i7');
	});

	test('not when the item was made, or another since', () => {
		expect(stuckItem([responseFor({ itemId: 'i7' })], visited(3))).toBeNull();
		expect(stuckItem([responseFor({ answeredAt: at(31) })], visited(3))).toBeNull();
	});

	test('of two items the latest', () => {
		const both = [...visited(3), { itemId: 'i8', count: 4, lastAt: at(40) }];
		expect(stuckItem([], both)).toBe('i8');
	});
});
