/** Something that the person who starts Opmaat can solve; shown as two sentences, without a stack. */
export class Problem extends Error {
	readonly remedy: string;

	constructor(cause: string, remedy: string) {
		super(cause);
		this.name = 'Problem';
		this.remedy = remedy;
	}
}

/** The text for the terminal. Anything that is not a `Problem` is a fault of ours and keeps its stack. */
export function describeProblem(error: unknown): string {
	if (error instanceof Error && 'remedy' in error) {
		return `${error.message}\n  ${String(error.remedy)}`;
	}
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
