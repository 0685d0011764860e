import { describe, expect, test } from 'vitest';
import { contentHash } from '../content-hash.ts';
import { firstRowId, momentOf, newRowIds } from '../row-ids.ts';
import type { AnyStatement } from '../types.ts';
import { checkStatement } from './statement.ts';
import { isIri, isLanguage, readMoment } from './values.ts';

const good = {
	actor: { mbox: 'mailto:noor@example.org' },
	verb: { id: 'http://example.org/verbs/did' },
	object: { id: 'http://example.org/activities/a' }
};
const choice = { interactionType: 'choice', choices: [{ id: 'a' }, { id: 'a' }] };

describe('a statement with a mistake is refused with its place', () => {
	test.for<[string, Record<string, unknown>, string]>([
		['an unknown property', { extra: 1 }, 's.extra: is not a property'],
		['another case', { Actor: good.actor }, 's.Actor: is not a property'],
		['null', { result: null }, 's.result: is null'],
		['no identifier', { actor: { name: 'x' } }, 's.actor: needs exactly one'],
		[
			'two identifiers',
			{ actor: { ...good.actor, openid: 'http://x.example' } },
			's.actor: needs exactly one'
		],
		[
			'a member that is a group',
			{ actor: { objectType: 'Group', member: [{ objectType: 'Group', ...good.actor }] } },
			's.actor.member[0]'
		],
		[
			'a homePage without scheme',
			{ actor: { account: { homePage: 'x', name: 'y' } } },
			's.actor.account.homePage: is not an IRI'
		],
		[
			'a wrong language',
			{ verb: { ...good.verb, display: { a12345678: 'x' } } },
			's.verb.display: has a key'
		],
		[
			'an unknown kind of object',
			{ object: { objectType: 'activity', id: 'http://x.example' } },
			's.object.objectType'
		],
		[
			'voiding an activity',
			{ verb: { id: 'http://adlnet.gov/expapi/verbs/voided' } },
			's.object.objectType: is not "StatementRef"'
		],
		[
			'twice the same choice',
			{ object: { ...good.object, definition: choice } },
			's.object.definition.choices[1].id'
		],
		[
			'a scale for a choice',
			{ object: { ...good.object, definition: { interactionType: 'choice', scale: [] } } },
			'definition.scale: belongs to'
		],
		[
			'a statement in a substatement',
			{ object: { objectType: 'SubStatement', ...good, id: 'x' } },
			's.object.id: is not a property'
		],
		['a score above 1', { result: { score: { scaled: 1.01 } } }, 's.result.score.scaled'],
		[
			'a raw score below min',
			{ result: { score: { raw: 1, min: 2 } } },
			's.result.score.raw: is below min'
		],
		['a wrong duration', { result: { duration: 'P4W1D' } }, 's.result.duration'],
		[
			'a revision of an agent',
			{ object: { objectType: 'Agent', ...good.actor }, context: { revision: '1' } },
			's.context.revision'
		],
		['an unknown offset', { timestamp: '2026-01-01T00:00:00-00:00' }, 's.timestamp'],
		['a day that is not', { timestamp: '2026-02-30T00:00:00Z' }, 's.timestamp'],
		[
			'a character that cannot be stored',
			{ result: { response: 'a\u0000' } },
			's.result.response: holds the character'
		],
		['half a character', { result: { response: '\ud800' } }, 's.result.response: holds half'],
		[
			'a key of an extension that is no IRI',
			{ result: { extensions: { x: 1 } } },
			's.result.extensions'
		],
		['a version of later', { version: '1.1.0' }, 's.version'],
		[
			'a file without a hash',
			{
				attachments: [{ usageType: 'http://x.example', display: {}, contentType: 'a/b', length: 1 }]
			},
			's.attachments[0].sha2'
		],
		['agents of 2.0', { context: { contextAgents: [] } }, 's.context.contextAgents']
	])('%s', ([, change, message]) => {
		expect(() => checkStatement({ ...good, ...change }, '1.0.3', 's')).toThrow(message);
	});

	test('also when it is nested too deep', () => {
		let deep: unknown = 1;
		for (let level = 0; level < 100; level++) deep = [deep];
		const statement = { ...good, result: { extensions: { 'http://x.example': deep } } };
		expect(() => checkStatement(statement, '1.0.3', 's')).toThrow('64 levels');
	});

	test('and never repeats what was sent', () => {
		const secret = 'iets wat niemand mag lezen';
		const statement = { ...good, [secret]: 1 };
		expect(() => checkStatement(statement, '1.0.3', 's')).toThrow(/^s: is not a property/);
	});
});

test('null, empty and nested values are fine in extensions', () => {
	const extensions = { 'http://x.example': null, 'http://y.example': { deep: [null] } };
	expect(() => checkStatement({ ...good, result: { extensions } }, '1.0.3', 's')).not.toThrow();
});

describe('values', () => {
	test.for([
		['nl', true],
		['zh-Hans-CN', true],
		['sl-rozaj-biske-1994', true],
		['de-CH-x-phonebk', true],
		['i-klingon', true],
		['zh-z-aaa-z-bbb-c-ccc', false],
		['nederlands!', false],
		['', false]
	] as const)('%s as a language: %s', ([tag, is]) => expect(isLanguage(tag)).toBe(is));

	test.for([
		['http://x.example/ä', true],
		['mailto:a@b.c', true],
		['urn:uuid:x', true],
		['x', false],
		['ab=c://x', false],
		['http://x y', false],
		['http://x/%zz', false]
	] as const)('%s as an IRI: %s', ([text, is]) => expect(isIri(text)).toBe(is));

	test('moments are read with and without colon, zone and fraction', () => {
		const moment = Date.UTC(2026, 0, 2, 3, 4, 5, 120);
		for (const text of [
			'2026-01-02T03:04:05.12Z',
			'2026-01-02T04:04:05.120+01:00',
			'2026-01-02T04:04:05,120+0100',
			'2026-01-02 03:04:05.1209'
		]) {
			expect(readMoment(text), text).toBe(moment);
		}
		for (const text of ['2026-13-01T00:00:00Z', '2026-01-01T25:00:00Z', '2026-01-01', 3]) {
			expect(readMoment(text) ?? Number.NaN, String(text)).toBeNaN();
		}
	});
});

test('two statements say the same, whatever the words, the order and the zone', () => {
	const one = {
		...good,
		timestamp: '2026-01-02T03:04:05Z',
		result: { duration: 'PT1.237S', success: true }
	} as AnyStatement;
	const other = {
		result: { success: true, duration: 'PT1.23S' },
		timestamp: '2026-01-02T04:04:05+01:00',
		object: { ...good.object, definition: { name: { nl: 'A' } } },
		verb: { ...good.verb, display: { nl: 'deed' } },
		actor: good.actor,
		stored: '2026-01-02T03:04:06Z',
		version: '1.0.0'
	} as AnyStatement;
	expect(contentHash(one).equals(contentHash(other))).toBe(true);
	const different = { ...one, result: { success: false } };
	expect(contentHash(one).equals(contentHash(different))).toBe(false);
});

test('places keep the order of storing and tell the moment', () => {
	const stored = new Date('2026-03-04T05:06:07.089Z');
	const ids = newRowIds(stored, 300);
	expect(ids.toSorted()).toEqual(ids);
	expect(new Set(ids).size).toBe(300);
	expect(momentOf(ids[7] ?? '')).toBe(stored.getTime());
	const [first = ''] = ids;
	expect(firstRowId(stored.getTime()) < first).toBe(true);
	expect(firstRowId(stored.getTime() + 1) > first).toBe(true);
});
