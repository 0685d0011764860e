/** The id of an exercise on its page; its result is `…-result`. */
export function anchorOf(exerciseId: string): string {
	return `ex-${exerciseId}`;
}
