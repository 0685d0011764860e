/** Something that the person who starts Opmaat can solve; shown as a cause and a remedy, without a stack. */
export class Problem extends Error {
	/**
	 * @param {string} cause
	 * @param {string} remedy
	 */
	constructor(cause, remedy) {
		super(cause);
		this.name = 'Problem';
		this.remedy = remedy;
	}
}

/**
 * The text for the terminal. What has no remedy is a fault of ours and keeps its stack.
 * @param {unknown} error
 * @returns {string}
 */
export function describeProblem(error) {
	if (!(error instanceof Error)) return String(error);
	// A flag that a command does not know.
	if ('code' in error && String(error.code).startsWith('ERR_PARSE_ARGS')) return error.message;
	if ('remedy' in error) return `${error.message}\n  ${String(error.remedy)}`;
	return error.stack ?? error.message;
}
