import { levelsOf } from '../courses/model.ts';
import { tookLong } from '../pace/long.ts';
import type { ItemParameters } from '../pace/types.ts';
import type { PaceRow } from './judged.ts';
import { outcomeOf, type Made, type MadeRow, type Outcome } from './made.ts';

/** An exercise as a column of the map. */
export type HeatColumn = {
	exerciseId: string;
	pageId: string;
	/** Besides the basis, who gets it. */
	level: 'basis' | 'extra' | 'verdieping';
	/** Place among the exercises of the module, from 1. */
	number: number;
	/** Title of its step. */
	title: string;
	/** Participants whose first attempt counts, and how many of those were right, in percents; null below `LEAST`. */
	people: number;
	first: number | null;
	/** Look at the exercise, not at the group. */
	poor: boolean;
};

export type HeatModule = { moduleId: string; title: string; columns: HeatColumn[] };

/** `absent`: this participant does not have the exercise. */
export type HeatCell = { outcome: Outcome | 'absent'; rapid: boolean; long: boolean };
export type HeatRow = { enrolmentId: string; cells: HeatCell[] };
export type HeatMap = { modules: HeatModule[]; rows: HeatRow[] };

/** Participants from which a share is said, and the share below which the exercise itself is looked at. */
export const LEAST = 5;
const POOR = 0.45;

/** Exercises by participants, in the order of the course and of the rows. Pure. */
export function heatOf(
	rows: readonly PaceRow[],
	made: Made,
	items: ReadonlyMap<string, ItemParameters>,
	wanted: string | null = null
): HeatMap {
	const modules = modulesIn(rows).filter(({ moduleId }) => wanted === null || moduleId === wanted);
	const ids = modules.flatMap(({ columns }) => columns.map(({ exerciseId }) => exerciseId));
	const cells = rows.map(({ enrolled, material }): HeatRow => {
		const has = new Set(material.flatMap((one) => one.items));
		const own = made.get(enrolled.enrolmentId);
		return {
			enrolmentId: enrolled.enrolmentId,
			cells: ids.map((id) =>
				has.has(id)
					? cellOf(own?.get(id), items.get(id))
					: { outcome: 'absent', rapid: false, long: false }
			)
		};
	});
	let at = 0;
	return {
		modules: modules.map(({ columns, ...module }) => ({
			...module,
			columns: columns.map((column) => ({ ...column, ...shareIn(cells, at++) }))
		})),
		rows: cells
	};
}

function cellOf(row: MadeRow | undefined, item: ItemParameters | undefined): HeatCell {
	const long = Boolean(row?.activeMs && item && tookLong(row.activeMs, item));
	return { outcome: outcomeOf(row), rapid: row?.rapid ?? false, long };
}

/** Answers faster than reading takes say nothing about the exercise, and neither does paper. */
function shareIn(
	rows: readonly HeatRow[],
	at: number
): Pick<HeatColumn, 'people' | 'first' | 'poor'> {
	const told = rows.flatMap(({ cells }) => {
		const cell = cells[at];
		return cell && !cell.rapid && ['first', 'later', 'not'].includes(cell.outcome) ? cell : [];
	});
	const people = told.length;
	if (people < LEAST) return { people, first: null, poor: false };
	const share = told.filter(({ outcome }) => outcome === 'first').length / people;
	return { people, first: Math.round(100 * share), poor: share < POOR };
}

type BareModule = Omit<HeatModule, 'columns'> & {
	columns: Omit<HeatColumn, 'people' | 'first' | 'poor'>[];
};

/** Every exercise that somebody has, also when they are in different editions or have different levels. */
function modulesIn(rows: readonly PaceRow[]): BareModule[] {
	const modules = new Map<string, BareModule & { known: Set<string> }>();
	const read = new Set<string>();
	for (const { material } of rows) {
		for (const { module, levels, items } of material) {
			const found = modules.get(module.id) ?? {
				...{ moduleId: module.id, title: module.title, columns: [], known: new Set<string>() }
			};
			modules.set(module.id, found);
			const version = `${module.id} ${levels.join(' ')} ${items.join(' ')}`;
			if (read.has(version)) continue;
			read.add(version);
			const has = new Set(items);
			const own = levelsOf(levels);
			let after = -1;
			for (const page of module.pages.filter(({ level }) => own.has(level))) {
				for (const { id, level } of page.exercises) {
					if (!has.has(id)) continue;
					if (found.known.has(id)) {
						after = found.columns.findIndex(({ exerciseId }) => exerciseId === id);
						continue;
					}
					found.known.add(id);
					const where = level === 'basis' ? page.level : level;
					const column = { exerciseId: id, pageId: page.id, level: where, title: page.title };
					found.columns.splice(++after, 0, { ...column, number: 0 });
				}
			}
		}
	}
	return [...modules.values()]
		.filter(({ columns }) => columns.length > 0)
		.map(({ moduleId, title, columns }) => ({
			...{ moduleId, title },
			columns: columns.map((column, at) => ({ ...column, number: at + 1 }))
		}));
}
