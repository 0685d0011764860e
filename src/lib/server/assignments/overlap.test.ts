import { expect, test } from 'vitest';
import { overlaps } from './overlap.ts';

const course = { moduleId: null };
const first = { moduleId: 'een' };

test.each([
	['nothing yet', [], 'een', false, false],
	['another module', [first], 'twee', false, false],
	['the same module', [first], 'een', false, true],
	['the module is in the course they have', [course], 'een', false, true],
	['a module of the course that a worker opens', [course], 'een', true, false],
	['a worker opened it before', [course, first], 'een', true, true],
	['the whole course again', [course], null, false, true],
	['the whole course, while they have a part', [first], null, false, true],
	['the whole course, new', [], null, false, false]
] as const)('%s', (_, held, moduleId, opensByWorker, expected) => {
	expect(overlaps(held, moduleId, opensByWorker)).toBe(expected);
});
