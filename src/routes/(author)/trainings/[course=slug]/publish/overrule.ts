import type { Overrule } from '#lib/content/publish/reconcile.ts';

/** Reads `exercise option` pairs: answers that the publisher calls new. What is not such a pair means nothing. */
export function overruleIn(pairs: string[]): Overrule {
	const overrule: Overrule = new Map();
	for (const pair of pairs.slice(0, 1_000)) {
		const [exercise = '', option = ''] = pair.split(' ');
		if (exercise === '' || option === '') continue;
		const own = overrule.get(exercise) ?? new Map<string, string | null>();
		overrule.set(exercise, own.set(option, null));
	}
	return overrule;
}
