import type { Severity } from '../../types.ts';

/** A code of the linter: how serious it is, and what the author reads. A code keeps its meaning for ever. */
export interface Code<P> {
	severity: Severity;
	text: (values: P) => string;
}

/** A code that blocks publishing. */
export function mistake<P>(text: (values: P) => string): Code<P> {
	return { severity: 'fout', text };
}

/** A code that never blocks publishing. */
export function notice<P>(text: (values: P) => string): Code<P> {
	return { severity: 'let-op', text };
}

/** ` Bedoel je "titel"?`, or what to do where there is no suggestion. */
export function meant(suggestion: string | undefined, otherwise = ''): string {
	if (suggestion !== undefined) return ` Bedoel je "${suggestion}"?`;
	return otherwise === '' ? '' : ` ${otherwise}`;
}
