/** What a draft may hold. `content-format.md` gives the bounds of what can be published; a draft may be a little past them. */
export const DRAFT_LIMITS = {
	files: 2_000,
	/** Bytes of pictures together. */
	mediaBytes: 200 * 1024 * 1024,
	/** Characters of one text. The linter complains from 100,000; nobody loses what they typed before that. */
	textLength: 200_000,
	/** Characters of all texts together: ten times the largest course that is shipped with Opmaat. */
	textsLength: 5_000_000,
	/** Characters of a title. */
	title: 120
} as const;
