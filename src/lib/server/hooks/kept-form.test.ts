import { describe, expect, test } from 'vitest';
import { fakeEvent } from '#tests/fake-event.ts';
import { withKeptForm } from './kept-form.ts';

const STEP = '/(participant)/learn/[course=slug]/[module=slug]/[page=slug]';
const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

async function answer(
	routeId: string,
	body: string,
	headers: Record<string, string> = FORM,
	locals = {}
) {
	const { event } = fakeEvent({ url: 'http://localhost/learn/a/b/c?/answer', routeId, locals });
	const length = { 'content-length': String(body.length) };
	const request = new Request(event.url, {
		method: 'POST',
		headers: { ...length, ...headers },
		body
	});
	Object.defineProperty(event, 'request', { value: request });
	return withKeptForm({ event, resolve: () => Promise.resolve(new Response('passed on')) });
}

describe('a form after the session has ended', () => {
	test('comes back with every field, ready to be sent again', async () => {
		const typed = 'Regel een\r\n"twee" <b>&amp;</b>';
		const body = new URLSearchParams({ text: typed, answerId: 'x1' }).toString();

		const response = await answer(STEP, body);
		const html = await response.text();

		expect(response.status).toBe(401);
		expect(html).toContain('action="/learn/a/b/c?/answer"');
		expect(html).toContain('name="answerId" value="x1"');
		expect(html).toContain('Regel een&#13;&#10;&quot;twee&quot; &lt;b&gt;&amp;amp;&lt;/b&gt;');
	});

	test('is passed on where anybody may post, to our own script, and for who is signed in', async () => {
		const passed = await Promise.all([
			answer('/(public)/login', 'code=geheim'),
			answer('/api/answers', '{}', { 'content-type': 'application/json' }),
			answer(STEP, 'a=b', { ...FORM, 'x-sveltekit-action': 'true' }),
			answer(STEP, 'a=b', FORM, { actor: { role: 'participant' } })
		]);
		for (const response of passed) expect(await response.text()).toBe('passed on');
	});

	test('is not read when it is larger than what anybody types', async () => {
		const large = { ...FORM, 'content-length': String(20 * 1024 * 1024) };
		const response = await answer('/(author)/trainings/import', 'a=b', large);
		expect(await response.text()).toBe('passed on');
	});
});
