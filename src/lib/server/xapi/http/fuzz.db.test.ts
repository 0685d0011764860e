import fc from 'fast-check';
import { expect } from 'vitest';
import { checkStatement } from '../validate/statement.ts';
import { aStatement, test, type Request } from '../testing.ts';

/** How many requests; a release runs 200,000. */
const RUNS = Number(process.env.XAPI_FUZZ ?? 300);
/** So many at once: a client does not wait for the others either. */
const AT_ONCE = 25;
const rounds = { numRuns: Math.ceil(RUNS / AT_ONCE) };
const together = <Value>(one: fc.Arbitrary<Value>) =>
	fc.array(one, { minLength: AT_ONCE, maxLength: AT_ONCE });

const whole = {
	...aStatement(),
	id: '6690e6c9-3ef0-4ed3-8b37-7f3964730bee',
	result: {
		score: { scaled: 0.5, raw: 5, min: 0, max: 10 },
		success: true,
		duration: 'PT1M2.5S',
		extensions: { 'http://example.org/x': [null, { deep: { deeper: 1 } }] }
	},
	context: {
		registration: 'b0c1a2d3-0000-4000-8000-000000000001',
		instructor: { objectType: 'Agent', account: { homePage: 'http://h.example', name: 'x' } },
		contextActivities: { parent: [{ id: 'http://example.org/p' }] },
		language: 'nl-NL'
	},
	timestamp: '2026-02-03T04:05:06.789+01:00',
	attachments: []
};

const nasty = fc.oneof(
	fc.constantFrom<unknown>(
		'',
		'\u0000',
		'\ud800',
		Number.POSITIVE_INFINITY,
		-0,
		null,
		[],
		{},
		true,
		'a'.repeat(3_000)
	),
	fc.constantFrom<unknown>(
		'__proto__',
		'http://x',
		'mailto:@',
		'2026-02-30T00:00:00Z',
		'P',
		'-00:00'
	),
	fc.jsonValue({ maxDepth: 3 }),
	fc.string({ unit: 'binary', maxLength: 20 })
);

/** A statement in which some places, anywhere, hold something else, or are gone. */
const mutated = fc
	.array(fc.record({ at: fc.nat(200), value: fc.option(nasty, { nil: undefined }), name: nasty }), {
		maxLength: 3
	})
	.map((changes) => {
		const statement = structuredClone(whole) as Record<string, unknown>;
		for (const { at, value, name } of changes) {
			const places = placesOf(statement);
			const [holder, key] = places[at % places.length] ?? [statement, 'actor'];
			if (value === undefined) Reflect.deleteProperty(holder, key);
			else if (typeof name === 'string' && at % 3 === 0) holder[name] = value;
			else holder[key] = value;
		}
		return statement;
	});

const parameter = fc.tuple(
	fc.constantFrom(
		...['statementId', 'voidedStatementId', 'agent', 'verb', 'activity', 'registration', 'since'],
		...[
			'until',
			'limit',
			'format',
			'attachments',
			'ascending',
			'cursor',
			'related_agents',
			'method'
		],
		...['activityId', 'stateId', 'profileId', '__proto__']
	),
	fc.oneof(
		fc.string({ unit: 'binary', maxLength: 30 }),
		fc.constantFrom(
			...['{"mbox":"mailto:a@b.c"}', 'http://example.org/a', 'true', '0', '2026-01-01T00:00:00Z'],
			...[
				'b0c1a2d3-0000-4000-8000-000000000001',
				'{"objectType":"Group","member":[]}',
				'[[]]',
				'\u0000'
			]
		)
	)
);

const request = fc.record({
	path: fc.constantFrom(
		...['/statements', '/activities/state', '/activities/profile', '/agents/profile', '/agents'],
		...['/activities', '/about', '/', '/statements/', '/nothing']
	),
	query: fc.array(parameter, { maxLength: 4 }),
	method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH'),
	version: fc.constantFrom('1.0.3', '2.0.0', '1.0', '9', null),
	body: fc.oneof(
		mutated.map((statement) => JSON.stringify(statement)),
		fc.array(mutated, { maxLength: 3 }).map((list) => JSON.stringify(list)),
		fc.constantFrom('', '{', `${'['.repeat(5_000)}${']'.repeat(5_000)}`, '--b\r\n\r\n{}\r\n--b--'),
		fc.string({ unit: 'binary', maxLength: 50 })
	),
	type: fc.constantFrom(
		...['application/json', 'application/json', 'multipart/mixed; boundary=b', 'text/plain'],
		...['application/x-www-form-urlencoded', '']
	),
	match: fc.option(fc.constantFrom('*', '"x"', 'W/"y"'), { nil: undefined })
});

type Mutated = typeof request extends fc.Arbitrary<infer Value> ? Value : never;

/** How a long run went; a short one is quiet. */
function tell(statuses: Map<number, number>): void {
	if (process.env.XAPI_FUZZ)
		process.stdout.write(`${JSON.stringify(Object.fromEntries(statuses))}\n`);
}

test(
	`${RUNS} mutated requests: no fault of ours, and nothing stored that is not valid`,
	{ timeout: 120_000 + RUNS * 60 },
	async ({ ask, faults, withTransaction, school }) => {
		const statuses = new Map<number, number>();
		const send = async ({ path, query, method, version, body, type, match }: Mutated) => {
			const address = `${path}?${new URLSearchParams(query)}`;
			const asked: Request = {
				method,
				version,
				headers: { 'content-type': type, 'if-match': match },
				...(method === 'GET' || method === 'HEAD' ? {} : { body })
			};
			const { status, text } = await ask(address, asked);
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
			expect(status, `${method} ${address} ${text}`).toBeLessThan(500);
		};
		await fc.assert(
			fc.asyncProperty(together(request), async (many) => void (await Promise.all(many.map(send)))),
			rounds
		);
		tell(statuses);
		expect(faults).toEqual([]);
		const { sql } = await import('drizzle-orm');
		const tenant = { organisationId: school.organisationId, personId: null };
		const { rows } = await withTransaction(tenant, (tx) =>
			tx.execute<{ payload: unknown }>(sql`select payload from statements`)
		);
		for (const { payload } of rows) checkStatement(payload, '2.0.0', 'stored');
	}
);

test(
	`${RUNS} mutated statements are stored whole or refused with a place`,
	{ timeout: 120_000 + RUNS * 60 },
	async ({ ask, faults }) => {
		const statuses = new Map<number, number>();
		const send = async ({ id: _, ...body }: Record<string, unknown>) => {
			const { status, json } = await ask('/statements', { body: JSON.stringify(body) });
			statuses.set(status, (statuses.get(status) ?? 0) + 1);
			expect([200, 400, 413]).toContain(status);
			if (status !== 200) {
				expect((json as { message: string }).message).toMatch(/\S+/);
				return;
			}
			const [given = ''] = json as string[];
			const back = await ask(`/statements?statementId=${given}`);
			expect(back.status).toBe(200);
			checkStatement(back.json, '1.0.3', 'stored');
		};
		await fc.assert(
			fc.asyncProperty(together(mutated), async (many) => void (await Promise.all(many.map(send)))),
			rounds
		);
		expect(faults).toEqual([]);
		expect(statuses.get(200)).toBeGreaterThan(0);
		tell(statuses);
	}
);

function placesOf(value: unknown): [Record<string, unknown>, string][] {
	if (typeof value !== 'object' || value === null) return [];
	const holder = value as Record<string, unknown>;
	return Object.keys(holder).flatMap((key) => [
		[holder, key] as [Record<string, unknown>, string],
		...placesOf(holder[key])
	]);
}
