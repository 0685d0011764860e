import { roomFor } from './lanes.ts';
import type { ShownHeat, ShownOutcome } from './readings-view.ts';

/** Positions of the map of exercises by participants. Pure. */

export const CELL = { width: 24, height: 20, gap: 10 } as const;
/** Room for the words before the shares. */
const LABEL = 128;
const TOP = 52;
const FOOT = 30;

export type HeatFrame = {
	width: number;
	height: number;
	left: number;
	top: number;
	/** Left edge of every column, over all modules. */
	columns: number[];
	modules: { x: number; width: number }[];
};

export function heatFrame({ modules, rows }: ShownHeat, names: readonly string[]): HeatFrame {
	const left = Math.max(LABEL, roomFor(names));
	let x = left;
	const columns: number[] = [];
	const heads = modules.map((module) => {
		const start = x;
		for (const _ of module.columns) {
			columns.push(x);
			x += CELL.width;
		}
		x += CELL.gap;
		return { x: start, width: module.columns.length * CELL.width - 2 };
	});
	const height = TOP + rows.length * CELL.height + FOOT;
	return { width: Math.max(x, left + 200), height, left, top: TOP, columns, modules: heads };
}

/** What the width of A4 holds. */
const PAPER = 670;

/** Modules that fit on paper beside the names, as pieces of the whole width. */
export function partsOf({ left, modules }: HeatFrame): { x: number; width: number }[] {
	const parts: { x: number; width: number }[] = [];
	for (const { x, width } of modules) {
		const part = parts.at(-1);
		const end = x + width + 2;
		if (part && left + end - part.x <= PAPER) part.width = end - part.x;
		else parts.push({ x, width: end - x });
	}
	return parts;
}

export type Cell = { outcome: ShownOutcome; rapid: boolean; long: boolean };

/** Reads the word that stands for a cell. */
export function cellIn(word: string): Cell {
	const [outcome = 'none', ...also] = word.split(' ');
	return {
		outcome: outcome as ShownOutcome,
		rapid: also.includes('rapid'),
		long: also.includes('long')
	};
}

/** The outline of a cell, small enough to have five thousand of them on a page. */
export function cellPath(x: number, y: number): string {
	return `M${x} ${y}h${CELL.width - 2}v${CELL.height - 2}h-${CELL.width - 2}z`;
}

/** Minus in the middle of a cell. */
export function dashPath(x: number, y: number): string {
	return `M${x + 7} ${y + CELL.height / 2 - 1}h${CELL.width - 16}`;
}
