import type { ShownBlock, Text } from '#lib/content/types.ts';
import type { StepPage } from '#lib/homework.ts';
import type { ProblemCode } from '../learn/problems.ts';

/** An example as a page of the guide gets it. */
export type ShownInGuide = {
	name: string;
	source: string;
	blocks: ShownBlock[];
	onPaper: ShownBlock[];
	notes: { title: string | null; body: Text[] }[];
	states: StepPage['states'];
};

/** The example that was tried just now. */
export type TriedInGuide = {
	name: string;
	states: StepPage['states'];
	tried: Record<string, unknown>;
	typed: Record<string, unknown>;
	problems: Record<string, ProblemCode>;
};
