import type { Figures } from './item-figures.ts';
import { reached, type Bound, type Target } from './targets.ts';

const WIDE = 36;
const CELL = 26;

/** Mean of a figure over runs, those that say nothing about it left out. */
export function meanOf(runs: readonly Figures[], name: string): number {
	const values = runs.map((run) => run[name] ?? NaN).filter((value) => !Number.isNaN(value));
	return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function boundText(bound: Bound, digits: number): string {
	const short = (value: number): string => value.toFixed(digits).replace(/^0(?=\.)/, '');
	if (bound.kind === 'between') return `${short(bound.low)}–${short(bound.high)}`;
	const sign = bound.kind === 'least' ? '≥' : '≤';
	const goal = bound.goal === bound.floor ? '' : `/${short(bound.goal)}`;
	return `${sign}${short(bound.floor)}${goal}`;
}

const MARKS = { floor: '✗', ok: '·', goal: '✓' } as const;

export type Line = { text: string; failed: boolean };

/** One line per figure and one per naive rule beside it; `columns` holds the runs of each column. */
export function tableOf(
	targets: readonly Target[],
	columns: readonly (readonly Figures[])[]
): Line[] {
	return targets.flatMap(({ of, label, beside, bounds, digits = 3 }): Line[] => {
		let failed = false;
		const cells = columns.map((runs, i) => {
			const value = meanOf(runs, of);
			const bound = bounds[i] ?? null;
			if (Number.isNaN(value)) return '–';
			if (!bound) return value.toFixed(digits);
			const mark = reached(bound, value);
			if (mark === 'floor') failed = true;
			return `${value.toFixed(digits)} ${MARKS[mark]} ${boundText(bound, Math.min(digits, 4))}`;
		});
		const naive = beside.map((name) => ({
			text: line(
				`    ${name}`,
				columns.map((runs) => meanOf(runs, name).toFixed(digits))
			),
			failed: false
		}));
		return [{ text: line(label, cells), failed }, ...naive];
	});
}

export function line(label: string, cells: readonly string[]): string {
	return (label.padEnd(WIDE) + cells.map((cell) => cell.padEnd(CELL)).join('')).trimEnd();
}
