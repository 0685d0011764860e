import type { ResolveOptions } from '@sveltejs/kit/hooks';
import { describe, expect, test } from 'vitest';
import { m } from '#lib/paraglide/messages.js';
import { fakeEvent } from '#tests/fake-event.ts';
import { withLocale } from './locale.ts';

const PAGE =
	'<!doctype html>\n<html lang="%lang%" data-theme="%theme%" data-text="%text%">\n<head></head><p>%lang% %text%</p>';

const actorWith = (display: object) =>
	({ actor: { locale: 'nl', theme: 'system', textSize: 'normal', ...display } }) as App.Locals;

async function render(fake: Parameters<typeof fakeEvent>[0]) {
	const { event, kept } = fakeEvent(fake);
	const response = await withLocale({
		event,
		resolve: async (_, options?: ResolveOptions) => {
			const html = await options?.transformPageChunk?.({ html: PAGE, done: true });
			return new Response(`${html}${m.identity_sign_in()}`);
		}
	});
	return { html: await response.text(), kept };
}

describe('the language of a page', () => {
	test('is that of the account, and the browser is told', async () => {
		const { html, kept } = await render({
			locals: actorWith({ locale: 'en', theme: 'dark', textSize: 'larger' }),
			headers: { 'accept-language': 'nl' }
		});
		expect(html).toContain('<html lang="en" data-theme="dark" data-text="larger">');
		expect(html).toContain('Sign in');
		expect(kept.get('PARAGLIDE_LOCALE')).toMatchObject({
			value: 'en',
			options: { httpOnly: false }
		});
	});

	test.for([
		[{ PARAGLIDE_LOCALE: 'en' }, 'nl', 'en'],
		[{}, 'en-GB,en;q=0.9', 'en'],
		[{}, 'tr,ar;q=0.8', 'nl'],
		[{ PARAGLIDE_LOCALE: 'xx' }, 'nl', 'nl']
	] as const)('of a visitor with %j and %s is %s', async ([cookies, language, expected]) => {
		const { html, kept } = await render({
			cookies: { ...cookies },
			headers: { 'accept-language': language }
		});
		expect(html).toContain(`<html lang="${expected}" data-theme="system" data-text="normal">`);
		expect(kept.size).toBe(0);
	});

	test('is kept apart between requests that run at once', async () => {
		const pages = await Promise.all(
			Array.from({ length: 20 }, (_, number) =>
				render({ locals: actorWith({ locale: number % 2 ? 'en' : 'nl' }) })
			)
		);
		pages.forEach(({ html }, number) =>
			expect(html).toContain(number % 2 ? 'Sign in' : 'Inloggen')
		);
	});

	test('fills in the opening tag and nothing that people wrote', async () => {
		expect((await render({})).html).toContain('<p>%lang% %text%</p>');
	});
});
