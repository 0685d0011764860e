import type { Message } from '../types.ts';
import { Source } from '../parse/source.ts';

/**
 * A message as people read it: place, severity and code, the text, and the line with the range underlined.
 *
 * @param text the file the message is about, or undefined when there is nothing to show of it.
 */
export function printMessage(message: Message, text: string | undefined): string {
	const head = `${message.file}:${message.line}:${message.column}  ${message.severity}  [${message.code}]`;
	const lines = [head, message.text];
	if (text !== undefined && text !== '') lines.push(...printRange(message, new Source('', text)));
	return lines.join('\n');
}

function printRange(message: Message, source: Source): string[] {
	const line = source.slice(source.line(message.line)).replace(/\t/g, ' ');
	if (line.trim() === '') return [];
	const number = String(message.line).padStart(5);
	const shown = line.length > 200 ? `${line.slice(0, 199)}…` : line;
	const end = message.endLine === message.line ? message.endColumn : line.length + 1;
	const length = Math.min(Math.max(1, end - message.column), 200);
	const mark = ' '.repeat(Math.min(message.column - 1, 200)) + '^'.repeat(length);
	return [`${number} | ${shown}`, `${' '.repeat(5)} | ${mark}`];
}

/** How many of each severity. */
export function countMessages(messages: Message[]): { fout: number; 'let-op': number } {
	const fout = messages.filter(({ severity }) => severity === 'fout').length;
	return { fout, 'let-op': messages.length - fout };
}

/** One closing line. */
export function printTotals(messages: Message[], files: number): string {
	const count = countMessages(messages);
	const read = files === 1 ? '1 bestand' : `${files} bestanden`;
	const mistakes = count.fout === 1 ? '1 fout' : `${count.fout} fouten`;
	return `${read} nagekeken: ${mistakes}, ${count['let-op']} keer let-op.`;
}
