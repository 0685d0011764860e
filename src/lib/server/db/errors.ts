/** The SQLSTATE or system code of an error; drizzle wraps the driver's error in `cause`. */
export function codeOf(error: unknown): string | undefined {
	for (let at: unknown = error, depth = 0; at && depth < 4; depth++) {
		const { code, cause } = at as { code?: unknown; cause?: unknown };
		if (typeof code === 'string') return code;
		at = cause;
	}
}

/** The database is away, full or going down: the same request may well succeed later. */
export function isUnavailable(error: unknown): boolean {
	const code = codeOf(error) ?? '';
	if (/^(08|53|57P)/.test(code) || /^E(CONN|PIPE|TIMEDOUT|NOENT)/.test(code)) return true;
	const message = error instanceof Error ? error.message : '';
	return /Connection terminated|timeout exceeded when trying to connect/.test(message);
}

/** Two transactions were in each other's way: running the work once more is the remedy. */
export function isRetryable(error: unknown): boolean {
	return ['40P01', '40001'].includes(codeOf(error) ?? '');
}

export function isUniqueViolation(error: unknown): boolean {
	return codeOf(error) === '23505';
}
