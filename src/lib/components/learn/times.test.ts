import { expect, test } from 'vitest';
import type { Say } from './say.ts';
import { minutesInWords } from './times.ts';

test('a long time is said in hours and half hours', () => {
	const say: Say = (word, values = {}) => [word, ...Object.values(values)].join(' ');
	const words = (minutes: number) => minutesInWords(say, minutes);
	expect([1, 35, 90].map(words)).toEqual(['minute', 'some_minutes 35', 'some_minutes 90']);
	expect([91, 104, 110].map(words)).toEqual(['hour_and_half', 'hour_and_half', 'hours 2']);
	expect([188, 200].map(words)).toEqual(['hours 3', 'half_more_hours 3']);
});
