/** What somebody has already: one module, or (null) the whole course. */
export type Held = { moduleId: string | null };

/**
 * Whether giving this as well would put the same module on somebody's list twice.
 * @param opensByWorker the module stays closed in the whole course until a worker gives it by itself
 */
export function overlaps(
	held: readonly Held[],
	moduleId: string | null,
	opensByWorker: boolean
): boolean {
	if (moduleId === null) return held.length > 0;
	return held.some((one) => one.moduleId === moduleId || (one.moduleId === null && !opensByWorker));
}
