import { describe, expect, test } from 'vitest';
import {
	agoWords,
	decisionWords,
	numberWord,
	sentence,
	STATES,
	suggestionWord,
	tempoWords
} from './words.ts';

describe('words of the pace pages', () => {
	test('numbers up to twenty are words', () => {
		expect([0, 1, 16, 20, 21].map(numberWord)).toEqual(['nul', 'één', 'zestien', 'twintig', '21']);
		expect(sentence('één deelnemer')).toBe('Eén deelnemer');
	});

	test('every state has an icon and a word of its own', () => {
		const words = Object.values(STATES).map(({ word }) => word());
		expect(new Set(words).size).toBe(10);
		expect(words).toContain('loopt vast');
	});

	test('the pace and the last activity in a few words', () => {
		expect(tempoWords({ word: 'faster', percent: 12 })).toBe('zo’n 12% sneller');
		expect(tempoWords({ word: 'calmer' })).toBe('rustiger');
		expect([null, 0, 1, 12].map(agoWords)).toEqual([
			'nog niet actief',
			'vandaag',
			'gisteren',
			'12 dagen geleden'
		]);
	});

	test('a decision is told with its reason', () => {
		expect(decisionWords({ decision: 'dismissed', detail: 'unfit' }, 'Elif')).toBe(
			'niet nodig (het past nu niet bij Elif)'
		);
		expect(decisionWords({ decision: 'accepted', detail: null }, 'Elif')).toBe('gedaan');
		expect(suggestionWord('extra')).toBe('extra oefening');
	});
});
