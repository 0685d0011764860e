import { routes } from '$app/manifest';
import { describe, expect } from 'vitest';
import { permits, type Permission } from '#lib/server/identity/policy.ts';
import { makeExamples, stateOf, VISITORS, type Examples, type Visitor } from '#tests/examples.ts';
import { readManifest } from '#tests/build.ts';
import { handlers, ownHandlers, type Handler } from '#tests/handlers.ts';
import { hire } from '#tests/site.ts';
import { test } from '#tests/site-test.ts';
import type { Visitor as Browser } from '#tests/visitor.ts';

/** Shown while developing, and absent from a build. */
const ABSENT = ['/components'];
/** Rows of one worker; colleagues of the same organisation do not see them either. */
const OF_THE_WORKER = /\[(group|participant)=/;
const OF_THE_PARTICIPANT = /\[(course|module|page)=/;
const OF_THE_ORGANISATION = /\[\w+=/;

/** Words of our own, the same for everybody. */
const STATIC = ['/(public)/help', '/(public)/privacy'];

const ids = new Set<string>(routes.map(({ id }) => id));
/** The handler of a layout shows in the pages under it, and has no address of its own. */
const reachable = handlers.filter(({ route }) => ids.has(route));

let examples: Examples;
test.beforeAll(async ({ site }) => {
	examples = await makeExamples(site);
});

test('the build serves exactly the routes of the sources', async () => {
	const built = await readManifest();
	expect(built.routes.map(({ id }) => id).sort()).toEqual([...ids].sort());
});

test.for([...ids].filter((id) => !STATIC.includes(id)))(
	'%s has a handler of its own that can refuse',
	(id) => {
		expect([...ownHandlers]).toContain(id);
	}
);

test.for(handlers)('$method $route carries a permission', ({ permission }) => {
	expect(permission).toBeDefined();
});

describe.for(VISITORS)('%s', (visitor) => {
	test.for(reachable)('$method $route', async (handler, { visit }) => {
		const response = await request(handler, visitor, visit);
		const body = await response.text();
		expect(outcomeOf(response)).toBe(expected(visitor, handler));
		expect(response.status).toBeLessThan(500);
		if (expected(visitor, handler) === 'answered') return;
		for (const secret of examples.secrets) expect(body).not.toContain(secret);
	});

	test('is given no data that the page would refuse', async ({ visit }) => {
		const { ask } = await visit(examples.visitors[visitor]);
		const pages = reachable.filter(
			(handler) => handler.method === 'GET' && expected(visitor, handler) !== 'answered'
		);
		expect(pages).not.toEqual([]);
		for (const { route } of pages) {
			const response = await ask(`${pathOf(route)}/__data.json`);
			const body = await response.text();
			for (const secret of examples.secrets) expect(body, route).not.toContain(secret);
		}
	});
});

describe('forms that are filled in with rows of somebody else', () => {
	const forms = (): [string, string, [string, string][]][] => {
		const { group, participant, enrolment, assignment } = examples.ids;
		const at = `/groups/${group}`;
		const levels: [string, string][] = [
			['what', 'overstap/dag-groep-8'],
			[`was-${enrolment}`, 'basis'],
			[`level-${enrolment}`, 'extra'],
			[`duewas-${enrolment}`, ''],
			[`due-${enrolment}`, '']
		];
		return [
			['add', `${at}/participants?/add`, [['names', 'Indringer']]],
			[
				'change',
				`${at}/participants?/change`,
				[
					['id', participant],
					['name', 'Anders']
				]
			],
			[
				'remove',
				`${at}/participants?/remove`,
				[
					['id', participant],
					['name', 'x']
				]
			],
			['back', `${at}/participants?/back`, [['id', participant]]],
			['rename', `${at}/participants?/rename`, [['group', 'Van mij']]],
			['close', `${at}/participants?/close`, []],
			['cards', `${at}/cards?/make`, [['for[]', participant]]],
			['withdraw', `${at}/assignments?/withdraw`, [['assignment', assignment]]],
			[
				'date',
				`${at}/assignments?/date`,
				[
					['assignment', assignment],
					['dueOn', '2099-01-01']
				]
			],
			...['dismiss', 'done'].map((action): [string, string, [string, string][]] => [
				action,
				`/attention?/${action}`,
				[
					['enrolment', enrolment],
					['rule', '12'],
					['why', 'known']
				]
			]),
			['levels', `${at}/levels?/confirm`, levels],
			['preview', `${at}/levels?/preview`, levels],
			[
				'marks',
				`${at}/marks?/mark`,
				[
					['what', 'overstap/dag-groep-8'],
					['how', 'paper'],
					['onDay', '2026-11-02'],
					['who', enrolment]
				]
			],
			[
				'mark',
				`/participants/${participant}?/mark`,
				[
					['enrolment', enrolment],
					['what', 'paper/dag-groep-8'],
					['onDay', '2026-11-02']
				]
			],
			[
				'small group',
				`${at}/small`,
				[
					['id', crypto.randomUUID()],
					['name', 'Van een ander'],
					['who[]', participant]
				]
			],
			[
				'assign',
				`${at}/assign`,
				[
					['what', 'overstap'],
					['startsOn', '2026-12-01'],
					['dueOn', '']
				]
			]
		];
	};

	test.for(['colleague', 'worker elsewhere'] as const)(
		'a %s changes nothing, and learns nothing',
		async (visitor, { site, visit }) => {
			const { post } = await visit(examples.visitors[visitor]);
			const before = await stateOf(site, examples.classroom);
			for (const [name, path, fields] of forms()) {
				const response = await post(path, fields);
				const body = await response.text();
				expect(response.status, name).toBe(404);
				for (const secret of examples.secrets) expect(body, name).not.toContain(secret);
			}
			expect(await stateOf(site, examples.classroom)).toBe(before);
		}
	);

	test('a worker reaches no row of a colleague by way of an own group', async ({ site, visit }) => {
		const { post } = await visit(examples.visitors.colleague);
		const own = examples.ownGroup;
		const before = await stateOf(site, examples.classroom);
		for (const [name, path, fields] of forms()) {
			if (['add', 'rename', 'close', 'assign'].includes(name)) continue;
			const response = await post(path.replace(examples.ids.group, own), fields);
			// Who left the group meanwhile is asked about; a participant of somebody else looks the same.
			expect(response.status, name).toBe(name === 'small group' ? 409 : 404);
		}
		expect(await stateOf(site, examples.classroom)).toBe(before);
	});
});

test.for(['renew', 'end'])(
	"an administrator elsewhere cannot %s somebody's account",
	async (action, { site, visit }) => {
		const email = `${crypto.randomUUID()}@demo.example`;
		const password = 'een lang en rustig wachtwoord';
		const worker = await hire(site, 'worker', { email, password });
		const { post } = await visit(examples.visitors['administrator elsewhere']);

		const response = await post(`/organisation/staff?/${action}`, { id: worker.personId });

		expect(response.status).toBe(404);
		expect(await response.text()).not.toContain(email);
		const { post: enter } = await visit(null);
		const entered = await enter('/login/worker', { email, password });
		expect(entered.headers.get('location')).toBe('/attention');
	}
);

type Outcome = 'answered' | 'refused' | 'asked to log in';

function expected(visitor: Visitor, { route, permission }: Handler): Outcome {
	if (ABSENT.includes(route)) return 'refused';
	if (permission === 'open') return 'answered';
	const actor = examples.visitors[visitor];
	if (!actor) return 'asked to log in';
	if (!permission || !permits(actor.role, permission as Permission)) return 'refused';
	if (visitor.endsWith(' elsewhere'))
		return OF_THE_ORGANISATION.test(route) ? 'refused' : 'answered';
	if (visitor === 'colleague') return OF_THE_WORKER.test(route) ? 'refused' : 'answered';
	if (visitor === 'other participant') {
		return OF_THE_PARTICIPANT.test(route) ? 'refused' : 'answered';
	}
	return 'answered';
}

function outcomeOf(response: Response): Outcome {
	const next = response.headers.get('location')?.startsWith('/login?next=');
	if (next || response.status === 401) return 'asked to log in';
	return response.status === 404 ? 'refused' : 'answered';
}

async function request(
	{ route, method }: Handler,
	visitor: Visitor,
	visit: (actor: Examples['visitors'][Visitor]) => Promise<Browser>
): Promise<Response> {
	// A new session each time: some of these requests end it.
	const { ask, post } = await visit(examples.visitors[visitor]);
	const [verb = 'GET', query = ''] = method.split(' ');
	const path = pathOf(route) + query;
	return verb === 'POST' ? post(path) : ask(path, { method: verb });
}

function pathOf(route: string): string {
	const ids: Record<string, string> = examples.ids;
	const path = route
		.replace(/\/\([^)]+\)/g, '')
		.replace(/\[(\w+)(=\w+)?\]/g, (_, name: string) => ids[name] ?? name);
	return path === '' ? '/' : path;
}
