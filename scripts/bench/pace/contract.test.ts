import { describe, expect, test } from 'vitest';
import { predictDay } from '#lib/server/pace/contract/predict-day.ts';
import { predictItems } from '#lib/server/pace/contract/predict-items.ts';
import { readData, type InputKind } from '#lib/server/pace/contract/read-data.ts';
import { secondsOf } from '#lib/server/pace/contract/read-statements.ts';
import { filesOf } from './files.ts';
import { simulateSite } from './site.ts';

const site = simulateSite(4, { pupils: 40, groups: 2 });
const files = filesOf(site);

function dataOf(changes: Record<string, string | null> = {}, kind: InputKind = 'events') {
	return readData(
		(name) => (name in changes ? (changes[name] ?? null) : (files.get(name) ?? null)),
		kind
	);
}

const textOf = (name: string): string => files.get(name) ?? '';

describe('files', () => {
	test('are read as they were written, either way', () => {
		const { items, assignment, events } = dataOf();
		expect(items).toEqual(site.items);
		expect(assignment).toEqual(site.assignment);
		expect(events).toEqual(site.events);
		const statements = dataOf({}, 'xapi').events;
		expect(statements.map(({ actor, item, attempt }) => [actor, item, attempt])).toEqual(
			events.map(({ actor, item, attempt }) => [actor, item, attempt])
		);
	});

	test('a repeated line counts once, and an empty one not at all', () => {
		const [first = '', ...others] = textOf('events.jsonl').trimEnd().split('\n');
		const events = [first, '', ...others, first].join('\n');
		expect(dataOf({ 'events.jsonl': events }).events).toEqual(site.events);
	});

	const broken: [string, Record<string, string | null>, string][] = [
		['no file', { 'items.json': null }, 'items.json:1: this file is missing'],
		['no JSON', { 'items.json': '[\n\t{"id": "i1",\n' }, 'items.json:'],
		[
			'a wrong field',
			{ 'items.json': textOf('items.json').replace('"lesson": 2', '"lesson": "two"') },
			'items.json:'
		],
		['a broken line', { 'events.jsonl': `${textOf('events.jsonl')}{"actor":` }, 'events.jsonl:'],
		[
			'an unknown item',
			{ 'events.jsonl': textOf('events.jsonl').replace('"item":"i2"', '"item":"i999"') },
			'unknown item i999'
		],
		[
			'an unknown actor',
			{ 'events.jsonl': textOf('events.jsonl').replace('"actor":"p2"', '"actor":"nobody"') },
			'unknown actor nobody'
		],
		[
			'a week of six days',
			{ 'assignment.json': textOf('assignment.json').replace('[1,1,1,1,', '[1,1,1,') },
			'assignment.json:1: calendar.weekday_weight'
		],
		[
			'an attempt of 0',
			{ 'events.jsonl': textOf('events.jsonl').replace('"attempt":1', '"attempt":0') },
			'events.jsonl:1: attempt'
		]
	];
	test.each(broken)('%s: file and line', (_, changes, message) => {
		expect(() => dataOf(changes)).toThrow(message);
	});

	test('the line is that of the problem', () => {
		const lines = textOf('items.json').split('\n');
		const at = lines.findIndex((line) => line.includes('"words"'));
		lines[at] = '\t\t"words": "many",';
		expect(() => dataOf({ 'items.json': lines.join('\n') })).toThrow(`items.json:${at + 1}:`);
		const events = textOf('events.jsonl').split('\n');
		events[6] = events[6]?.replace('"correct":', '"right":') ?? '';
		expect(() => dataOf({ 'events.jsonl': events.join('\n') })).toThrow('events.jsonl:7:');
	});

	test.each([
		['PT12.5S', 12.5],
		['PT1M3S', 63],
		['PT1H', 3600],
		['P1DT1S', 86_401],
		['P', null],
		['12', null],
		[undefined, null]
	])('duration %s is %s s', (duration, seconds) => {
		expect(secondsOf(duration)).toBe(seconds);
	});
});

describe('the first items', () => {
	const rows = predictItems(site, 10);

	test('one row for everybody who has that many, in the order of the pupils, without nulls', () => {
		const made = Map.groupBy(site.events, ({ actor }) => actor);
		const able = site.assignment.pupils.filter(
			({ id }) => new Set(made.get(id)?.map(({ item }) => item)).size >= 10
		);
		expect(rows.map(({ actor }) => actor)).toEqual(able.map(({ id }) => id));
		expect(rows.flatMap((row): unknown[] => Object.values(row))).not.toContain(null);
		const mean = rows.reduce((sum, row) => sum + row.log_speed, 0) / rows.length;
		expect(mean).toBeCloseTo(0, 12);
	});

	test('what comes later changes nothing', () => {
		const kept = new Map<string, Set<string>>();
		const early = site.events.filter(({ actor, item }) => {
			const seen = kept.get(actor) ?? new Set();
			kept.set(actor, seen.add(item));
			return seen.size <= 10;
		});
		expect(JSON.stringify(predictItems({ ...site, events: early }, 10))).toBe(JSON.stringify(rows));
	});

	test('nobody with so many, or nobody at all: no rows', () => {
		expect(predictItems(site, 1000)).toEqual([]);
		expect(predictItems({ ...site, events: [] }, 5)).toEqual([]);
	});

	test('statements give what events give', () => {
		const round = (value: unknown) => (typeof value === 'number' ? value.toFixed(6) : value);
		const shown = (all: object[]) => all.map((row) => Object.values(row).map(round));
		expect(shown(predictItems(dataOf({}, 'xapi'), 10))).toEqual(shown(predictItems(dataOf(), 10)));
	});
});

describe('one day', () => {
	const rows = predictDay(site, 21);

	test('a row for everybody; figures for who is on the way', () => {
		expect(rows.map(({ actor }) => actor)).toEqual(site.assignment.pupils.map(({ id }) => id));
		for (const { started, done, ...row } of rows) {
			const figures = [row.finish_p10, row.finish_p50, row.finish_p90, row.p_late];
			expect(figures.includes(null)).toBe(!started || done);
			if (!started || done) expect(row).toMatchObject({ stalled: false, p_stalled: 0 });
			else {
				expect(figures.slice(0, 3)).toEqual(
					figures.slice(0, 3).sort((a, b) => (a ?? 0) - (b ?? 0))
				);
				expect(row.finish_p90).toBeLessThanOrEqual(site.assignment.horizonDay);
				expect(row.finish_p10).toBeGreaterThanOrEqual(21);
			}
		}
	});

	test('later answers change nothing, another end date only who is late', () => {
		const events = site.events.filter(({ answered }) => answered < 21 * 86_400);
		expect(predictDay({ ...site, events }, 21)).toEqual(rows);
		const without = (all: typeof rows) => all.map((row) => ({ ...row, p_late: null }));
		expect(without(predictDay(site, 21, 300))).toEqual(without(rows));
	});

	test('before anybody began', () => {
		expect(predictDay(site, 0).every(({ started, done }) => !started && !done)).toBe(true);
	});
});
