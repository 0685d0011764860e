import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { makeExamples, type Examples } from '#tests/examples.ts';
import { test } from '#tests/site-test.ts';

const CLIENT = path.join(import.meta.dirname, '../../build/client');

let examples: Examples;

test.beforeAll(async ({ site }) => {
	examples = await makeExamples(site);
});

const PUBLIC = [
	'/login',
	'/login/worker',
	'/card',
	'/help',
	'/privacy',
	'/healthz',
	'/readyz',
	'/x'
];

test('every answer carries the headers that keep other sites out', async ({ visit }) => {
	const { ask } = await visit(examples.visitors.participant);
	const nobody = await visit(null);
	const files = readdirSync(CLIENT, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
		.map((entry) => `/${path.relative(CLIENT, path.join(entry.parentPath, entry.name))}`);
	const { course, module, page, hash } = examples.ids;
	const own = ['/today', `/learn/${course}/${module}/${page}`, '/account', `/media/${hash}`];
	const asked = [
		...[...PUBLIC, ...files].map((address) => [address, nobody.ask] as const),
		...own.map((address) => [address, ask] as const)
	];
	for (const [address, get] of asked) {
		const { headers } = await get(address);
		expect(headers.get('x-content-type-options'), address).toBe('nosniff');
		expect(headers.get('referrer-policy'), address).toBe('same-origin');
		expect(headers.get('cross-origin-resource-policy'), address).toBe('same-origin');
		expect(headers.get('permissions-policy'), address).toBeTruthy();
	}
});

test('a page names no other site, and runs no script of another', async ({ visit }) => {
	const visitors = [await visit(null), await visit(examples.visitors.participant)];
	const worker = await visit(examples.visitors.worker);
	const { course, module, page, group } = examples.ids;
	const pages = [
		...PUBLIC.map((address) => [address, visitors[0]] as const),
		...['/today', `/learn/${course}/${module}/${page}`].map((a) => [a, visitors[1]] as const),
		...['/groups', `/groups/${group}`].map((a) => [a, worker] as const)
	];
	for (const [address, visitor] of pages) {
		const response = await visitor?.ask(address);
		const html = (await response?.text()) ?? '';
		expect(html, address).not.toMatch(/(src|srcset|action)="(https?:)?\/\//);
		if (!response?.headers.get('content-type')?.includes('html')) continue;
		const policy = response.headers.get('content-security-policy') ?? '';
		expect(policy, address).toContain("default-src 'none'");
		expect(policy, address).toContain("frame-ancestors 'none'");
		expect(policy, address).not.toContain('unsafe-eval');
	}
});

test('only a previewed step may stand in a frame, and only in a frame of our own', async ({
	visit
}) => {
	const { ask } = await visit(examples.visitors.author);
	const { course, module, page, level } = examples.ids;
	const preview = `/trainings/${course}/${module}/preview`;
	const policyOf = async (address: string) =>
		(await ask(address)).headers.get('content-security-policy') ?? '';
	const draft = `/trainings/${course}/edit/preview`;
	for (const step of [`${preview}/${level}/${page}`, `${draft}/${module}/${level}/${page}`]) {
		expect(await policyOf(step), step).toContain("frame-ancestors 'self'");
	}
	for (const address of [
		preview,
		draft,
		'/trainings',
		`/trainings/${course}/${module}/worksheet`
	]) {
		expect(await policyOf(address), address).toContain("frame-ancestors 'none'");
	}
});

test('what belongs to somebody is kept by no browser', async ({ visit }) => {
	const { ask } = await visit(examples.visitors.participant);
	const { course, module, page } = examples.ids;
	for (const address of ['/today', `/learn/${course}/${module}/${page}`, '/account']) {
		const { headers } = await ask(address);
		expect(headers.get('cache-control'), address).toContain('no-store');
	}
});
