import { InvalidInput } from './invalid.ts';
import type { ContractStatement } from './schemas.ts';
import type { ContractEvent } from './types.ts';

const VERBS = {
	initialized: 'http://adlnet.gov/expapi/verbs/initialized',
	answered: 'http://adlnet.gov/expapi/verbs/answered'
};

/**
 * Statements as answers. The first attempt begins when the exercise was opened, a further one at the answer before it.
 * Statements with other verbs say nothing here. Throws InvalidInput for an answer without attempt or success.
 *
 * @param start moment of the start of the assignment, ms
 */
export function eventsIn(
	file: string,
	statements: readonly { value: ContractStatement; line: number }[],
	start: number
): { value: ContractEvent; line: number }[] {
	const opened = new Map<string, number>();
	const answers: { statement: ContractStatement; at: number; line: number }[] = [];
	for (const { value: statement, line } of statements) {
		const at = (Date.parse(statement.timestamp) - start) / 1000;
		if (statement.verb.id === VERBS.answered) answers.push({ statement, at, line });
		if (statement.verb.id !== VERBS.initialized) continue;
		const key = keyOf(statement);
		opened.set(key, Math.min(at, opened.get(key) ?? Infinity));
	}
	answers.sort((a, b) => a.at - b.at);
	const before = new Map<string, number>();
	return answers.map(({ statement, at, line }) => {
		const key = keyOf(statement);
		const attempt = attemptOf(statement);
		const correct = statement.result?.success;
		if (attempt === null) throw new InvalidInput(file, line, 'an answer without its attempt');
		if (correct === undefined) throw new InvalidInput(file, line, 'an answer without success');
		const started = before.get(key) ?? opened.get(key) ?? at;
		before.set(key, at);
		const value = {
			actor: statement.actor.account.name,
			item: itemOf(statement),
			...{ attempt, started, answered: at, correct },
			activeS: secondsOf(statement.result?.duration)
		};
		return { value, line };
	});
}

function keyOf(statement: ContractStatement): string {
	return `${statement.actor.account.name} ${itemOf(statement)}`;
}

/** The last segment of the activity's address. */
function itemOf({ object }: ContractStatement): string {
	const [path = ''] = object.id.split(/[?#]/);
	const last = path.split('/').findLast((part) => part !== '') ?? path;
	try {
		return decodeURIComponent(last);
	} catch {
		return last;
	}
}

function attemptOf({ result }: ContractStatement): number | null {
	const [, value] =
		Object.entries(result?.extensions ?? {}).find(([key]) => key.endsWith('/ext/attempt')) ?? [];
	return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : null;
}

const DURATION =
	/^P(?:(\d+(?:\.\d+)?)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/;

/** Seconds of an ISO 8601 duration without months or years; null when absent or malformed. */
export function secondsOf(duration: string | undefined): number | null {
	const parts = duration === undefined ? null : DURATION.exec(duration);
	if (!parts || parts.slice(1).every((part) => part === undefined)) return null;
	const [days, hours, minutes, seconds] = parts.slice(1).map((part) => Number(part ?? 0));
	return 86_400 * (days ?? 0) + 3600 * (hours ?? 0) + 60 * (minutes ?? 0) + (seconds ?? 0);
}
