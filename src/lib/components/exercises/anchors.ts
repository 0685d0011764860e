/** Where the answer stands on its way: nothing to say, under way, saved, or waiting for the network. */
export type Saving = '' | 'saving' | 'saved' | 'waiting';

/** The id of an exercise on its page; its result is `…-result`. */
export function anchorOf(exerciseId: string): string {
	return `ex-${exerciseId}`;
}
