import type { Exercise, ShownBlock, Text } from '#lib/content/types.ts';
import type { Filled } from '#lib/worksheet.ts';

/** What the drawing of every type of exercise gets. */
export type PaperProps<One> = {
	exercise: One;
	/** What a participant answered; null on a sheet that is still to be filled in. */
	filled: Filled | null;
};

/** A film or recording: on paper its written version stands in for it. */
type Played = { kind: 'video' | 'audio'; title?: string; transcript: Text[] };

/** The written version of a block that only a screen can play; null for every other block. */
export function playedOf(block: ShownBlock | Played): Played | null {
	return 'transcript' in block ? block : null;
}

/** A line is 8 mm: from this many on, a question may go over to the next page. */
const LONG = 18;

/** Too tall to keep on one page with certainty. */
export function isLong(exercise: Exercise): boolean {
	return exercise.type === 'open' && exercise.lines > LONG;
}
