/**
 * One work at a time per key, and at most one that waits. Who comes while one waits gets the outcome of that one: it begins
 * after they came, so it finds what they just saved.
 */
export function oneWaiting<Value>() {
	type Line = { running: Promise<Value>; waiting: Promise<Value> | null };
	const lines = new Map<string, Line>();

	function begin(key: string, work: () => Promise<Value>): Promise<Value> {
		const line: Line = { running: work(), waiting: null };
		lines.set(key, line);
		const ended = () => {
			if (!line.waiting) lines.delete(key);
		};
		line.running.then(ended, ended);
		return line.running;
	}

	return function join(key: string, work: () => Promise<Value>): Promise<Value> {
		const line = lines.get(key);
		if (!line) return begin(key, work);
		const next = () => begin(key, work);
		return (line.waiting ??= line.running.then(next, next));
	};
}
