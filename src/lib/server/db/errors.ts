/** The SQLSTATE or system code of an error; drizzle wraps the driver's error in `cause`. */
export function codeOf(error: unknown): string | undefined {
	for (let at: unknown = error, depth = 0; at && depth < 4; depth++) {
		const { code, cause } = at as { code?: unknown; cause?: unknown };
		if (typeof code === 'string') return code;
		at = cause;
	}
}

/** What the driver says about a connection that is lost or never came about; it gives these no code. */
const CONNECTION_LOST =
	/^Connection terminated|is not queryable$|^timeout (expired|exceeded when trying to connect)/;

/** Waited too long for a lock or for an answer: somebody else was busy with the same, or everybody is. */
const TOO_BUSY = ['55P03', '57014'];

/** The database is away, full, too busy or going down: the same request may well succeed later. */
export function isUnavailable(error: unknown): boolean {
	const code = codeOf(error) ?? '';
	if (TOO_BUSY.includes(code) || isRetryable(error)) return true;
	if (/^(08|53|57P)/.test(code) || /^E(CONN|PIPE|TIMEDOUT|NOENT)/.test(code)) return true;
	return CONNECTION_LOST.test(messageOf(error));
}

/** The driver's own words. Those that drizzle puts around them quote the query and what people wrote. */
function messageOf(error: unknown): string {
	let at = error;
	for (let depth = 0; at instanceof Error && at.cause instanceof Error && depth < 4; depth++) {
		at = at.cause;
	}
	return at instanceof Error ? at.message : '';
}

/** Two transactions were in each other's way: running the work once more is the remedy. */
export function isRetryable(error: unknown): boolean {
	return ['40P01', '40001'].includes(codeOf(error) ?? '');
}

/** A value that no column can hold, such as a text with a NUL in it (SQLSTATE class 22, data exception). */
export function isUnstorable(error: unknown): boolean {
	return /^22/.test(codeOf(error) ?? '');
}

export function isUniqueViolation(error: unknown): boolean {
	return codeOf(error) === '23505';
}

/** A row names another one that is not there, or not any more. */
export function isReferenceMissing(error: unknown): boolean {
	return codeOf(error) === '23503';
}
