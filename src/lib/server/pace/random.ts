/** Seeded draws for projections: the same seed gives the same draws, so the same input the same bytes. */
export type Draws = {
	/** From 0 up to 1. */
	uniform: () => number;
	/** Standard normal (Box and Muller, 1958). */
	normal: () => number;
	/** Gamma with rate 1 (Marsaglia & Tsang, 2000). */
	gamma: (shape: number) => number;
};

/** A seed from a text, the same on every machine (FNV-1a). */
export function seedOf(text: string): number {
	let hash = 0x811c9dc5;
	for (const letter of text) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
	return hash >>> 0;
}

/** Draws by mulberry32. */
export function drawsFrom(seed: number): Draws {
	let state = seed >>> 0;
	const uniform = (): number => {
		state = (state + 0x6d2b79f5) >>> 0;
		let t = Math.imul(state ^ (state >>> 15), 1 | state);
		t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
		return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
	};
	const normal = (): number =>
		Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
	const gamma = (shape: number): number => {
		if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape);
		const d = shape - 1 / 3;
		const c = 1 / Math.sqrt(9 * d);
		for (;;) {
			const x = normal();
			const v = (1 + c * x) ** 3;
			if (v <= 0) continue;
			if (Math.log(1 - uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
		}
	};
	return { uniform, normal, gamma };
}
