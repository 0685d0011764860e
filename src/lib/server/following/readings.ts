import { organisationCalendar } from '../calendar/organisation-calendar.ts';
import { findVersion } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { courseItems } from '../pace/course-items.ts';
import { heatOf, type HeatMap } from './heat.ts';
import { lanesOf, type Lanes } from './lanes.ts';
import { madeBy, selectMade } from './made.ts';
import { paceOfGroup, type GroupPace, type Shown } from './overview.ts';

/** Other readings of `paceOfGroup`: the same rows, in the same order, with what they are made of. */

/** Everybody's own steps beside what was expected. */
export async function lanesOfGroup(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	shown: Shown,
	now: Date
): Promise<{ pace: GroupPace; lanes: Lanes }> {
	const pace = await paceOfGroup(tx, worker, groupId, shown, now);
	const made = madeBy(await selectMade(tx, worker, idsIn(pace)));
	const lanes = lanesOf(pace.rows, made, await organisationCalendar(tx, worker), now);
	return { pace, lanes };
}

/** Most cells that are drawn at once; a larger group sees one module at a time. */
const MOST_CELLS = 6_000;

export type GroupHeat = {
	pace: GroupPace;
	heat: HeatMap;
	/** Steps that are published now, as `module step`. */
	live: ReadonlySet<string>;
	/** Modules to choose from, and the one that is shown alone. */
	modules: { moduleId: string; title: string }[];
	module: string | null;
};

/**
 * How every exercise went for everybody.
 * @param shown.module one module; when left out all of them, or what most is made in when that would be too much
 */
export async function heatOfGroup(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	{ module: wanted, ...shown }: Shown & { module?: string | null },
	now: Date
): Promise<GroupHeat> {
	const pace = await paceOfGroup(tx, worker, groupId, shown, now);
	const made = madeBy(await selectMade(tx, worker, idsIn(pace)));
	const { organisationId } = worker;
	const courseId = pace.what?.courseId ?? '';
	const { items } = await courseItems(tx, { organisationId, courseId });
	const all = heatOf(pace.rows, made, items);
	const modules = all.modules.map(({ moduleId, title }) => ({ moduleId, title }));
	const columns = all.modules.reduce((sum, one) => sum + one.columns.length, 0);
	const module =
		modules.find(({ moduleId }) => moduleId === wanted)?.moduleId ??
		(columns * pace.rows.length > MOST_CELLS ? busiestIn(all) : null);
	const heat = module === null ? all : heatOf(pace.rows, made, items, module);
	return { pace, heat, live: await stepsNow(tx, worker, pace), modules, module };
}

async function stepsNow(tx: Transaction, worker: Acting, pace: GroupPace): Promise<Set<string>> {
	const [row] = pace.rows;
	const { courseId, activeHash } = row?.enrolled ?? { courseId: '', activeHash: null };
	const version = activeHash ? await findVersion(tx, worker, courseId, activeHash) : undefined;
	const modules = version?.model.course.modules ?? [];
	return new Set(modules.flatMap(({ id, pages }) => pages.map((page) => `${id} ${page.id}`)));
}

function busiestIn({ modules }: HeatMap): string | null {
	const made = (module: HeatMap['modules'][number]): number =>
		module.columns.reduce((sum, { people }) => sum + people, 0);
	return modules.toSorted((a, b) => made(b) - made(a))[0]?.moduleId ?? null;
}

function idsIn({ rows }: GroupPace): string[] {
	return rows.map(({ enrolled }) => enrolled.enrolmentId);
}
