import type { Site } from './site.ts';

/** An invented site as the files of the contract, by name. */
export function filesOf(site: Site, start = '2026-09-07T00:00:00Z'): Map<string, string> {
	const { dueDay, horizonDay, items, calendar, pupils } = site.assignment;
	const lines = (rows: readonly object[]): string =>
		`${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;
	return new Map([
		[
			'items.json',
			JSON.stringify(
				site.items.map(({ authorSeconds, ...item }) => ({
					...item,
					author_seconds: authorSeconds
				})),
				null,
				'\t'
			)
		],
		[
			'assignment.json',
			JSON.stringify({
				...{ start, due_day: dueDay, horizon_day: horizonDay, items, max_attempts: 3 },
				calendar: {
					holiday_days: calendar.holidayDays,
					weekday_weight: calendar.weekdayWeight,
					holiday_weight: calendar.holidayWeight
				},
				pupils: pupils.map(({ extraReadingTime, ...pupil }) => ({
					...pupil,
					extra_reading_time: extraReadingTime
				}))
			})
		],
		[
			'events.jsonl',
			lines(site.events.map(({ activeS, ...event }) => ({ ...event, active_s: activeS })))
		],
		['xapi.jsonl', lines(statementsOf(site, Date.parse(start)))]
	]);
}

function statementsOf(site: Site, start: number): object[] {
	const at = (seconds: number): string => new Date(start + seconds * 1000).toISOString();
	return site.events.flatMap(({ actor, item, attempt, started, answered, activeS, correct }) => {
		const about = {
			actor: { account: { homePage: 'https://opmaat.example', name: actor } },
			object: { id: `https://opmaat.example/activities/${item}` }
		};
		const verb = (name: string) => ({ verb: { id: `http://adlnet.gov/expapi/verbs/${name}` } });
		const answer = {
			...{ ...about, ...verb('answered'), timestamp: at(answered) },
			result: {
				success: correct,
				...(activeS !== null && { duration: `PT${activeS}S` }),
				extensions: { 'https://opmaat.example/xapi/ext/attempt': attempt }
			}
		};
		const open = { ...about, ...verb('initialized'), timestamp: at(started) };
		return attempt === 1 ? [open, answer] : [answer];
	});
}
