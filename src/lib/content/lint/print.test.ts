import { expect, test } from 'vitest';
import { compilePage } from '../compile-page.ts';
import { printMessage, printTotals } from './print.ts';

const text = '---\ntitel: Ruzie\n---\n\nTekst.\n\n:::meerkeuz{#eerste-stap}\nWat?\n:::\n';
const path = 'content/stevig-staan/02-ruzie/02-het-stoplicht.md';

test('a message shows its place, its text, and the line with the range underlined', () => {
	const { messages } = compilePage(text, path);
	const [message] = messages;
	if (message === undefined) throw new Error('no message');
	expect(printMessage(message, text)).toBe(
		[
			`${path}:7:4  fout  [onbekend-blok]`,
			'Onbekend blok ":::meerkeuz". Bedoel je ":::meerkeuze"?',
			'    7 | :::meerkeuz{#eerste-stap}',
			'      |    ^^^^^^^^'
		].join('\n')
	);
	expect(printTotals(messages, 1)).toBe('1 bestand nagekeken: 1 fout, 0 keer let-op.');
});
