import type { RecordsFound } from './check-records.ts';
import type { SoftwareFound } from './check-software.ts';
import type { Kill, Victim } from './kills.ts';
import { outageOf, type Ledger, type Sent } from './ledger.ts';

export type Report = {
	kills: KillRow[];
	acknowledged: { answers: number; steps: number; statements: number };
	/** Statements that came at the receiver they are passed on to, and kills of what passes them on. */
	forwarded: { statements: number; kills: number; outOfOrder: number };
	retried: number;
	unanswered: number;
	lost: number;
	doubled: number;
	foreign: number;
	invented: number;
	torn: number;
	statesChecked: number;
	statesWrong: number;
	orphans: number;
	/** Server errors other than 503. */
	serverErrors: number;
	longestOutageMs: number;
	slowestRequestMs: number;
	requests: Record<string, number>;
	problems: string[];
};

type KillRow = {
	victim: Victim;
	kills: number;
	longestReadyMs: number;
	longestOutageMs: number;
	longestGoneMs: number | null;
};

export type Findings = {
	kills: Kill[];
	ledger: Ledger;
	/** The same of other software, which sends statements with a key. */
	softwareLedger: Ledger;
	records: RecordsFound;
	software: SoftwareFound;
	states: { checked: number; wrong: string[][] };
	/** What happened besides. */
	problems: string[];
};

const MOST_EXAMPLES = 10;

/** Adds up what was found; every entry in `problems` is a reason to fail. */
export function reportOf(findings: Findings): Report {
	const { kills, ledger, softwareLedger, records, software, states, problems } = findings;
	const { answers, statements, torn } = records;
	const { readBack, forwarded } = software;
	const ledgers = [ledger, softwareLedger];
	const count = (kind: 'lost' | 'doubled' | 'foreign' | 'invented') =>
		new Set([answers, statements, readBack, forwarded].flatMap((found) => found[kind])).size;
	const facts = ledgers.flatMap(({ acknowledged }) => [...acknowledged.values()]);
	const counted = (kind: Sent['kind']) => facts.filter((fact) => fact.kind === kind).length;
	const outcomes = addedUp(ledgers.map((one) => one.outcomes));
	const offences = addedUp(ledgers.map((one) => one.offences));
	const found = {
		...{ lost: count('lost'), doubled: count('doubled'), foreign: count('foreign') },
		...{ invented: count('invented'), torn },
		...{ unanswered: ledger.open.size + softwareLedger.open.size },
		...{ statesWrong: states.wrong.length }
	};
	const orphans = kills.filter(({ problem }) => problem?.startsWith('orphans')).length;
	const errors = [...outcomes].filter(([outcome]) => /^5(?!03)\d\d$/.test(outcome));
	return {
		kills: rowsOf(kills, ledger),
		acknowledged: {
			answers: counted('answer'),
			steps: counted('leave'),
			statements: counted('statement')
		},
		forwarded: {
			statements: software.arrived,
			kills: software.kills,
			outOfOrder: software.outOfOrder
		},
		retried: ledger.retried.size + softwareLedger.retried.size,
		...found,
		statesChecked: states.checked,
		orphans,
		serverErrors: errors.reduce((sum, [, times]) => sum + times, 0),
		longestOutageMs: Math.max(
			0,
			...kills.map(({ at, readyAt }) => Math.round(outageOf(ledger, at, readyAt)))
		),
		slowestRequestMs: Math.round(Math.max(ledger.slowestMs, softwareLedger.slowestMs)),
		requests: Object.fromEntries([...outcomes].toSorted()),
		problems: [
			...kills.flatMap(({ victim, problem }) => (problem ? [`${victim}: ${problem}`] : [])),
			...Object.entries(found).flatMap(([name, n]) => (n > 0 ? [`${name}: ${n}`] : [])),
			...(software.outOfOrder > 0 ? [`forwarded out of order: ${software.outOfOrder}`] : []),
			...[...offences].map(([offence, times]) => `${offence}: ${times} times`),
			...states.wrong.flat().slice(0, MOST_EXAMPLES),
			...problems
		]
	};
}

function rowsOf(kills: Kill[], ledger: Ledger): KillRow[] {
	const most = (values: number[]) => Math.round(Math.max(0, ...values));
	return [...Map.groupBy(kills, ({ victim }) => victim)].map(([victim, rows]) => {
		const gone = rows.flatMap(({ goneMs }) => goneMs ?? []);
		return {
			victim,
			kills: rows.length,
			longestReadyMs: most(rows.map(({ readyMs }) => readyMs)),
			longestOutageMs: most(rows.map(({ at, readyAt }) => outageOf(ledger, at, readyAt))),
			longestGoneMs: gone.length === 0 ? null : most(gone)
		};
	});
}

function addedUp(tables: Map<string, number>[]): Map<string, number> {
	const sums = new Map<string, number>();
	for (const [name, times] of tables.flatMap((table) => [...table])) {
		sums.set(name, (sums.get(name) ?? 0) + times);
	}
	return sums;
}

/** The report as people read it. */
export function linesOf(report: Report): string[] {
	const row = (...cells: (string | number)[]) =>
		cells
			.map((cell, at) => (at === 0 ? String(cell).padEnd(26) : String(cell).padStart(14)))
			.join('');
	const ms = (value: number | null) => (value === null ? '–' : `${value} ms`);
	return [
		row('killed', 'times', 'ready after', 'no answer for', 'gone after'),
		...report.kills.map(({ victim, kills, longestReadyMs, longestOutageMs, longestGoneMs }) =>
			row(victim, kills, ms(longestReadyMs), ms(longestOutageMs), ms(longestGoneMs))
		),
		'',
		row('acknowledged answers', report.acknowledged.answers),
		row('acknowledged steps', report.acknowledged.steps),
		row('acknowledged statements', report.acknowledged.statements),
		row('forwarded', report.forwarded.statements),
		row('forwarding killed', report.forwarded.kills),
		row('forwarded out of order', report.forwarded.outOfOrder),
		row('sent more than once', report.retried),
		row('never acknowledged', report.unanswered),
		row('lost', report.lost),
		row('doubled', report.doubled),
		row('foreign', report.foreign + report.invented),
		row('torn', report.torn),
		row('states wrong', `${report.statesWrong} of ${report.statesChecked}`),
		row('orphans', report.orphans),
		row('5xx other than 503', report.serverErrors),
		row('longest outage', ms(report.longestOutageMs)),
		row('slowest request', ms(report.slowestRequestMs)),
		row(
			'requests',
			Object.values(report.requests).reduce((sum, times) => sum + times, 0)
		),
		'',
		...report.problems.map((problem) => `✗ ${problem}`),
		report.problems.length === 0 ? 'In order.' : `${report.problems.length} problems.`
	];
}
