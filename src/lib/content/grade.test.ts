import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { grade } from './grade.ts';
import { exerciseOf, idOf } from './testing/exercise.ts';
import type { AnswerKey, Exercise } from './types.ts';

const meerkeuze = exerciseOf(
	':::meerkeuze{#a}\nWat doe je?\n\n- [x] tellen\n- [ ] duwen\n- [ ] niets\n:::'
);
const kiesMeer = exerciseOf(
	':::kies-meer{#b}\nWat voel je?\n\n- [x] hart\n- [x] warm\n- [x] buik\n- [ ] haar\n- [ ] neus\n:::'
);
const volgorde = exerciseOf(':::volgorde{#c}\nZet goed.\n\n1. een\n2. twee\n3. drie\n4. vier\n:::');
const sorteren = exerciseOf(
	':::sorteren{#d}\nHelpt dit?\n\n- helpt\n  - ademen\n  - praten\n- helpt niet\n  - schelden\n  - slaan\n:::'
);
const verbinden = exerciseOf(
	':::verbinden{#e}\nWat hoort bij elkaar?\n\n| Gevoel | Lijf |\n| - | - |\n| boos | vuisten |\n| bang | knieën |\n| blij | lach |\n:::'
);
const invullen = exerciseOf(
	':::invullen{#f}\nIk adem :gat[diep|rustig] en tel tot :gat[vijf].\n:::'
);
const opinion = exerciseOf(':::kies-meer{#g mening}\nWat vind jij?\n\n- [ ] een\n- [ ] twee\n:::');
const schaal = exerciseOf(':::schaal{#h van=1 tot=5}\nHoe boos?\n:::');
const open = exerciseOf(':::open{#i}\nWat hielp?\n:::');
const afvinklijst = exerciseOf(':::afvinklijst{#j}\n- [ ] thuis\n- [ ] school\n:::');

type Both = { exercise: Exercise; key: AnswerKey };
const ids = ({ exercise }: Both, ...words: string[]): string[] =>
	words.map((each) => idOf(exercise, each));
const pairs = (both: Both, record: Record<string, string>): Record<string, string> =>
	Object.fromEntries(
		Object.entries(record).map(([from, to]) => [idOf(both.exercise, from), idOf(both.exercise, to)])
	);
const scored = ({ exercise, key }: Both, answer: unknown): unknown => {
	const result = grade(exercise, key, answer);
	return result.ok ? [result.score, result.success] : result;
};

describe('meerkeuze: 1 or 0', () => {
	test.each([
		['tellen', [1, true]],
		['duwen', [0, false]]
	])('%s', (word, expected) => {
		expect(scored(meerkeuze, { option: idOf(meerkeuze.exercise, word) })).toEqual(expected);
	});
});

describe('kies-meer: (right − wrong) ÷ all right, at least 0', () => {
	test.each([
		[
			['hart', 'warm', 'buik'],
			[1, true]
		],
		[
			['hart', 'warm'],
			[2 / 3, false]
		],
		[
			['hart', 'warm', 'buik', 'haar'],
			[2 / 3, false]
		],
		[
			['hart', 'haar'],
			[0, false]
		],
		[
			['haar', 'neus'],
			[0, false]
		]
	])('%j', (words, expected) => {
		expect(scored(kiesMeer, { options: ids(kiesMeer, ...words) })).toEqual(expected);
	});

	test('tells how many are right', () => {
		const options = ids(kiesMeer, 'hart', 'haar');
		expect(grade(kiesMeer.exercise, kiesMeer.key, { options })).toMatchObject({
			right: { count: 1, of: 3 }
		});
	});

	test('nothing chosen costs no attempt, but is an answer to an opinion', () => {
		expect(scored(kiesMeer, { options: [] })).toEqual({
			ok: false,
			problem: 'missing',
			path: 'options'
		});
		expect(scored(opinion, { options: [] })).toEqual([null, null]);
	});
});

describe('volgorde: (most items in the right relative order − 1) ÷ (items − 1)', () => {
	test.each([
		['een twee drie vier', 1],
		['twee een drie vier', 2 / 3],
		['vier een twee drie', 2 / 3],
		['twee een vier drie', 1 / 3],
		['vier drie twee een', 0]
	])('%s', (words, score) => {
		expect(scored(volgorde, { order: ids(volgorde, ...words.split(' ')) })).toEqual([
			score,
			score === 1
		]);
	});
});

describe('verbinden: right pairs ÷ pairs', () => {
	test.each([
		[{ boos: 'vuisten', bang: 'knieën', blij: 'lach' }, 1],
		[{ boos: 'vuisten', bang: 'lach', blij: 'knieën' }, 1 / 3],
		[{ boos: 'lach', bang: 'lach', blij: 'lach' }, 1 / 3]
	])('%j', (record, score) => {
		expect(scored(verbinden, { pair: pairs(verbinden, record) })).toEqual([score, score === 1]);
	});
});

describe('sorteren: right cards ÷ cards', () => {
	test.each([
		[{ ademen: 'helpt', praten: 'helpt', schelden: 'helpt niet', slaan: 'helpt niet' }, 1],
		[{ ademen: 'helpt', praten: 'helpt niet', schelden: 'helpt niet', slaan: 'helpt niet' }, 0.75]
	])('%j', (record, score) => {
		expect(scored(sorteren, { place: pairs(sorteren, record) })).toEqual([score, score === 1]);
	});

	test('tells which cards are right', () => {
		const place = pairs(sorteren, {
			ademen: 'helpt',
			praten: 'helpt',
			schelden: 'helpt',
			slaan: 'helpt'
		});
		const result = grade(sorteren.exercise, sorteren.key, { place });
		expect(result).toMatchObject({
			parts: {
				[idOf(sorteren.exercise, 'ademen')]: true,
				[idOf(sorteren.exercise, 'slaan')]: false
			}
		});
	});
});

describe('invullen: right gaps ÷ gaps', () => {
	test.each([
		[['diep', 'vijf'], 1],
		[['rustig', 'vijf'], 1],
		[['hard', 'vijf'], 0.5],
		[['', ''], 0]
	])('%j', (gaps, score) => {
		expect(scored(invullen, { gaps })).toEqual([score, score === 1]);
	});
});

describe('no right answer: no score', () => {
	test.each([
		['schaal', schaal, { value: 3 }],
		['open', open, { text: 'Praten.' }],
		['afvinklijst', afvinklijst, { options: [] }],
		['mening', opinion, { options: ids(opinion, 'een') }]
	])('%s', (_, both, answer) => {
		expect(scored(both, answer)).toEqual([null, null]);
	});
});

describe('what is not an answer', () => {
	test.each<[string, Both, unknown, string]>([
		['nothing', meerkeuze, undefined, 'shape'],
		['another shape', meerkeuze, { options: [] }, 'shape'],
		['an unknown option', meerkeuze, { option: 'x' }, 'unknown'],
		['the name of something every object has', meerkeuze, { option: 'constructor' }, 'unknown'],
		['a field too many', schaal, { value: 3, score: 1 }, 'shape'],
		['outside the scale', schaal, { value: 6 }, 'shape'],
		['between two steps', schaal, { value: 2.5 }, 'shape'],
		['not a number', schaal, { value: Number.NaN }, 'shape'],
		[
			'an item twice',
			volgorde,
			{ order: [...ids(volgorde, 'een', 'een', 'twee', 'drie')] },
			'repeated'
		],
		['an item short', volgorde, { order: ids(volgorde, 'een', 'twee', 'drie') }, 'missing'],
		['a card left', sorteren, { place: pairs(sorteren, { ademen: 'helpt' }) }, 'missing'],
		['a gap too few', invullen, { gaps: ['diep'] }, 'missing'],
		['an empty text', open, { text: '  ' }, 'missing'],
		['a very long text', open, { text: 'a'.repeat(5001) }, 'shape'],
		['a poisoned object', verbinden, JSON.parse('{"pair":{"__proto__":"x"}}'), 'missing']
	])('%s', (_, { exercise, key }, answer, problem) => {
		expect(grade(exercise, key, answer)).toMatchObject({ ok: false, problem });
	});

	test('any value at all gives a score from 0 to 1, null, or a problem; never an exception', () => {
		const all = [
			meerkeuze,
			kiesMeer,
			volgorde,
			sorteren,
			verbinden,
			invullen,
			schaal,
			open,
			afvinklijst
		];
		fc.assert(
			fc.property(
				fc.constantFrom(...all),
				fc.anything(),
				fc.string(),
				({ exercise, key }, value, field) => {
					for (const answer of [
						value,
						{ [field]: value },
						{ option: value },
						{ options: value },
						{ gaps: value }
					]) {
						const result = grade(exercise, key, answer);
						if (result.ok && result.score !== null) {
							expect(result.score).toBeGreaterThanOrEqual(0);
							expect(result.score).toBeLessThanOrEqual(1);
						}
					}
					expect(() => grade(exercise, key, value)).not.toThrow();
				}
			),
			{ numRuns: 1000 }
		);
	});

	test('a problem never repeats what was answered', () => {
		const problem = grade(meerkeuze.exercise, meerkeuze.key, { option: 'geheim-antwoord' });
		expect(JSON.stringify(problem)).not.toContain('geheim-antwoord');
	});

	test('the key of another type is a mistake of the program', () => {
		expect(() => grade(meerkeuze.exercise, volgorde.key, {})).toThrow(TypeError);
	});
});
