import { createHash } from 'node:crypto';

/** More texts than this are not named, so that queries of varying length cannot fill the server's memory. */
const MOST_NAMES = 500;

const names = new Map<string, string>();

/**
 * A name for a query's text. PostgreSQL parses and plans a named query once per connection, which for our short queries
 * is most of their cost. Undefined when there are names enough.
 */
export function statementNameOf(text: string): string | undefined {
	const known = names.get(text);
	if (known || names.size >= MOST_NAMES) return known;
	const name = `o${createHash('sha256').update(text).digest('hex').slice(0, 24)}`;
	names.set(text, name);
	return name;
}
