import { describe, expect, test } from 'vitest';
import { judgePace } from './judgement.ts';
import { reasonOf, tempoOf } from './reasons.ts';
import { inputFor } from './testing.ts';
import type { Evidence, PaceRecord, Rule } from './types.ts';
import { chanceBeside, confidenceWord, type ReasonNames } from './words.ts';

const base = judgePace(inputFor());
const elif: ReasonNames = {
	name: 'Elif',
	stepTitle: 'stap 5, ‘Waar moet je zijn?’',
	lessonTitle: 'rooster lezen'
};
const bare: ReasonNames = { name: 'Elif' };

function recordOf(
	rule: Rule,
	changes: Partial<PaceRecord> = {},
	evidence: Partial<Evidence> = {}
): PaceRecord {
	return { ...base, rule, ...changes, evidence: { ...base.evidence, rule, ...evidence } };
}

const calm = { paceIndex: 79, paceLo: 69, paceHi: 89 };
const fast = { paceIndex: 128, paceLo: 112, paceHi: 146 };
const usual = { paceIndex: 103, paceLo: 90, paceHi: 118 };
const unknown = { paceIndex: null, paceLo: null, paceHi: null };
const struggling = { effortful: 18, accuracy: 0.47, accuracyLo: 0.32, accuracyHi: 0.62 };
const notStarted = { started: false, itemsDone: 0, effortful: 0, ...unknown };

type Golden = [record: PaceRecord, names: ReasonNames, nl: string, en: string];

const golden: Golden[] = [
	[
		recordOf(1),
		elif,
		'Elif vroeg zelf om hulp bij stap 5, ‘Waar moet je zijn?’.',
		'Elif asked for help with stap 5, ‘Waar moet je zijn?’.'
	],
	[recordOf(1), bare, 'Elif vroeg zelf om hulp.', 'Elif asked for help.'],
	[
		recordOf(2, {}, { pausedTo: '2026-08-31' }),
		elif,
		'Elif heeft pauze tot en met 31 augustus.',
		'Elif is taking a break up to and including 31 August.'
	],
	[recordOf(2), elif, 'Elif heeft pauze.', 'Elif is taking a break.'],
	[
		recordOf(3, notStarted, { daysRunning: 9 }),
		elif,
		'Elif is nog niet begonnen; de opdracht loopt al 9 dagen.',
		'Elif has not started yet; the assignment has been running for 9 days.'
	],
	[
		recordOf(3, notStarted, { daysRunning: 1 }),
		elif,
		'Elif is nog niet begonnen; de opdracht loopt al 1 dag.',
		'Elif has not started yet; the assignment has been running for 1 day.'
	],
	[
		recordOf(4, { usualGapDays: 3.1 }, { idleDays: 12, daysActive: 6 }),
		elif,
		'Elif werkte meestal om de 3 dagen, maar is nu 12 dagen niet actief geweest (vakantie niet meegeteld).',
		'Elif usually worked every 3 days, but has now been inactive for 12 days (holidays not counted).'
	],
	[
		recordOf(4, { usualGapDays: 1.3 }, { idleDays: 6, daysActive: 9 }),
		elif,
		'Elif werkte meestal bijna elke dag, maar is nu 6 dagen niet actief geweest (vakantie niet meegeteld).',
		'Elif usually worked almost every day, but has now been inactive for 6 days (holidays not counted).'
	],
	[
		recordOf(4, { usualGapDays: 3.3 }, { idleDays: 20, daysActive: 1 }),
		elif,
		'Elif werkte op één dag en is nu al 20 dagen niet actief geweest (vakantie niet meegeteld).',
		'Elif worked on one day and has since been inactive for 20 days (holidays not counted).'
	],
	[
		recordOf(5, { itemsDone: 3, effortful: 3 }),
		elif,
		'Nog te weinig gemaakt om iets over het tempo te zeggen (3 van de 24 opdrachten).',
		'Too little made yet to say anything about pace (3 of the 24 exercises).'
	],
	[
		recordOf(5, { itemsDone: 9, effortful: 2 }),
		elif,
		'Nog te weinig gemeten om iets over het tempo te zeggen (2 van de 9 gemaakte opdrachten).',
		'Too little measured yet to say anything about pace (2 of the 9 exercises made).'
	],
	[
		recordOf(3, notStarted, { daysRunning: 9 }),
		{ ...elif, begun: true },
		'Elif opende al iets, maar maakte nog geen opdracht; de opdracht loopt al 9 dagen.',
		'Elif has opened something, but done no exercise yet; the assignment has been running for 9 days.'
	],
	[
		recordOf(5, notStarted),
		{ ...elif, begun: true },
		'Nog te weinig gemaakt om iets over het tempo te zeggen (0 van de 24 opdrachten).',
		'Too little made yet to say anything about pace (0 of the 24 exercises).'
	],
	[recordOf(5, notStarted), elif, 'Elif is nog niet begonnen.', 'Elif has not started yet.'],
	[
		recordOf(6, {}, { rapid: 12, timed: 22 }),
		elif,
		'Elif gaf op 12 van de 22 vragen binnen enkele seconden antwoord, sneller dan lezen kost; de score zegt daarom nog weinig. Vraag eerst hoe het gaat.',
		'Elif answered 12 of the 22 questions within a few seconds, faster than reading takes; so the score says little yet. Ask first how things are.'
	],
	[
		recordOf(7),
		elif,
		'Elif blijft hangen bij stap 5, ‘Waar moet je zijn?’.',
		'Elif is stuck at stap 5, ‘Waar moet je zijn?’.'
	],
	[recordOf(7), bare, 'Elif blijft hangen.', 'Elif is stuck.'],
	[
		recordOf(8, { ...struggling, ...calm }),
		elif,
		'Elif heeft in 18 opdrachten naar schatting 47% in één keer goed (waarschijnlijk tussen 32 en 62%). Extra oefenstof over ‘rooster lezen’ kan helpen; het tempo is rustiger dan gebruikelijk.',
		'In 18 exercises Elif has an estimated 47% right the first time (probably between 32 and 62%). Extra practice on ‘rooster lezen’ may help; the pace is calmer than usual.'
	],
	[
		recordOf(8, { ...struggling, ...unknown }),
		bare,
		'Elif heeft in 18 opdrachten naar schatting 47% in één keer goed (waarschijnlijk tussen 32 en 62%). Extra oefenstof kan helpen.',
		'In 18 exercises Elif has an estimated 47% right the first time (probably between 32 and 62%). Extra practice may help.'
	],
	[
		recordOf(9, { accuracy: 0.93, ...fast }),
		elif,
		'Elif heeft ongeveer 93% goed en werkt zo’n 28% sneller dan gebruikelijk bij deze opdrachten. Verdiepende stof past waarschijnlijk.',
		'Elif has about 93% right and works about 28% faster than usual on these exercises. Deepening material probably fits.'
	],
	[
		recordOf(9, { accuracy: 0.93, ...usual }),
		elif,
		'Elif heeft ongeveer 93% goed en werkt zoals gebruikelijk bij deze opdrachten. Verdiepende stof past waarschijnlijk.',
		'Elif has about 93% right and works as usual on these exercises. Deepening material probably fits.'
	],
	[
		recordOf(12, usual),
		elif,
		'Elif ligt op koers: 12 van de 24 opdrachten, tempo zoals gebruikelijk.',
		'Elif is on course: 12 of the 24 exercises, pace as usual.'
	],
	[
		recordOf(12, { ...calm, spi: 0.6 }),
		elif,
		'Elif loopt iets achter: 12 van de 24 opdrachten, tempo rustiger dan gebruikelijk.',
		'Elif is slightly behind: 12 of the 24 exercises, pace calmer than usual.'
	],
	[
		recordOf(12, { ...fast, spi: 1.4 }),
		elif,
		'Elif loopt voor: 12 van de 24 opdrachten, tempo zo’n 28% sneller dan gebruikelijk.',
		'Elif is ahead: 12 of the 24 exercises, pace about 28% faster than usual.'
	],
	[
		recordOf(12, { ...unknown, done: true, itemsDone: 24, spi: null }),
		elif,
		'Elif is klaar: 24 van de 24 opdrachten.',
		'Elif is done: 24 of the 24 exercises.'
	],
	[
		recordOf(10),
		elif,
		'Elif beheerst de stof goed en neemt er rustig de tijd voor; verdieping kan, als er tijd is.',
		'Elif masters the material and takes the time for it; deepening is possible, if there is time.'
	],
	[
		recordOf(11, { finishP10: '2026-10-12', finishP90: '2026-11-02' }, { due: '2026-10-04' }),
		elif,
		'Met het huidige ritme is Elif waarschijnlijk tussen 12 oktober en 2 november klaar; de einddatum is 4 oktober. Spreek een kortere opdracht of een latere datum af.',
		'At the present rhythm Elif will probably be done between 12 October and 2 November; the end date is 4 October. Agree on a shorter assignment or a later date.'
	],
	[
		recordOf(
			11,
			{ finishP10: '2026-10-12', finishP90: '2027-03-02', finishHorizon: '2027-03-02' },
			{ due: '2026-10-04' }
		),
		elif,
		'Met het huidige ritme is Elif waarschijnlijk tussen 12 oktober en 2 maart of later klaar; de einddatum is 4 oktober. Spreek een kortere opdracht of een latere datum af.',
		'At the present rhythm Elif will probably be done between 12 October and 2 March or later; the end date is 4 October. Agree on a shorter assignment or a later date.'
	],
	[
		recordOf(11, { finishP10: '2026-10-12', finishP90: '2026-10-12' }, { due: '2026-10-04' }),
		elif,
		'Met het huidige ritme is Elif waarschijnlijk rond 12 oktober klaar; de einddatum is 4 oktober. Spreek een kortere opdracht of een latere datum af.',
		'At the present rhythm Elif will probably be done around 12 October; the end date is 4 October. Agree on a shorter assignment or a later date.'
	],
	[
		recordOf(12, { ...unknown, spi: null }),
		elif,
		'Elif ligt op koers: 12 van de 24 opdrachten.',
		'Elif is on course: 12 of the 24 exercises.'
	]
];

describe('the reason', () => {
	test.each(golden)('case %#', (record, names, nl, en) => {
		expect(reasonOf(record, 'nl', names)).toBe(nl);
		expect(reasonOf(record, 'en', names)).toBe(en);
	});

	test('never calls anybody weak, slow or wrong', () => {
		for (const [record, names] of golden) {
			const both = reasonOf(record, 'nl', names) + reasonOf(record, 'en', names);
			expect(both).not.toMatch(/\b(fout|zwak|traag|langzaam|weak|slow|wrong)\b/i);
		}
	});
});

describe('the tempo in words', () => {
	test.each([
		[{ paceIndex: 115, paceLo: 100, paceHi: 130 }, 'zoals gebruikelijk'],
		[{ paceIndex: 115, paceLo: 100.1, paceHi: 130 }, 'zo’n 15% sneller dan gebruikelijk'],
		[{ paceIndex: 90, paceLo: 80, paceHi: 100 }, 'zoals gebruikelijk'],
		[{ paceIndex: 90, paceLo: 80, paceHi: 99.9 }, 'rustiger dan gebruikelijk'],
		[{ paceIndex: 100.3, paceLo: 100.1, paceHi: 101 }, 'zo’n 1% sneller dan gebruikelijk'],
		[unknown, null]
	])('%o', (pace, words) => {
		expect(tempoOf(recordOf(12, pace), 'nl')).toBe(words);
	});

	test('in English', () => {
		const words = [fast, calm, usual, unknown].map((pace) => tempoOf(recordOf(12, pace), 'en'));
		expect(words).toEqual(['about 28% faster than usual', 'calmer than usual', 'as usual', null]);
	});
});

test('how sure it is, in a word', () => {
	const words = (['laag', 'midden', 'hoog'] as const).map((confidence) => [
		confidenceWord(confidence, 'nl'),
		confidenceWord(confidence, 'en')
	]);
	expect(words).toEqual([
		['voorlopig', 'provisional'],
		['mogelijk', 'possible'],
		['waarschijnlijk', 'probable']
	]);
});

test.each([
	[0.41, 41],
	[0.324, 32.4],
	[0.3201, 32.1],
	[0.3199, 31.9],
	[0.315, 31.5],
	[0.32, 32],
	[0.31, 31]
])('a chance of %d beside a border of 0.32 is %d of the hundred', (chance, shown) => {
	expect(chanceBeside(chance, 0.32)).toBe(shown);
});
