import { describe, expect, test } from 'vitest';
import { overwriteGetLocale } from '#lib/paraglide/runtime.js';
import { VERBS } from '#lib/server/xapi/vocabulary.ts';
import { activitySentence, type ShownActivity } from './activity-words.ts';

const event = (change: Partial<ShownActivity>): ShownActivity => ({
	name: 'Noor',
	what: 'completed',
	title: 'Stoplicht',
	minutes: null,
	success: null,
	percent: null,
	verb: null,
	source: null,
	recorded: null,
	...change
});

describe('what happened, in words', () => {
	test.for([
		[{ minutes: 6 }, 'Noor maakte ‘Stoplicht’ af, 6 minuten'],
		[{ minutes: 1 }, 'Noor maakte ‘Stoplicht’ af, 1 minuut'],
		[{ what: 'answered', success: false }, 'Noor had een vraag nog niet goed in ‘Stoplicht’'],
		[{ what: 'responded', title: 'Hoe is het nu?' }, 'Noor vulde ‘Hoe is het nu?’ in'],
		[{ what: 'initialized', title: null }, 'Noor opende een onderdeel'],
		[
			{ what: 'answered', recorded: { by: 'Sanne', mark: 'paper', onDay: '2026-11-26' } },
			'Sanne legde vast voor Noor: op papier gedaan op 26 november, ‘Stoplicht’'
		],
		[
			{ what: 'completed', recorded: { by: 'Sanne', mark: 'together', onDay: '2026-11-26' } },
			'Sanne legde vast voor Noor: samen gedaan op 26 november, ‘Stoplicht’'
		],
		[
			{ what: 'voided', recorded: { by: 'Sanne', mark: null, onDay: '2026-11-26' } },
			'Sanne nam terug wat voor Noor was vastgelegd'
		],
		[
			{ what: 'other', verb: 'keek', source: 'Filmotheek' },
			'Noor: keek ‘Stoplicht’ (volgens Filmotheek)'
		]
	] as const)('%j', ([change, sentence]) => {
		overwriteGetLocale(() => 'nl');
		expect(activitySentence(event(change))).toBe(sentence);
	});

	test.for(Object.keys(VERBS).filter((name) => name !== 'voided'))(
		'what we record as %s has a sentence of its own',
		(what) => {
			overwriteGetLocale(() => 'nl');
			expect(activitySentence(event({ what }))).not.toContain('volgens');
		}
	);
});
