/** An answer as it was stored, as far as the state of its exercise follows from it. */
export type StoredAnswer = {
	id: string;
	attempt: number;
	success: boolean | null;
};

export type Standing = {
	attempts: number;
	done: boolean;
	/** The last answer that counted. */
	answerId: string | null;
	/** All answers that counted. */
	counted: string[];
	/** Attempts that no sequence of answers can have led to. */
	problems: string[];
};

/** How an exercise stands after these answers; a limit of null means that it can be answered for ever. */
export function standingOf(answers: readonly StoredAnswer[], limit: number | null): Standing {
	const standing: Standing = {
		attempts: 0,
		done: false,
		answerId: null,
		counted: [],
		problems: []
	};
	for (const { id, attempt, success } of answers.toSorted((a, b) => a.attempt - b.attempt)) {
		if (attempt !== standing.attempts + 1) {
			standing.problems.push(`attempt ${attempt} after attempt ${standing.attempts}`);
		}
		// Practice after the end is kept and changes nothing.
		if (standing.done && limit !== null) continue;
		standing.attempts += 1;
		standing.done = limit === null || success === true || standing.attempts >= limit;
		standing.answerId = id;
		standing.counted.push(id);
	}
	return standing;
}
