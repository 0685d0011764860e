import { levelsOf, stepsOf } from '../courses/model.ts';
import { dutchDay } from '../pace/calendar.ts';
import type { EnrolledRow } from './enrolled-queries.ts';
import type { PlaceRow } from './live-queries.ts';
import type { ModuleMaterial } from './material.ts';

/** Where somebody is in a module at this moment, as far as it can be seen from what they did. */
export type PlaceNow = {
	enrolmentId: string;
	participantId: string;
	name: string;
	/**
	 * `new`: never begun. `away`: not today, or an hour ago. `stuck`: tried three times without success. `quiet`: nothing
	 * for ten minutes.
	 */
	state: 'new' | 'away' | 'stuck' | 'quiet' | 'busy' | 'done';
	/** The step they are at, from 1, with its title; null before the first. */
	step: { number: number; title: string } | null;
	/** Tries at the exercise that does not work out. */
	tries: number;
	/** Since when they are at this step, or when they finished, ISO 8601. */
	since: string | null;
	/** Per step whether it is finished. */
	steps: boolean[];
	/** They asked for help, and nobody has closed that yet. */
	asked: boolean;
};

/** Tries without success that are worth walking by for, and minutes without anything. */
const TRIES = 3;
const QUIET_MS = 10 * 60_000;
/** After this long nobody sits there any more: gone, not stuck. */
const GONE_MS = 60 * 60_000;

/** Pure. */
export function placeNow(
	enrolled: EnrolledRow,
	material: ModuleMaterial,
	row: PlaceRow | undefined,
	now: Date
): PlaceNow {
	const { enrolmentId, participantId, name, modules, aggregate } = enrolled;
	const { module, levels, items } = material;
	const pages = row?.pages ?? [];
	const exercises = row?.exercises ?? [];
	const progress = modules.find(({ moduleId }) => moduleId === module.id);
	const finished = new Set(pages.filter(({ done }) => done).map(({ pageId }) => pageId));
	const order = stepsOf(module, levelsOf(levels));
	const who = { enrolmentId, participantId, name, asked: enrolled.helpRequest !== null };
	const steps = order.map(({ id }) => finished.has(id));
	const nobody = { ...who, step: null, tries: 0, since: null, steps };
	if (!progress) return { ...nobody, state: 'new' };
	if (progress.completedAt) {
		const all = steps.map(() => true);
		return { ...nobody, state: 'done', since: progress.completedAt, steps: all };
	}

	const pageId = latestPage(row);
	const at = order.findIndex(({ id }) => id === pageId);
	const step = at < 0 ? null : { number: at + 1, title: order[at]?.title ?? '' };
	const today = dutchDay(now);
	const isToday = (moment: string): boolean => dutchDay(new Date(moment)) === today;
	const silence = now.getTime() - Date.parse(progress.activeAt);
	if (!isToday(progress.activeAt) || silence > GONE_MS) {
		return { ...nobody, state: 'away', step, since: progress.activeAt };
	}
	const here = exercises.filter((one) => one.pageId === pageId);
	const hard = here.filter(({ solved, done }) => !solved && !done);
	const stuckItem = aggregate?.stuckItemId;
	const known = here.find(
		({ exerciseId }) => exerciseId === stuckItem && items.includes(exerciseId)
	);
	const tries = Math.max(0, known?.attempts ?? 0, ...hard.map(({ attempts }) => attempts));
	const opened = pages.find((page) => page.pageId === pageId)?.openedAt;
	const heard = here.map((one) => one.at).filter(isToday);
	const since = [opened, ...heard.toSorted(), progress.activeAt].find((one) => one && isToday(one));
	const isStuck = tries >= TRIES;
	return {
		...{ ...who, step, tries, steps, since: since ?? null },
		state: isStuck ? 'stuck' : silence > QUIET_MS ? 'quiet' : 'busy'
	};
}

/** The step of the last sign of life. */
function latestPage(row: PlaceRow | undefined): string | undefined {
	const signs = [
		...(row?.pages ?? []).map(({ pageId, openedAt }) => ({ pageId, at: openedAt })),
		...(row?.exercises ?? [])
	];
	return signs.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0]?.pageId;
}
