import { refuse, XapiProblem } from '../problem.ts';
import type { Answer } from './types.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** @throws XapiProblem 400 when it is no JSON */
export function readJson(content: string | Buffer, at: string): unknown {
	try {
		const text = typeof content === 'string' ? content : utf8.decode(content);
		return JSON.parse(text) as unknown;
	} catch {
		return refuse(at, 'cannot be read as JSON in UTF-8');
	}
}

export function json(value: unknown, headers: Record<string, string> = {}): Answer {
	return {
		status: 200,
		headers: { 'Content-Type': 'application/json', ...headers },
		body: typeof value === 'string' ? value : JSON.stringify(value)
	};
}

export const noContent: Answer = { status: 204 };

/** A refusal as its sender reads it. */
export function problemAnswer({ status, message, headers }: XapiProblem): Answer {
	return {
		status,
		headers: { 'Content-Type': 'application/json', ...headers },
		body: JSON.stringify({ message })
	};
}
