import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { compileCourse } from '#lib/content/compile-course.ts';
import { compilePage } from '#lib/content/compile-page.ts';
import { forParticipant } from '#lib/content/participant/for-participant.ts';
import { exampleCourse } from '#lib/content/testing/example-course.ts';
import { contexts, hostilePage, scripts } from '#lib/content/testing/hostile.ts';
import type { Page } from '#lib/content/types.ts';
import { fieldName } from '../exercises/response.ts';
import ShownPage from './ShownPage.svelte';

const drawn = (page: Page): string => {
	const blocks = forParticipant(page, ['extra', 'verdieping'])?.blocks ?? [];
	return render(ShownPage, { props: { blocks } }).body;
};

describe('the page that the server draws', () => {
	const { course } = compileCourse(exampleCourse(), { folder: 'alles' });
	const pages = [...(course?.pages.values() ?? [])];
	const html = pages.map(drawn).join('\n');

	test('is the page that was read over by hand', async () => {
		// Without the names that styles are given, and with a line per element so that a change can be read.
		const read = html
			.replace(/<!--.*?-->/g, '')
			.replace(/ ?\bsvelte-[a-z0-9]+/g, '')
			.replace(/ class=""/g, '')
			.replace(/>\s*</g, '>\n<');
		await expect(`${read}\n`).toMatchFileSnapshot(
			'../../../../tests/example-course-golden/pages.html'
		);
	});

	test('has a named control for every exercise on a screen', () => {
		const ids = pages.flatMap((page) =>
			page.blocks.flatMap((block) =>
				block.kind === 'oefening' && block.only !== 'papier' ? [block.exercise.id] : []
			)
		);
		expect(ids.length).toBeGreaterThan(20);
		for (const id of ids) {
			const names = html.split(`name="${fieldName(id, '')}`).length - 1;
			// One names the answer, at least one more takes it.
			expect(names, id).toBeGreaterThan(1);
		}
	});

	test('holds no key, hint, remark or note', () => {
		for (const secret of [
			'Dan wordt de ruzie vaak groter',
			'Denk aan het rode licht',
			'sterke eerste stap',
			'Na vijf tellen',
			'Wat doet het rode licht',
			'Ja, adem rustig door',
			'woedend',
			'Ik had ruzie met mijn zus',
			'Dat ging snel',
			'misschien zag ze mij niet',
			'Vraag naar het laatste moment',
			'Deze notitie'
		]) {
			expect(html, secret).not.toContain(secret);
		}
		expect(html).toContain('Iemand duwt jou');
	});

	test('shows one step of a story, not those that are still to come', () => {
		expect(html).toContain('Sam pakt jouw bal af');
		expect(html).not.toContain('Nu zijn jullie allebei boos');
	});
});

const attributesOf = (tag: string): [string, string][] =>
	[...tag.replace(/^<[^\s>]+/, '').matchAll(/\s*([^\s=>"]+)(?:="([^"]*)")?/g)].map(
		([, name = '', value = '']) => [name, value]
	);
/** Every tag that was drawn, without what is between them. */
const tagsIn = (html: string): string[] => html.match(/<[a-z](?:[^>"]|"[^"]*")*>/gi) ?? [];

describe(`${scripts.length * contexts.length} hostile texts, drawn, have nothing that runs`, () => {
	test.each(contexts)('in %s', (_, write) => {
		for (const payload of scripts) {
			const text = hostilePage(write, payload);
			const tags = tagsIn(drawn(compilePage(text, '01-ruzie/01-start.md').page));
			for (const tag of tags) {
				expect(tag, payload).not.toMatch(
					/^<(?:script|style|iframe|object|embed|math|base|meta|link)\b/i
				);
				for (const [name, value] of attributesOf(tag)) {
					expect(name, payload).not.toMatch(/^on|^style$|^srcdoc$|:/i);
					if (!/^(?:href|src|action|formaction|poster)$/i.test(name)) continue;
					expect(value, payload).toMatch(/^(?:\/(?!\/)|\?\/|https:\/\/[a-z]|mailto:|tel:)/);
				}
			}
		}
	});
});
