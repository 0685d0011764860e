import type { ShownDecided, ShownHeat, ShownLanes } from '#lib/components/charts/readings-view.ts';
import type { ShownPace } from '#lib/components/charts/pace-view.ts';
import { dutchDay } from '../pace/calendar.ts';
import { percent, type Locale } from '../pace/words.ts';
import type { HeatCell, HeatMap } from './heat.ts';
import type { Lanes } from './lanes.ts';
import type { GroupPace } from './overview.ts';
import type { DecidedRow } from './participant-queries.ts';
import { shownPace } from './shown.ts';
import { whatText } from './what.ts';

/** What every reading of a group has: what was given, and everybody in the order of attention. */
export type ShownGroup = {
	what: string | null;
	given: { what: string; title: string }[];
	rows: ShownPace[];
	without: number;
	counts: GroupPace['counts'];
};

export function shownGroup(pace: GroupPace, locale: Locale, now: Date): ShownGroup {
	return {
		what: pace.what && whatText(pace.what),
		given: pace.given.map((one) => ({ what: whatText(one), title: one.title })),
		rows: pace.rows.map((row) => shownPace(row, locale, now)),
		without: pace.without,
		counts: pace.counts
	};
}

export function shownLanes(lanes: Lanes): ShownLanes {
	return {
		...lanes,
		free: lanes.free.map(({ from, to, holiday, name }) => ({ from, to, holiday, name }))
	};
}

/** @param live steps of the version that is published now */
export function shownHeat({ modules, rows }: HeatMap, live: ReadonlySet<string>): ShownHeat {
	return {
		modules: modules.map(({ moduleId, title, columns }) => ({
			...{ moduleId, title },
			columns: columns.map((column) => ({
				...column,
				live: live.has(`${moduleId} ${column.pageId}`)
			}))
		})),
		rows: rows.map(({ enrolmentId, cells }) => ({ enrolmentId, cells: cells.map(wordOf) }))
	};
}

function wordOf({ outcome, rapid, long }: HeatCell): string {
	return `${outcome}${rapid ? ' rapid' : ''}${long ? ' long' : ''}`;
}

/** Decisions with the numbers of that moment, rounded as they were shown. */
export function shownLog(log: readonly DecidedRow[]): ShownDecided[] {
	return log.map(({ suggestion, decision, detail, rule, model, evidence, at, by }) => ({
		...{ suggestion: suggestion as ShownDecided['suggestion'], decision, detail, by },
		...{ rule: rule as ShownDecided['rule'], model, on: dutchDay(at) },
		n: evidence.effortful ?? 0,
		share: evidence.accuracy == null ? null : percent(evidence.accuracy),
		index: evidence.paceIndex == null ? null : Math.round(evidence.paceIndex)
	}));
}
