import { describe, expect } from 'vitest';
import { newId } from '#lib/ids.ts';
import { makeExamples, type Examples } from '#tests/examples.ts';
import { handlers } from '#tests/handlers.ts';
import { test } from '#tests/site-test.ts';

let examples: Examples;

test.beforeAll(async ({ site }) => {
	examples = await makeExamples(site);
});

const NASTY = [
	'',
	' ',
	'\u0000',
	'\ud800',
	"'; drop table people; --",
	'<script>alert(1)</script>',
	'../../../../etc/passwd',
	'%00%ff%',
	'{{constructor}}',
	'__proto__',
	'2026-02-31',
	'-1',
	'1e309',
	'NaN',
	'🦊'.repeat(500),
	'a'.repeat(100_000)
];

const NAMES = [
	'answerId',
	'attempts',
	'assignment',
	'check',
	'code',
	'dueOn',
	'email',
	'enrolment',
	'example',
	'exercise',
	'for[]',
	'group',
	'groupCode',
	'hint',
	'id',
	'leaveId',
	'locale',
	'name',
	'names',
	'next',
	'password',
	'rating',
	'sharing',
	'startsOn',
	'textSize',
	'theme',
	'token',
	'tried',
	'version',
	'what',
	'alt',
	'file',
	'from',
	'module',
	'picture',
	'revision',
	'sure',
	'text',
	'title',
	'to',
	'__proto__'
];

/** The address of a route for the examples; an unknown param keeps its name. */
function pathOf(route: string): string {
	const ids: Record<string, string> = examples.ids;
	return (
		route
			.replace(/\/\([^)]+\)/g, '')
			.replace(/\[(\w+)(=\w+)?\]/g, (_, name: string) => ids[name] ?? name) || '/'
	);
}

/** Who may post there: each form is sent by somebody whom it would listen to. */
function senderOf(route: string) {
	if (route.includes('(worker)')) return examples.visitors.worker;
	if (route.includes('(author)')) return examples.visitors.author;
	if (route.includes('(admin)')) return examples.visitors.administrator;
	if (route.includes('(author)')) return examples.visitors.author;
	if (route.includes('(public)')) return null;
	return examples.visitors.participant;
}

describe('whatever is sent', () => {
	const posts = handlers.filter(({ method }) => method.startsWith('POST'));

	test.for(posts)(
		'$method $route is answered, and never with a fault of ours',
		async ({ route, method }, { visit }) => {
			const { post, send, ask } = await visit(senderOf(route));
			const path = pathOf(route) + (method.split(' ')[1] ?? '');
			const statuses: number[] = [];
			for (const value of NASTY) {
				const fields = NAMES.map((name): [string, string] => [name, value]);
				statuses.push((await post(path, fields)).status);
			}
			statuses.push((await post(path, [])).status);
			statuses.push((await send(path, '{"half": ')).status);
			statuses.push((await send(path, [[[[[[[[]]]]]]]])).status);
			statuses.push((await send(path, `${'['.repeat(20_000)}${']'.repeat(20_000)}`)).status);
			statuses.push(
				(await ask(path, { method: 'POST', body: 'x', headers: { 'content-type': 'text/csv' } }))
					.status
			);
			const multipart = { 'content-type': 'multipart/form-data; boundary=x' };
			statuses.push(
				(await ask(path, { method: 'POST', body: '--x\r\n', headers: multipart })).status
			);
			const large = 'name=' + 'a'.repeat(600_000);
			statuses.push((await post(path, large)).status);

			expect(statuses.filter((status) => status >= 500)).toEqual([]);
		}
	);
});

describe('a form that is sent empty', () => {
	/** Words of the library that checks forms, as they stand in a page. */
	const LIBRARY = /Invalid (key|type|length|format|UUID|value)|Expected \S+ (but )?received/i;
	const forms = handlers.filter(
		({ method, route }) => method.startsWith('POST') && !route.startsWith('/api/')
	);

	test.for(forms)(
		'$method $route says what is missing in the words of the product',
		async ({ route, method }, { visit }) => {
			const { post } = await visit(senderOf(route));
			const path = pathOf(route) + (method.split(' ')[1] ?? '');
			for (const fields of [[], NAMES.map((name): [string, string] => [name, ''])]) {
				const html = await (await post(path, fields)).text();
				expect(html.match(LIBRARY)?.[0]).toBeUndefined();
			}
		}
	);
});

describe('an address that leads nowhere', () => {
	const nowhere = [
		'/learn/bestaat-niet/dag-groep-8',
		'/learn/overstap/bestaat-niet/welkom',
		'/learn/overstap/dag-groep-8/bestaat-niet',
		'/learn/overstap/dag-groep-8/__proto__',
		'/learn/overstap/dag-groep-8/constructor',
		'/learn/%00/x/y',
		'/learn/%ff/x/y',
		`/learn/${'a'.repeat(3_000)}/x`,
		'/groups/niet-een-id',
		'/media/xyz',
		'/%2e%2e/%2e%2e/package.json',
		'/_app/../package.json',
		'//elders.example/'
	];

	test.for(nowhere)('%s is a page that says so', async (path, { visit }) => {
		const { ask } = await visit(examples.visitors.participant);
		const response = await ask(path);

		expect(response.status).toBeGreaterThanOrEqual(300);
		expect(response.status).toBeLessThan(500);
		expect(response.headers.get('location') ?? '/').toMatch(/^\.?\/(?!\/)|^http:\/\/127\.0\.0\.1/);
	});
});

describe('answers', () => {
	const answer = (change: Record<string, unknown>) => ({
		id: newId(),
		enrolmentId: examples.ids.enrolment,
		moduleId: examples.ids.module,
		pageId: examples.ids.page,
		exerciseId: 'zin-start',
		versionHash: 'a'.repeat(64),
		response: { value: 3 },
		...change
	});

	test('to a version, exercise or enrolment that is not theirs are named and not stored', async ({
		visit
	}) => {
		const { send } = await visit(examples.visitors.participant);
		const sent = [answer({}), answer({ exerciseId: 'x' }), answer({ enrolmentId: newId() })];

		const response = await send('/api/answers', { answers: sent });
		const receipt = (await response.json()) as { stored: string[]; refused: { id: string }[] };

		expect(response.status).toBe(200);
		expect(receipt.stored).toEqual([]);
		expect(receipt.refused.map(({ id }) => id)).toEqual(sent.map(({ id }) => id));
	});

	test('from nobody are not taken, and may be sent again', async ({ visit }) => {
		const { send } = await visit(null);
		expect((await send('/api/answers', { answers: [answer({})] })).status).toBe(401);
	});

	test('from another site are refused', async ({ visit }) => {
		const { send, post } = await visit(examples.visitors.participant);
		const elsewhere = { origin: 'https://elders.example', 'sec-fetch-site': 'cross-site' };

		expect((await send('/api/answers', { answers: [answer({})] }, elsewhere)).status).toBe(403);
		expect((await post('/logout', {}, elsewhere)).status).toBe(403);
	});
});

describe('wrong codes', () => {
	test('give a sentence, and keep what is no secret', async ({ visit }) => {
		const { post } = await visit(null);
		const response = await post('/login', { groupCode: 'STER27', code: 'zq<b>wxy' });
		const html = await response.text();

		expect(response.status).toBeGreaterThanOrEqual(400);
		expect(response.status).toBeLessThan(500);
		expect(html).toContain('value="STER27"');
		expect(html).toContain('role="alert"');
		expect(html).not.toContain('wxy');
	});
});
