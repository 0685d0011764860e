import type { Overrule } from '#lib/content/publish/reconcile.ts';

/**
 * Reads `exercise option` pairs, answers that the publisher calls new, and `exercise option old`, answers that are the old
 * one said otherwise. What is neither means nothing.
 */
export function overruleIn(fresh: string[], same: string[]): Overrule {
	const overrule: Overrule = new Map();
	const read = (written: string, withOld: boolean) => {
		const [exercise = '', option = '', old = ''] = written.split(' ');
		if (exercise === '' || option === '' || (withOld && old === '')) return;
		const own = overrule.get(exercise) ?? new Map<string, string | null>();
		overrule.set(exercise, own.set(option, withOld ? old : null));
	};
	for (const written of fresh.slice(0, 1_000)) read(written, false);
	for (const written of same.slice(0, 1_000)) read(written, true);
	return overrule;
}
