import { blockCodes } from './codes/blocks.ts';
import { exerciseCodes } from './codes/exercises.ts';
import { headCodes } from './codes/head.ts';
import { languageCodes } from './codes/language.ts';
import { mediaCodes } from './codes/media.ts';
import { versionCodes } from './codes/versions.ts';

/** Every code the linter can give, with its text for authors. */
export const codes = {
	...headCodes,
	...blockCodes,
	...exerciseCodes,
	...mediaCodes,
	...languageCodes,
	...versionCodes
};

export type CodeName = keyof typeof codes;
/** What the text of a code needs to know. */
export type CodeValues<C extends CodeName> = Parameters<(typeof codes)[C]['text']>[0];
