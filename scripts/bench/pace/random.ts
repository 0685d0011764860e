/** Seeded randomness for the simulator; the same seed gives the same site. */
export type Random = {
	/** From 0 up to 1. */
	uniform: () => number;
	normal: (mean?: number, spread?: number) => number;
	/** Gamma with a shape and a mean. */
	gamma: (shape: number, mean: number) => number;
	chance: (probability: number) => boolean;
};

/** Numbers by mulberry32, made normal by Box and Muller, gamma by Marsaglia and Tsang (2000). */
export function randomFrom(seed: number): Random {
	let state = (seed * 2_654_435_761) >>> 0;
	const uniform = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
	const normal = (mean = 0, spread = 1): number =>
		mean + spread * Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
	const standardGamma = (shape: number): number => {
		if (shape < 1) return standardGamma(shape + 1) * (1 - uniform()) ** (1 / shape);
		const d = shape - 1 / 3;
		for (;;) {
			const x = normal();
			const v = (1 + x / Math.sqrt(9 * d)) ** 3;
			if (v > 0 && Math.log(1 - uniform()) < x * x * 0.5 + d - d * v + d * Math.log(v))
				return d * v;
		}
	};
	return {
		uniform,
		normal,
		gamma: (shape, mean) => (standardGamma(shape) * mean) / shape,
		chance: (probability) => uniform() < probability
	};
}
