import type { Cell } from '#lib/csv.ts';
import type { Insight } from '#lib/insight.ts';
import { m } from '#lib/paraglide/messages.js';
import { mistakeWords, sentencesOf } from './insight-words.ts';

/** The whole of an author's insight as rows of a spreadsheet; the first row names the columns. */
export function insightTable({ rows, ratings }: Insight): Cell[][] {
	const percent = (share: number | null | undefined) =>
		share === null || share === undefined ? null : Math.round(100 * share);
	const head = [
		m.insight_column_module(),
		m.insight_column_step(),
		m.insight_column_id(),
		m.insight_column_type(),
		m.insight_column_level(),
		m.insight_column_question(),
		m.insight_column_n(),
		m.insight_column_first(),
		m.insight_column_seconds(),
		m.insight_column_expected(),
		m.insight_column_hints(),
		m.insight_column_skipped(),
		m.insight_column_mistake(),
		m.insight_column_mistake_share(),
		m.insight_column_why()
	];
	const table: Cell[][] = rows.map((row) => {
		const { measured } = row;
		return [
			row.moduleTitle,
			row.step,
			row.exerciseId,
			row.type,
			row.level,
			row.question,
			row.n || null,
			percent(measured?.firstTry),
			measured?.seconds ?? null,
			Math.round(row.expected),
			percent(measured?.hints),
			percent(measured?.skipped),
			measured?.mistake ? mistakeWords(measured.mistake) : null,
			measured?.mistake?.percent ?? null,
			sentencesOf(row).join(' ')
		];
	});
	const rated: Cell[][] = ratings.map(({ title, n, counts }) => [
		title,
		n || null,
		counts?.easy ?? null,
		counts?.right ?? null,
		counts?.hard ?? null
	]);
	const ratingHead = [
		m.insight_column_module(),
		m.insight_column_n(),
		m.worksheet_easy(),
		m.worksheet_right(),
		m.worksheet_hard()
	];
	return [head, ...table, [], ratingHead, ...rated];
}
