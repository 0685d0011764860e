import { splitQuestion } from '#lib/components/blocks/words.ts';
import type { AnswerKey, GuideNote, Level, ShownBlock } from '#lib/content/types.ts';
import type { KeyEntry, KeyNote, Mark } from '#lib/worksheet.ts';
import { solutionLines } from './solution.ts';

/** What a worker reads beside one step: the answers to the questions that are on this sheet. */
export function keyEntries(
	blocks: ShownBlock[],
	marks: Record<string, Mark>,
	keys: Record<string, AnswerKey>
): KeyEntry[] {
	return blocks.flatMap((block): KeyEntry[] => {
		if (block.kind !== 'oefening') return [];
		const { exercise } = block;
		const key = keys[exercise.id];
		const mark = marks[exercise.id];
		if (!key || !mark) return [];
		return [
			{
				...mark,
				exerciseId: exercise.id,
				question: splitQuestion(exercise.question).legend ?? [exercise.title ?? ''],
				lines: solutionLines(exercise, key),
				explanation: key.afterwards ?? null,
				sample: key.type === 'open' ? (key.sample ?? null) : null
			}
		];
	});
}

/** The notes for these levels: what only a worker reads, and what to talk about. */
export function keyNotes(notes: GuideNote[], levels: ReadonlySet<Level>): KeyNote[] {
	return notes
		.filter(({ level }) => levels.has(level))
		.map(({ kind, title, body }) => ({ kind, title: title ?? null, body }));
}
