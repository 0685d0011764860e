/** One look at a group every so often, shared by everybody who follows it; who follows hears that something changed. */

export type Listener = (mark: string) => void;

export type Watch = {
	/** Calls the listener with every new mark, the first as soon as it is known; returns how to stop. */
	follow: (key: string, listener: Listener) => () => void;
	/** Keys that are looked at now. */
	size: () => number;
};

type Followed = { listeners: Set<Listener>; mark: string | null; timer: NodeJS.Timeout | null };

/**
 * @param read gives a text that differs when something changed; when it fails, the next look is as usual
 * @param every in ms between two looks
 */
export function watchWith<Key extends string>(
	read: (key: Key) => Promise<string>,
	every: number
): Watch {
	const followed = new Map<string, Followed>();

	async function look(key: string, one: Followed): Promise<void> {
		const mark = await read(key as Key).catch(() => one.mark);
		if (followed.get(key) !== one) return;
		if (mark !== null && mark !== one.mark) {
			one.mark = mark;
			for (const listener of [...one.listeners]) listener(mark);
		}
		one.timer = setTimeout(() => void look(key, one), every);
		// A group that is followed keeps no process alive.
		one.timer.unref();
	}

	return {
		follow(key, listener) {
			const known = followed.get(key);
			const one = known ?? { listeners: new Set<Listener>(), mark: null, timer: null };
			one.listeners.add(listener);
			if (known) {
				if (known.mark !== null) listener(known.mark);
			} else {
				followed.set(key, one);
				void look(key, one);
			}
			return () => {
				one.listeners.delete(listener);
				if (one.listeners.size > 0 || followed.get(key) !== one) return;
				if (one.timer) clearTimeout(one.timer);
				followed.delete(key);
			};
		},
		size: () => followed.size
	};
}
