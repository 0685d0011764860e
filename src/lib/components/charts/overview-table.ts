import type { Cell } from '#lib/csv.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ShownPace } from './pace-view.ts';
import { dealtWithWords, proposalWord, STATES } from './words.ts';

type Column = { head: string; width: number; of: (pace: ShownPace) => Cell };

/** In the order of the page, with what it draws as figures. */
function columns(): Column[] {
	return [
		{ head: m.export_name(), width: 18, of: ({ name }) => name },
		{ head: m.export_state(), width: 14, of: ({ state }) => STATES[state].word() },
		{ head: m.export_done(), width: 12, of: ({ done }) => done },
		{ head: m.export_total(), width: 12, of: ({ total }) => total },
		{ head: m.export_percent(), width: 12, of: ({ percent }) => percent },
		{ head: m.export_minutes(), width: 14, of: ({ minutes }) => minutes },
		{ head: m.export_days_ago(), width: 12, of: ({ daysAgo }) => daysAgo },
		{ head: m.export_counted(), width: 14, of: ({ n }) => n },
		{ head: m.export_share(), width: 14, of: ({ share }) => share?.[0] ?? null },
		{ head: m.export_share_low(), width: 14, of: ({ share }) => share?.[1] ?? null },
		{ head: m.export_share_high(), width: 14, of: ({ share }) => share?.[2] ?? null },
		{ head: m.export_index(), width: 14, of: ({ index }) => index?.[0] ?? null },
		{ head: m.export_index_low(), width: 10, of: ({ index }) => index?.[1] ?? null },
		{ head: m.export_index_high(), width: 10, of: ({ index }) => index?.[2] ?? null },
		{
			head: m.export_days28(),
			width: 14,
			of: ({ activity }) => activity.reduce((sum, items) => sum + items, 0)
		},
		{
			head: m.export_suggestion(),
			width: 16,
			of: ({ suggestion, rule }) => proposalWord(suggestion, rule)
		},
		{ head: m.export_sure(), width: 14, of: ({ sure }) => sure },
		{
			head: m.export_decision(),
			width: 24,
			of: (pace) => dealtWithWords(pace, { reason: true })
		},
		{ head: m.export_reason(), width: 70, of: ({ reason }) => reason }
	];
}

/** The overview of a group as rows of a spreadsheet: the figures of the page. The first row names the columns. */
export function overviewTable(rows: readonly ShownPace[]): { rows: Cell[][]; widths: number[] } {
	const all = columns();
	return {
		rows: [all.map(({ head }) => head), ...rows.map((row) => all.map(({ of }) => of(row)))],
		widths: all.map(({ width }) => width)
	};
}

/** What a reader of the file has to know about the figures. */
export function overviewNotes(about: { group: string; title: string; on: string }): Cell[][] {
	return [
		[m.export_group(), about.group],
		[m.export_training(), about.title],
		[m.export_made_on(), about.on],
		[m.pace_order()],
		[m.pace_legend_band()],
		[m.pace_fair()],
		[m.pace_compared()],
		[m.pace_active_rule()]
	];
}
