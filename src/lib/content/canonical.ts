/**
 * JSON with one spelling per value: keys in a fixed order, no spaces, `undefined` left out, a `Map` as an object. Equal
 * values give equal texts, so their hashes can name them.
 */
export function canonicalJson(value: unknown): string {
	return JSON.stringify(ordered(value));
}

function ordered(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(ordered);
	if (value === null || typeof value !== 'object') return value;
	const entries: [string, unknown][] = value instanceof Map ? [...value] : Object.entries(value);
	const sorted = entries
		.filter(([, each]) => each !== undefined)
		.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
	return Object.fromEntries(sorted.map(([key, each]) => [key, ordered(each)]));
}
