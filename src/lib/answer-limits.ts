/** The longest open answer. In a file of its own, so that a page carries the number and not the checks. */
export const MOST_CHARACTERS = 4_000;
