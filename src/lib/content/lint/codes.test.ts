import { describe, expect, test } from 'vitest';
import type { Message } from '../types.ts';
import { compileBody, compileFiles, pageText } from '../testing/course.ts';
import { examples, type ExampleCode } from '../testing/examples.ts';
import { positions } from '../testing/positions.ts';
import { codes } from './codes.ts';

type Text = (typeof examples)[ExampleCode]['wrong'];

const coded = Object.keys(examples) as ExampleCode[];

test('every code has an example, here or beside a version that is live', () => {
	const versions = ['id-verdwenen', 'vroeger-onbekend', 'antwoord-gewijzigd', 'sleutel-gewijzigd'];
	expect([...coded, ...versions].sort()).toEqual(Object.keys(codes).sort());
});

/** `01-start.md 5:1-8`: file, line, column, and the column after the last character. */
function placeOf({ file, line, column, endLine, endColumn }: Message): string {
	const end = endLine === line ? `${endColumn}` : `${endLine}:${endColumn}`;
	return `${file} ${line}:${column}-${end}`;
}

function messagesOf(text: Text): Message[] {
	return typeof text === 'string'
		? compileBody(text).messages
		: compileFiles(text, { today: '2026-01-01' }).messages;
}

describe.each(coded)('%s', (code) => {
	const example = examples[code];

	test('is given for the wrong example, with its own severity and Dutch text', () => {
		const found = messagesOf(example.wrong).filter((message) => message.code === code);
		expect(found.length).toBeGreaterThan(0);
		for (const message of found) {
			expect(message.severity).toBe(codes[code].severity);
			expect(message.text).toMatch(/^["`A-Z0-9]/);
			expect(message.text).toMatch(/[.?)`:]$/);
			expect(message.text).not.toMatch(/undefined|NaN|parser|token|YAML|ongeldig/i);
		}
	});

	test('points at the place', () => {
		const found = messagesOf(example.wrong).filter((message) => message.code === code);
		const [first] = found;
		expect(first && placeOf(first)).toBe(positions[code]);
	});

	test('is not given for the right example', () => {
		expect(messagesOf(example.right).filter((message) => message.code === code)).toEqual([]);
	});
});

const underlined = coded.filter((code) => examples[code].at !== undefined);

test.each(underlined)('%s underlines what it is about', (code) => {
	const { wrong, at } = examples[code];
	const message = messagesOf(wrong).find((each) => each.code === code);
	const text = typeof wrong === 'string' ? pageText(wrong) : String(wrong[message?.file ?? '']);
	const line = text.split('\n')[(message?.line ?? 0) - 1] ?? '';
	expect(line.slice((message?.column ?? 0) - 1, (message?.endColumn ?? 0) - 1)).toBe(at);
});

test('right examples of pages have no fout at all', () => {
	for (const [code, { right }] of Object.entries(examples)) {
		if (typeof right !== 'string') continue;
		const mistakes = compileBody(right).messages.filter(({ severity }) => severity === 'fout');
		expect(mistakes, code).toEqual([]);
	}
});

test('an unclosed block does not drag other messages along', () => {
	const { messages, page } = compileBody(
		`:::open{#a}\nVraag?\n\n:::tip\nA.\n:::\n\n:::meerkeuze{#b}\nWat?\n\n- [x] Ja\n  > A.\n- [ ] Nee\n:::`
	);
	expect(messages.map(({ code, line }) => [code, line])).toEqual([['blok-niet-gesloten', 5]]);
	expect(page.blocks.map(({ kind }) => kind)).toEqual(['oefening', 'tip', 'oefening']);
});
