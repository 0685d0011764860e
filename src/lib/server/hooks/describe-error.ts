import { codeOf } from '../db/errors.ts';

/**
 * What may be logged about an error: its kind, its code and where it happened. Never its message, since drivers
 * and parsers quote what people wrote.
 */
export function describeError(error: unknown): Record<string, unknown> {
	if (!(error instanceof Error)) return { type: typeof error };
	const { constraint, table } = (error.cause ?? error) as { constraint?: string; table?: string };
	return {
		type: error.name,
		code: codeOf(error),
		constraint,
		table,
		at: framesOf(error),
		...(error.cause instanceof Error && { causedBy: framesOf(error.cause) })
	};
}

function framesOf({ stack = '', message }: Error): string[] {
	// The stack begins with the message, which may have lines of its own that look like frames.
	const after = stack.slice(stack.indexOf(message) + message.length);
	const frames = after.split('\n').filter((line) => /^ {4}at \S+.*:\d+:\d+\)?$/.test(line));
	return frames.slice(0, 12).map((line) => line.trim().slice(3));
}
