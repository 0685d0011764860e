import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BEGINNING, chainCheck, hashOf, type Entry, type Head } from './entry.ts';

const fields = fc.record({
	actorId: fc.uuid(),
	subjects: fc.array(fc.uuid(), { maxLength: 4 }),
	action: fc.string({ maxLength: 20 }),
	object: fc.string({ maxLength: 20 }),
	purpose: fc.string({ maxLength: 20 }),
	rule: fc.string({ maxLength: 20 }),
	outcome: fc.constantFrom('allowed' as const, 'refused' as const),
	at: fc.date({ min: new Date(0), max: new Date('2100-01-01'), noInvalidDate: true })
});

function chainOf(contents: (typeof fields extends fc.Arbitrary<infer T> ? T : never)[]): Entry[] {
	let last: Head = BEGINNING;
	return contents.map((content) => {
		const entry = {
			...content,
			organisationId: '01930000-0000-7000-8000-000000000000',
			seq: last.seq + 1,
			prevHash: last.hash
		};
		const whole = { ...entry, hash: hashOf(entry) };
		last = whole;
		return whole;
	});
}

function verify(entries: Entry[], head: Head) {
	const check = chainCheck();
	for (const entry of entries) check.add(entry);
	return check.finish(head);
}

const chains = fc.array(fields, { minLength: 2, maxLength: 12 }).map(chainOf);

/** Every kind of change to a log, also by somebody who can compute hashes. */
type Tampering = (entries: Entry[], at: number) => Entry[];
const tamperings: Record<string, Tampering> = {
	removed: (entries, at) => entries.toSpliced(at, 1),
	doubled: (entries, at) => entries.flatMap((entry, n) => (n === at ? [entry, entry] : [entry])),
	swapped: (entries, at) =>
		entries.toSpliced(at, 1).toSpliced(at === 0 ? 1 : at - 1, 0, entries[at] as Entry),
	'other actor': (entries, at) => change(entries, at, { actorId: crypto.randomUUID() }),
	'other subject': (entries, at) => change(entries, at, { subjects: [crypto.randomUUID()] }),
	'other action': (entries, at) => change(entries, at, { action: 'something else altogether' }),
	'other time': (entries, at) =>
		change(entries, at, { at: new Date((entries[at]?.at.getTime() ?? 0) + 1) }),
	'other outcome': (entries, at) =>
		change(entries, at, { outcome: entries[at]?.outcome === 'allowed' ? 'refused' : 'allowed' }),
	'rewritten with a fitting hash': (entries, at) => {
		const [entry] = change(entries, at, { object: 'something else altogether' }).slice(at, at + 1);
		return entry ? entries.with(at, { ...entry, hash: hashOf(entry) }) : entries;
	},
	'cut off': (entries, at) => entries.slice(0, at)
};

function change(entries: Entry[], at: number, values: Partial<Entry>): Entry[] {
	return entries.map((entry, n) => (n === at ? { ...entry, ...values } : entry));
}

describe('the chain of the access log', () => {
	test('fits as it was written', () => {
		fc.assert(
			fc.property(chains, (entries) => {
				const head = entries.at(-1) as Entry;
				expect(verify(entries, head)).toEqual({ intact: true, entries: entries.length });
			})
		);
	});

	test.for(Object.entries(tamperings))('shows what was %s', ([, tamper]) => {
		fc.assert(
			fc.property(chains, fc.nat(), (entries, number) => {
				const head = entries.at(-1) as Entry;
				const altered = tamper(entries, number % entries.length);
				expect(verify(altered, head).intact).toBe(false);
			}),
			{ numRuns: 1_000 }
		);
	});

	test('reads the same whatever the order of subjects', () => {
		const [entry] = chainOf([
			{
				actorId: crypto.randomUUID(),
				subjects: ['b', 'a'],
				action: '',
				object: '',
				purpose: '',
				rule: '',
				outcome: 'allowed',
				at: new Date(0)
			}
		]);
		expect(entry && hashOf({ ...entry, subjects: ['a', 'b'] })).toEqual(entry?.hash);
	});
});
