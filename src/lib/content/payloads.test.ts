import { describe, expect, test } from 'vitest';
import { compileBody, compileFiles, pageText } from './testing/course.ts';
import { png } from './testing/images.ts';
import type { Message } from './types.ts';

const addresses = /^(?:https:\/\/|mailto:|tel:)/;

/** Every address and every field name in a value. */
function inspect(
	value: unknown,
	found = { urls: new Set<string>(), fields: new Set<string>() }
): typeof found {
	if (Array.isArray(value)) for (const each of value) inspect(each, found);
	else if (value instanceof Map) for (const [, each] of value) inspect(each, found);
	else if (value !== null && typeof value === 'object') {
		for (const [name, each] of Object.entries(value)) {
			found.fields.add(name);
			if (name === 'url') found.urls.add(String(each));
			inspect(each, found);
		}
	}
	return found;
}

/** Compiles, and checks what must hold for any text at all. */
function harmless(body: string): { codes: string[]; json: string; messages: Message[] } {
	const { page, keys, guide, messages } = compileBody(body);
	const { urls, fields } = inspect([page, keys, guide]);
	for (const url of urls) expect(url).toMatch(addresses);
	for (const field of fields)
		expect(field).not.toMatch(/^on[a-z]+$|^(?:style|class|href|src|srcdoc|data-.*|__proto__)$/);
	return {
		codes: messages.map(({ code }) => code),
		json: JSON.stringify([page, [...keys], guide]),
		messages
	};
}

describe('template code is text', () => {
	test.each([
		'{process.env.HOME}',
		'Dit is {@html "<b>"}',
		'{#if true}a{/if}',
		'${7 * 7}',
		'{{constructor.constructor("return 1")()}}',
		'[{naam}](https://a.nl/{x})',
		'![{a}]({b}.png)',
		'<https://a.nl/{process.env.HOME}>',
		'```{process.env.HOME}\na\n```',
		'`{@html x}`',
		':::tip[{process.env.HOME}]\n{x}\n:::'
	])('%j', (body) => {
		expect(harmless(body).json).not.toContain('/root');
	});
});

describe('HTML never gets through', () => {
	test.each([
		'<script>alert(1)</script>',
		'<ScRiPt src=//a.nl/x></sCrIpT>',
		'<style>*{display:none}</style>',
		'<svg onload=alert(1)>',
		'<img src=x onerror=alert(1)>',
		'<iframe srcdoc="<script>alert(1)</script>">',
		'<b onmouseover="alert(1)">vet</b>',
		'tekst <b>vet</b>',
		'<!-- verborgen --> tekst',
		'<?php echo 1 ?>',
		'<![CDATA[x]]>',
		'<a\nhref="javascript:alert(1)">x</a>',
		'- <script>alert(1)</script>',
		'> <script>alert(1)</script>',
		'| a |\n| - |\n| <b>x</b> |'
	])('%j', (body) => {
		const { codes, json } = harmless(`A.\n\n${body}`);
		expect(codes).toContain('html-niet-toegestaan');
		expect(json).not.toMatch(/<[a-z!?/]/i);
	});

	test.each([
		'\\<script>',
		'&lt;script&gt;',
		'<script',
		'<svg/onload=alert(1)>',
		'< script >',
		'Ik <3 jou'
	])('%j is text, which is drawn as text', (body) => {
		expect(harmless(`A ${body} b.`).codes).not.toContain('blok-niet-herkend');
	});
});

describe('settings that are no settings', () => {
	test.each([
		'onclick="alert(1)"',
		'style="display:none"',
		'class=rood',
		'.rood',
		'href="javascript:alert(1)"',
		'data-x=1',
		'__proto__=x',
		'constructor=x',
		'prototype'
	])('%s', (setting) => {
		expect(harmless(`:::tip{${setting}}\nA.\n:::`).codes).toContain('onbekende-instelling');
		expect(harmless(`:::open{#a ${setting}}\nA?\n:::`).codes).toContain('onbekende-instelling');
	});
});

describe('addresses', () => {
	test.each([
		'javascript:alert(1)',
		'JaVaScRiPt:alert(1)',
		'&#106;avascript:alert(1)',
		'java&#x0A;script:alert(1)',
		'java\u0000script:alert(1)',
		'\u0001javascript:alert(1)',
		'javascript&colon;alert(1)',
		'vbscript:x',
		'data:text/html;base64,PHNjcmlwdD4=',
		'https:javascript:alert(1)',
		'https:/a.nl',
		'https:a.nl',
		'https://',
		'https://a.nl\\@b.nl',
		'//a.nl',
		'/\\a.nl',
		'\\\\a.nl',
		'http://a.nl',
		'ftp://a.nl',
		'file:///etc/passwd',
		'blob:x',
		'mailto:a@b.nl?bcc=c@d.nl',
		'tel:alert(1)',
		'?x=1',
		'#kop',
		'%2e%2e/%2e%2e/etc',
		'../../../etc/passwd'
	])('%j is refused as a link, and the words stay', (address) => {
		for (const body of [
			`Zie [mijn pagina](<${address}>).`,
			`Zie [mijn pagina][a].\n\n[a]: <${address}>`
		]) {
			const { codes, json } = harmless(body);
			expect(json).not.toContain('"t":"link"');
			expect(json).toContain('mijn pagina');
			expect(codes.length).toBeGreaterThan(0);
		}
	});

	test.each([
		'https://www.kindertelefoon.nl/a?b=c#d',
		'mailto:jeugd@voorbeeld.nl',
		'tel:08000432',
		'tel:+31881234567'
	])('%s is a link', (address) => {
		expect(harmless(`Zie [mijn pagina](${address}).`).json).toContain(`"to":{"url":"${address}"}`);
	});

	test('a bare www. is a link to https', () => {
		expect(harmless('Zie www.kindertelefoon.nl voor hulp.').json).toContain(
			'"url":"https://www.kindertelefoon.nl"'
		);
	});
});

describe('images', () => {
	test.each([
		['https://a.nl/b.png', 'afbeelding-van-buiten'],
		['//a.nl/b.png', 'afbeelding-van-buiten'],
		['data:image/png;base64,AAAA', 'afbeelding-van-buiten'],
		['javascript:alert(1)', 'afbeelding-van-buiten'],
		['/etc/passwd.png', 'afbeelding-bestaat-niet'],
		['../../../b.png', 'afbeelding-bestaat-niet'],
		['b.png?x=1', 'afbeelding-bestaat-niet'],
		['b\\c.png', 'afbeelding-bestaat-niet']
	])('%j', (address, code) => {
		const { codes, json } = harmless(`![Een plein](<${address}>)`);
		expect(codes).toContain(code);
		expect(json).not.toContain('"t":"image"');
	});

	test.each(['b.svg', 'b.gif', 'b.pdf', 'b.html', 'b', '01-start.md'])(
		'%s is not a kind of image we take',
		(file) => {
			const { messages, course } = compileFiles({
				'01-ruzie/01-start.md': pageText(`![Een plein](${file})`),
				[`01-ruzie/${file === '01-start.md' ? 'x.png' : file}`]: file.endsWith('svg')
					? '<svg/>'
					: png
			});
			expect(messages.map(({ code }) => code)).toContain('media-soort');
			expect(course).toBeUndefined();
		}
	);
});

describe('the head', () => {
	test.each([
		'titel: !!js/function "function () {}"',
		'titel: !<tag:yaml.org,2002:python/object> x',
		'titel: &a Ruzie',
		'titel: *a',
		'a: &a [x, x]\nb: &b [*a, *a]\ntitel: *b',
		'<<: {titel: Ruzie}\ntitel: A',
		'? {a: b}\n: c',
		'titel: {a: b}',
		'- a\n- b',
		'titel: [[[[[[[[a]]]]]]]]',
		`titel: ${'['.repeat(5000)}`
	])('%j gives a message, not an object', (head) => {
		const { messages, page } = compileBody('A.', head);
		expect(messages.some(({ severity }) => severity === 'fout')).toBe(true);
		expect(typeof page.title).toBe('string');
	});

	test.each(['__proto__: x', 'constructor: x', 'toString: x', 'hasOwnProperty: x'])(
		'%s is an unknown field',
		(line) => {
			const { messages } = compileBody('A.', `titel: A\n${line}`);
			expect(messages.map(({ code }) => code)).toEqual(['kop-onbekend']);
		}
	);

	test('tags in a title are text', () => {
		expect(compileBody('A.', 'titel: </script><b>x</b>').page.title).toBe('</script><b>x</b>');
	});
});

describe('names', () => {
	test('an id such as constructor is just an id; __proto__ is not one', () => {
		const { keys, messages } = compileBody(':::open{#constructor}\nA?\n:::');
		expect([...keys.keys()]).toEqual(['constructor']);
		expect(messages).toEqual([]);
		expect(compileBody(':::open{#__proto__}\nA?\n:::').messages.map(({ code }) => code)).toEqual([
			'id-vorm'
		]);
		expect(({} as Record<string, unknown>).polluted).toBeUndefined();
	});

	test.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])(
		'%s is no block, setting, level or answer',
		(name) => {
			expect(harmless(`:::${name}\nA.\n:::`).codes.length).toBeGreaterThan(0);
			expect(harmless(`A.\n\n:::tip{niveau=${name}}\nA.\n:::`).codes).toContain('onbekend-niveau');
			expect(harmless(`> ${name}: a`).codes).not.toContain('opmerking-buiten-oefening');
		}
	);

	test('files that differ only in capitals are refused', () => {
		const { messages } = compileFiles({ '01-ruzie/plein.png': png, '01-ruzie/Plein.png': png });
		expect(messages.map(({ code }) => code)).toContain('bestand-naam');
	});

	test.each(['constructor', '__proto__'])('a glossary with %s works', (word) => {
		const { course, messages } = compileFiles({
			'glossary.md': `## ${word}\n\nEen woord.\n`,
			'01-ruzie/01-start.md': pageText(`Dit is ${word} dus.`)
		});
		expect(messages).toEqual([]);
		expect(course?.course.glossary).toHaveLength(1);
	});
});

describe('characters that nobody sees', () => {
	test.each([
		'\u0001',
		'\u0008',
		'\u200b',
		'\u200e',
		'\u202e',
		'\u2066',
		'\u2028',
		'\ufeff',
		'\u00ad',
		'\u{e0041}',
		'\ud800'
	])('%j is told and taken out', (character) => {
		const { codes, json } = harmless(`Ru${character}zie en [mijn${character} link](tel:112).`);
		expect(codes).toContain('onzichtbaar-teken');
		expect(JSON.parse(json)).toEqual(JSON.parse(harmless('Ruzie en [mijn link](tel:112).').json));
	});

	test('a null is told and shows as a lost character', () => {
		const { codes, json } = harmless('Ru\u0000zie.');
		expect(codes).toContain('onzichtbaar-teken');
		expect(json).toContain('Ru\ufffdzie.');
	});

	test.each(['👩‍🏫', '👨‍👩‍👧', '🏳️‍🌈', '👍🏽', 'é', 'ﬁ', '–', '“”'])(
		'%s is an ordinary character',
		(character) => {
			expect(harmless(`Hoi ${character}.`).codes).toEqual([]);
		}
	);
});

describe('size and depth end in a message within a second or two', () => {
	test.each<[string, string]>([
		['a list 500 deep', Array.from({ length: 500 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
		['a list deep on one line', '- '.repeat(500)],
		['quotes deep', `${'> '.repeat(500)}a`],
		['500 nested blocks', ':::extra\n'.repeat(500)],
		['500 unclosed blocks', ':::tip\nA.\n'.repeat(500)],
		['a very long line', 'a'.repeat(99_000)],
		['50,000 brackets', '['.repeat(50_000)],
		['50,000 stars', '*a '.repeat(30_000)],
		[
			'backticks of every length',
			Array.from({ length: 400 }, (_, i) => '`'.repeat(i + 1)).join(' ')
		],
		['one paragraph of 49,000 lines', `- ${'a\n'.repeat(49_000)}`],
		['too long', 'a '.repeat(60_000)],
		['many settings', `:::open{${'a='.repeat(20_000)}}\nA?\n:::`],
		['an endless title', `:::tip[${'['.repeat(50_000)}\nA.\n:::`]
	])('%s', (_, body) => {
		const start = performance.now();
		compileBody(body);
		expect(performance.now() - start).toBeLessThan(5000);
	});
});
