import type { StepPage } from '#lib/homework.ts';
import type { Asking } from '../exercises/response.ts';

/** Everything on a step that can be answered, in its order. */
export function askingsOf(step: Pick<StepPage, 'blocks' | 'states'>): Asking[] {
	const known = new Set(step.states.map(([id]) => id));
	return step.blocks.flatMap((block): Asking[] => {
		if (block.kind === 'oefening') return [block.exercise];
		if (block.kind === 'offline' && block.id && known.has(block.id)) {
			return [{ type: 'task', id: block.id }];
		}
		return [];
	});
}
