/**
 * Remembers the newest `most` values. Only for what is the same for ever under its key: published content by organisation and
 * hash, a draft by organisation and the hashes of its files. A value that could not be found is not remembered.
 */
export function remembered<Value>(most: number) {
	const values = new Map<string, Value>();
	return async function recall(
		key: string,
		find: () => Promise<Value | undefined>
	): Promise<Value | undefined> {
		const known = values.get(key);
		if (known !== undefined) {
			values.delete(key);
			values.set(key, known);
			return known;
		}
		const found = await find();
		if (found === undefined) return undefined;
		values.set(key, found);
		const [oldest] = values.keys();
		if (values.size > most && oldest !== undefined) values.delete(oldest);
		return found;
	};
}
