import { render } from 'svelte/server';
import { describe, expect, test } from 'vitest';
import { compileCourse } from '#lib/content/compile-course.ts';
import { compilePage } from '#lib/content/compile-page.ts';
import { forParticipant } from '#lib/content/participant/for-participant.ts';
import { exampleCourse } from '#lib/content/testing/example-course.ts';
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

const scripts = [
	'<script>alert(1)</script>',
	'<ScRiPt src=//a.example/x></sCrIpT>',
	'<svg onload=alert(1)>',
	'<svg/onload=alert(1)//',
	'<img src=x onerror=alert(1)>',
	'<iframe srcdoc="<script>alert(1)</script>">',
	'<b onmouseover="alert(1)">vet</b>',
	'<style>*{display:none}</style>',
	'<a href="javascript:alert(1)">x</a>',
	'<math><mi xlink:href="data:x,<script>alert(1)</script>">',
	'<details open ontoggle=alert(1)>',
	'"><script>alert(1)</script>',
	"'-alert(1)-'",
	'</textarea><script>alert(1)</script>',
	'</option></select><img src=x onerror=alert(1)>',
	'</script><script>alert(1)</script>',
	'<!--><img src=x onerror=alert(1)>-->',
	'&lt;script&gt;alert(1)&lt;/script&gt;',
	'&#60;script&#62;alert(1)',
	'\\<script>alert(1)\\</script>',
	'{@html "<script>alert(1)</script>"}',
	'{constructor.constructor("alert(1)")()}',
	'${alert(1)}',
	'{{7*7}}',
	'[x](javascript:alert(1))',
	'[x](JaVaScRiPt:alert(1))',
	'[x](java\tscript:alert(1))',
	'[x](&#106;avascript:alert(1))',
	'[x](data:text/html,<script>alert(1)</script>)',
	'[x](vbscript:msgbox(1))',
	'[x](//a.example)',
	'[x](http://a.example)',
	'[x](https:javascript:alert(1))',
	'[x][y]\n\n[y]: javascript:alert(1)',
	'<javascript:alert(1)>',
	'![x](https://a.example/x.png)',
	'![x](data:image/svg+xml,<svg/onload=alert(1)>)',
	'![x" onerror="alert(1)](plein.png)',
	'![x](javascript:alert(1))',
	'`<script>alert(1)</script>`',
	'```"><script>\n<script>alert(1)</script>\n```',
	':::tip{onclick="alert(1)" style="x" class=y}\nA.\n:::',
	'A{onclick=alert(1)}',
	':gat["><img src=x onerror=alert(1)>]',
	'[a](#"><script>alert(1)</script>)',
	'\u202e<script>\u200balert(1)</script>'
];
const one = (payload: string): string => payload.replace(/\s*\n\s*/g, ' ');
const contexts: [string, (payload: string) => string][] = [
	['text', (p) => p],
	['a list', (p) => `- ${p}`],
	['a quote', (p) => `> ${p}`],
	['a heading', (p) => `## ${one(p)}`],
	['a table', (p) => `| a |\n| - |\n| ${one(p)} |`],
	['a title', (p) => `:::tip[${one(p)}]\nA.\n:::`],
	['a box', (p) => `:::let-op\n${p}\n:::`],
	['a term', (p) => `:::begrip[${one(p)}]\n${p}\n:::`],
	['a task', (p) => `:::offline[${one(p)}]{#a}\n${p}\n:::`],
	['talk', (p) => `:::gesprek[${one(p)}]{voor=allebei}\n${p}\n:::`],
	['video', (p) => `:::video[${one(p)}]{bestand="${one(p)}" ondertiteling="${one(p)}"}\n${p}\n:::`],
	['audio', (p) => `:::audio[${one(p)}]{bestand=a.mp3}\n${p}\n:::`],
	['choice', (p) => `:::meerkeuze{#a}\n${p}\n\n- [x] ${one(p)}\n  > ${one(p)}\n- [ ] b\n:::`],
	['ticks', (p) => `:::kies-meer{#a mening}\nWat?\n\n- [ ] ${one(p)}\n- [ ] b\n:::`],
	['order', (p) => `:::volgorde{#a}\nWat?\n\n1. ${one(p)}\n2. b\n:::`],
	['sorting', (p) => `:::sorteren{#a}\nWat?\n\n- ${one(p)}\n  - ${one(p)} k\n- c\n  - d\n:::`],
	[
		'pairs',
		(p) =>
			`:::verbinden{#a}\nWat?\n\n| ${one(p)} | b |\n| - | - |\n| ${one(p)} | d |\n| e | f |\n:::`
	],
	['gaps', (p) => `:::invullen{#a woordenbank="${one(p)}, b"}\n${p} :gat[b] nu.\n:::`],
	['a scale', (p) => `:::schaal{#a links="${one(p)}" rechts='${one(p)}'}\n${p}\n:::`],
	['words', (p) => `:::open{#a}\n${p}\n\n> Begin: ${one(p)}\n:::`],
	['a checklist', (p) => `:::afvinklijst{#a}\n- [ ] ${one(p)}\n:::`],
	['a story', (p) => `:::scenario{#a}\n### ${one(p)}\n${p}\n\n- [${one(p)}](#b)\n\n### B\nC.\n:::`],
	['statements', (p) => `:::vragenlijst{#a antwoorden="${one(p)} | b"}\n${p}\n\n1. ${one(p)}\n:::`],
	['breath', (p) => `:::adem[${one(p)}]{#a}\n${p}\n:::`],
	[
		'5G',
		(p) =>
			`:::vijfg{#a}\n${p}\n\n- Gebeurtenis: ${one(p)}\n- Gedachte: b\n- Gevoel: c\n- Gedrag: d\n- Gevolg: e\n:::`
	],
	['settings', (p) => `:::open{#a ${one(p)}}\nWat?\n:::`],
	['an id', (p) => `:::open{#${one(p)}}\nWat?\n:::`]
];

const attributesOf = (tag: string): [string, string][] =>
	[...tag.replace(/^<[^\s>]+/, '').matchAll(/\s*([^\s=>"]+)(?:="([^"]*)")?/g)].map(
		([, name = '', value = '']) => [name, value]
	);
/** Every tag that was drawn, without what is between them. */
const tagsIn = (html: string): string[] => html.match(/<[a-z](?:[^>"]|"[^"]*")*>/gi) ?? [];

describe(`${scripts.length * contexts.length} hostile texts, drawn, have nothing that runs`, () => {
	test.each(contexts)('in %s', (_, write) => {
		for (const payload of scripts) {
			const text = `---\ntitel: Ruzie\n---\n\n${write(payload)}\n`;
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
