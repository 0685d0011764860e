import * as v from 'valibot';
import { LineCounter, parseDocument } from 'yaml';
import { InvalidInput } from './invalid.ts';

type Schema<T> = v.GenericSchema<unknown, T>;

/** A file with one JSON value. Throws InvalidInput with the line on which it goes wrong. */
export function readJson<T>(file: string, text: string, schema: Schema<T>): T {
	const result = v.safeParse(schema, parsed(file, text, 1));
	if (result.success) return result.output;
	const [issue] = result.issues;
	const path = issue.path?.map(({ key }) => key) ?? [];
	throw new InvalidInput(file, lineOf(text, path), problemOf(issue));
}

/** A file with one JSON value per line; empty lines are nothing. Throws InvalidInput. */
export function readLines<T>(
	file: string,
	text: string,
	schema: Schema<T>
): { value: T; line: number }[] {
	return text.split('\n').flatMap((row, i) => {
		if (row.trim() === '') return [];
		const result = v.safeParse(schema, parsed(file, row, i + 1));
		if (result.success) return [{ value: result.output, line: i + 1 }];
		throw new InvalidInput(file, i + 1, problemOf(result.issues[0]));
	});
}

function parsed(file: string, text: string, line: number): unknown {
	try {
		return JSON.parse(text);
	} catch (error) {
		const place = /position (\d+)/.exec((error as Error).message)?.[1];
		const before = place === undefined ? text.trimEnd() : text.slice(0, Number(place));
		throw new InvalidInput(file, line + before.split('\n').length - 1, 'this is no JSON');
	}
}

/** The line of a value in JSON text, or of the nearest value around it that is there. */
function lineOf(text: string, path: unknown[]): number {
	const counter = new LineCounter();
	const document = parseDocument(text, { lineCounter: counter });
	for (let depth = path.length; depth >= 0; depth--) {
		const node: unknown = document.getIn(path.slice(0, depth), true);
		const range = node && typeof node === 'object' && 'range' in node ? node.range : null;
		if (Array.isArray(range)) return counter.linePos(Number(range[0])).line;
	}
	return 1;
}

function problemOf(issue: v.BaseIssue<unknown>): string {
	const path = v.getDotPath(issue);
	return path === null ? issue.message : `${path}: ${issue.message}`;
}
