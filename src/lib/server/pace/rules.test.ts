import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Facts, ruleOf, verdictOf } from './rules.ts';

/** Somebody halfway, ordinary in everything. */
const ordinary: Facts = {
	helpAsked: false,
	paused: false,
	started: true,
	done: false,
	exposureGone: 0.5,
	pStopped: 0.02,
	idleDays: 1,
	timed: 12,
	effortful: 12,
	rushing: false,
	stuck: false,
	pRush: 0.01,
	pLow: 0.05,
	pDeep: 0.05,
	pMastered: 0.05,
	pLate: 0.2,
	accuracy: 0.75,
	tau: 0,
	extraReadingTime: false,
	spi: 1
};
const notStarted: Partial<Facts> = {
	started: false,
	pStopped: null,
	idleDays: null,
	timed: 0,
	effortful: 0,
	pRush: null,
	pLow: null,
	pDeep: null,
	accuracy: null,
	tau: null,
	spi: 0
};
const silent: Partial<Facts> = { pStopped: 0.21, idleDays: 12 };
const few: Partial<Facts> = {
	timed: 4,
	effortful: 4,
	pLow: null,
	pDeep: null,
	accuracy: null,
	tau: null
};
const rushing: Partial<Facts> = { timed: 22, effortful: 10, rushing: true, pRush: 0.99 };
const low: Partial<Facts> = { pLow: 0.41, accuracy: 0.62 };
const deep: Partial<Facts> = { accuracy: 0.9, tau: 0.3, pDeep: 0.7, pLow: 0 };

function verdict(...changes: Partial<Facts>[]) {
	return verdictOf(Object.assign({}, ordinary, ...changes) as Facts);
}

function rule(...changes: Partial<Facts>[]) {
	return ruleOf(Object.assign({}, ordinary, ...changes) as Facts);
}

describe('the first rule that matches', () => {
	const all = [silent, rushing, { stuck: true }, low];

	test('somebody who asks for help goes before every number', () => {
		expect(verdict({ helpAsked: true, paused: true }, ...all)).toMatchObject({
			rule: 1,
			suggestion: 'gesprek',
			confidence: 'hoog'
		});
	});

	test('a pause silences the rest', () => {
		expect(verdict({ paused: true }, ...all)).toEqual({
			rule: 2,
			suggestion: 'geen',
			state: 'pauze',
			probability: null,
			confidence: null
		});
	});

	test('goes in the published order', () => {
		expect(rule(...all)).toBe(4);
		expect(rule(rushing, { stuck: true }, low)).toBe(6);
		expect(rule({ stuck: true }, low)).toBe(7);
		expect(rule(deep, low)).toBe(8);
		expect(rule(deep)).toBe(9);
		expect(rule()).toBe(12);
	});
});

describe('3, not started', () => {
	test('after a quarter of the exposure, not before', () => {
		expect(verdict(notStarted, { exposureGone: 0.251 })).toMatchObject({
			rule: 3,
			suggestion: 'herinnering',
			state: 'niet_gestart',
			confidence: 'hoog'
		});
		expect(verdict(notStarted, { exposureGone: 0.25 })).toMatchObject({
			rule: 5,
			suggestion: 'geen',
			state: 'niet_gestart'
		});
	});

	test('without an end date nobody is late to begin', () => {
		expect(rule(notStarted, { exposureGone: null })).toBe(5);
	});

	test('who asks for help, or pauses, before starting', () => {
		expect(verdict(notStarted, { helpAsked: true }).state).toBe('niet_gestart');
		expect(verdict(notStarted, { paused: true }).state).toBe('pauze');
	});
});

describe('4, silent for long', () => {
	test('needs both the probability and five idle days', () => {
		expect(rule({ pStopped: 0.2, idleDays: 12 })).toBe(12);
		expect(rule({ pStopped: 0.201, idleDays: 12 })).toBe(4);
		expect(rule({ pStopped: 0.9, idleDays: 4 })).toBe(12);
		expect(rule({ pStopped: 0.9, idleDays: 5 })).toBe(4);
	});

	test('is a reminder below ten days, a talk from ten', () => {
		expect(verdict({ pStopped: 0.5, idleDays: 9 }).suggestion).toBe('herinnering');
		expect(verdict({ pStopped: 0.5, idleDays: 10 })).toMatchObject({
			suggestion: 'gesprek',
			state: 'langer_stil',
			probability: 0.5
		});
	});
});

describe('5, too little known', () => {
	test('below five effortful answers', () => {
		expect(verdict(few)).toMatchObject({
			rule: 5,
			suggestion: 'geen',
			state: 'voorlopig',
			confidence: null
		});
		expect(rule({ timed: 5, effortful: 5 })).toBe(12);
	});

	test('does not silence rushing, nor being stuck', () => {
		expect(rule(few, { rushing: true, pRush: 0.9 })).toBe(6);
		expect(verdict(few, { stuck: true })).toMatchObject({ rule: 7, confidence: 'hoog' });
		expect(rule(few, { stuck: true, rushing: true, pRush: 0.9 })).toBe(6);
	});
});

describe('6 and 7, rushing and stuck', () => {
	test('suggest a talk', () => {
		expect(verdict(rushing)).toMatchObject({ rule: 6, suggestion: 'gesprek', state: 'haast' });
		expect(verdict({ stuck: true })).toMatchObject({
			rule: 7,
			suggestion: 'gesprek',
			state: 'loopt_vast',
			confidence: 'hoog'
		});
	});

	test('rapid answers are themselves the evidence of rushing', () => {
		expect(verdict(rushing).confidence).toBe('hoog');
		expect(verdict(rushing, { pRush: 0.7 }).confidence).toBe('midden');
		expect(verdict(rushing, { timed: 19 }).confidence).toBe('midden');
		expect(verdict(rushing, { timed: 7, effortful: 2 }).confidence).toBe('laag');
	});
});

describe('8, extra', () => {
	test('above a probability of 32%', () => {
		expect(rule({ pLow: 0.32 })).toBe(12);
		expect(verdict({ pLow: 0.321 })).toMatchObject({
			rule: 8,
			suggestion: 'extra',
			state: 'loopt_vast',
			probability: 0.321
		});
	});

	test('slowness alone never asks for anything', () => {
		fc.assert(
			fc.property(fc.double({ min: -3, max: 0.1, noNaN: true }), (tau) => {
				expect(verdict({ tau })).toMatchObject({ rule: 12, suggestion: 'basis' });
			})
		);
	});
});

describe('9, deepening', () => {
	test('needs accuracy, speed and probability together', () => {
		expect(verdict(deep)).toMatchObject({ rule: 9, suggestion: 'verdieping', state: 'op_koers' });
		expect(rule(deep, { accuracy: 0.83 })).toBe(12);
		expect(rule(deep, { accuracy: 0.831 })).toBe(9);
		expect(rule(deep, { tau: 0.1 })).toBe(12);
		expect(rule(deep, { tau: 0.101 })).toBe(9);
		expect(rule(deep, { pDeep: 0.25 })).toBe(12);
		expect(rule(deep, { pDeep: 0.251 })).toBe(9);
	});

	test('extra reading time allows a quarter more time', () => {
		const slower = { tau: 0.1 - Math.log(1.25) };
		expect(rule(deep, slower, { extraReadingTime: true })).toBe(12);
		expect(rule(deep, { tau: slower.tau + 0.001 }, { extraReadingTime: true })).toBe(9);
		expect(rule(deep, { tau: slower.tau + 0.001 })).toBe(12);
	});
});

describe('10, deepening as a choice', () => {
	const calm = (changes: Partial<Facts>) => ruleOf({ ...ordinary, ...changes }, true);

	test('above a probability of 80% of being above 88%, at any pace', () => {
		expect(calm({ pMastered: 0.8, tau: -0.5 })).toBe(12);
		expect(calm({ pMastered: 0.801, tau: -0.5 })).toBe(10);
		expect(calm({ pMastered: null })).toBe(12);
		expect(calm({ ...deep, pMastered: 0.9 })).toBe(9);
	});

	test('is off until it has been evaluated', () => {
		expect(rule({ pMastered: 0.99 })).toBe(12);
	});
});

describe('11, late', () => {
	test('above a probability of 60%, while on the way', () => {
		expect(rule({ pLate: 0.6 })).toBe(12);
		expect(rule({ pLate: null })).toBe(12);
		expect(verdict({ pLate: 0.601 })).toMatchObject({
			rule: 11,
			suggestion: 'basis',
			state: 'loopt_achter',
			probability: 0.601
		});
		expect(rule({ pLate: 0.9, done: true })).toBe(12);
	});

	test('what the material asks for goes first', () => {
		expect(rule(low, { pLate: 0.9 })).toBe(8);
		expect(rule(deep, { pLate: 0.9 })).toBe(9);
		expect(rule(silent, { pLate: 0.9 })).toBe(4);
	});
});

describe('12, otherwise', () => {
	test.each([
		[0.799, 'loopt_achter'],
		[0.8, 'op_koers'],
		[1.25, 'op_koers'],
		[1.251, 'loopt_voor'],
		[null, 'op_koers']
	])('done over expected %d: %s', (spi, state) => {
		expect(verdict({ spi })).toMatchObject({ rule: 12, suggestion: 'basis', state });
	});
});

describe('who is done', () => {
	test('skips silence, too little, and stuck, and is always done', () => {
		expect(verdict({ done: true }, silent, few, { stuck: true })).toMatchObject({
			rule: 12,
			suggestion: 'basis',
			state: 'klaar',
			confidence: 'laag'
		});
	});

	test('may still get extra or deepening, or a talk about rushing', () => {
		expect(verdict({ done: true }, low)).toMatchObject({ rule: 8, state: 'klaar' });
		expect(verdict({ done: true }, deep)).toMatchObject({ rule: 9, state: 'klaar' });
		expect(verdict({ done: true }, rushing)).toMatchObject({ rule: 6, state: 'klaar' });
		expect(verdict({ done: true, paused: true })).toMatchObject({ rule: 2, state: 'klaar' });
	});
});

describe('confidence', () => {
	test.each([
		[5, 0.95, 'laag'],
		[7, 0.95, 'laag'],
		[8, 0.95, 'midden'],
		[19, 0.95, 'midden'],
		[20, 0.95, 'hoog'],
		[20, 0.8, 'hoog'],
		[20, 0.79, 'midden']
	])('%d answers, probability %d: %s', (effortful, pLow, confidence) => {
		expect(verdict({ timed: effortful, effortful, pLow }).confidence).toBe(confidence);
	});

	test('of staying with basis is what neither low nor deep takes', () => {
		expect(verdict({ timed: 20, effortful: 20 })).toMatchObject({ confidence: 'hoog' });
		expect(verdict().probability).toBeCloseTo(0.9, 12);
	});
});
