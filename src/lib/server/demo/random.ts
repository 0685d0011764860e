/** Numbers that look like chance and are the same for the same seed. */
export type Random = {
	/** From 0 up to, not including, 1. */
	next: () => number;
	/** Standard normal. */
	normal: () => number;
	chance: (probability: number) => boolean;
	pick: <Value>(values: readonly Value[]) => Value;
};

/** mulberry32 by Tommy Ettinger, public domain: 32 bits of state, plenty for a demo. */
export function randomFrom(seed: number): Random {
	let state = seed >>> 0;
	const next = () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = state;
		t = Math.imul(t ^ (t >>> 15), t | 1);
		t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
	return {
		next,
		// Box and Muller, 1958.
		normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
		chance: (probability) => next() < probability,
		pick: (values) => {
			const value = values[Math.floor(next() * values.length)];
			if (value === undefined) throw new RangeError('Nothing to pick from');
			return value;
		}
	};
}
