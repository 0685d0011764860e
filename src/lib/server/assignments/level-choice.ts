import type { ExtraLevel } from './levels-added.ts';

/** What a worker chooses for somebody in one module: levels add to the basis. */
export const LEVEL_CHOICES = ['basis', 'extra', 'verdieping', 'beide'] as const;
export type LevelChoice = (typeof LEVEL_CHOICES)[number];

const LEVELS: Record<LevelChoice, readonly ExtraLevel[]> = {
	basis: [],
	extra: ['extra'],
	verdieping: ['verdieping'],
	beide: ['extra', 'verdieping']
};

/** The levels besides the basis that belong to a choice. */
export function levelsOfChoice(choice: LevelChoice): readonly ExtraLevel[] {
	return LEVELS[choice];
}

/** The choice that somebody has now. */
export function choiceOf(has: readonly ExtraLevel[]): LevelChoice {
	const extra = has.includes('extra');
	if (has.includes('verdieping')) return extra ? 'beide' : 'verdieping';
	return extra ? 'extra' : 'basis';
}

/** What has to be given and taken back to come from one choice to another. */
export function differenceOf(from: LevelChoice, to: LevelChoice) {
	const before = levelsOfChoice(from);
	const after = levelsOfChoice(to);
	return {
		give: after.filter((level) => !before.includes(level)),
		takeBack: before.filter((level) => !after.includes(level))
	};
}
