import { shortfallsOf } from './checklist.ts';
import type { ModuleReport } from './module-report.ts';

type Column = { head: string; of: (report: ModuleReport) => string | number };

const yesNo = (yes: boolean): string => (yes ? 'ja' : 'nee');

const columns: Column[] = [
	{ head: 'stappen', of: ({ steps, otherSteps }) => `${steps.length}+${otherSteps.length}` },
	{ head: 'nagekeken', of: ({ graded }) => graded },
	{ head: 'soorten', of: ({ types }) => types.length },
	{ head: 'extra', of: ({ extra }) => extra },
	{ head: 'verdieping', of: ({ deep }) => deep },
	{ head: 'min', of: ({ minutes }) => minutes },
	{ head: 'woorden', of: ({ reading }) => reading.words },
	{ head: 'Douma', of: ({ reading }) => Math.round(reading.douma) },
	{ head: 'LIX', of: ({ reading }) => Math.round(reading.lix) },
	{ head: 'doelen', of: ({ goals }) => goals.length },
	{ head: 'doe', of: ({ offline }) => offline },
	{ head: 'gesprek', of: ({ talks }) => talks },
	{ head: 'notities', of: ({ notes, questions }) => `${notes} (${questions} vragen)` },
	{
		head: 'beeld',
		of: ({ illustrations }) =>
			`${illustrations.length}, t/m ${inKilobytes(Math.max(0, ...illustrations.map(({ size }) => size)))} kB`
	},
	{ head: 'gevoelig', of: ({ sensitive }) => yesNo(sensitive) },
	{ head: 'herzien', of: ({ reviewOn }) => reviewOn ?? '–' },
	{ head: 'klaar', of: (report) => yesNo(shortfallsOf(report).length === 0) }
];

/** A table with a row per module, and under it what each still lacks. */
export function printReport(reports: ModuleReport[]): string {
	const names = reports.map(({ course, module }) => `${course}/${module}`);
	const rows = reports.map((report) => columns.map(({ of }) => String(of(report))));
	const heads = columns.map(({ head }) => head);
	const nameWidth = Math.max('module'.length, ...names.map((name) => name.length));
	const widths = heads.map((head, at) =>
		Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0))
	);
	const line = (name: string, cells: string[]): string =>
		[name.padEnd(nameWidth), ...cells.map((cell, at) => cell.padStart(widths[at] ?? 0))].join('  ');
	const lacks = reports.flatMap((report, at) =>
		shortfallsOf(report).map((shortfall) => `${names[at]}: ${shortfall}.`)
	);
	return [
		line('module', heads),
		...reports.map((_, at) => line(names[at] ?? '', rows[at] ?? [])),
		...(lacks.length > 0 ? ['', ...lacks] : [])
	].join('\n');
}

/** A line per illustration with its size. */
export function printIllustrations(reports: ModuleReport[]): string {
	return reports
		.flatMap(({ course, illustrations }) =>
			illustrations.map(
				({ path, size }) => `${inKilobytes(size).padStart(5)} kB  ${course}/${path}`
			)
		)
		.join('\n');
}

function inKilobytes(bytes: number): string {
	return (bytes / 1000).toFixed(1);
}
