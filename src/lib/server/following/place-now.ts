import { levelsOf } from '../courses/model.ts';
import { dutchDay } from '../pace/calendar.ts';
import { doneIn } from '../progress/place.ts';
import { progressOf } from '../progress/progress.ts';
import type { EnrolledRow } from './enrolled-queries.ts';
import type { PlaceRow } from './live-queries.ts';
import type { ModuleMaterial } from './material.ts';

/** Where somebody is in a module at this moment, as far as it can be seen from what they did. */
export type PlaceNow = {
	enrolmentId: string;
	participantId: string;
	name: string;
	/**
	 * `new`: never begun. `away`: not today, an hour ago, or only away from the screen: then there is no step. `stuck`: tried three times without success. `quiet`: nothing
	 * for ten minutes.
	 */
	state: 'new' | 'away' | 'stuck' | 'quiet' | 'busy' | 'done';
	/** The step they are at, from 1, with its title; null before the first. */
	step: { number: number; title: string } | null;
	/** Tries at the exercise that does not work out. */
	tries: number;
	/** Since when they are at this step, or when they finished, ISO 8601. */
	since: string | null;
	/** Per step whether it is finished, on the screen or away from it. */
	steps: boolean[];
	/** The same of the steps that everybody has. */
	shared: boolean[];
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
	const { pages, exercises } = row ?? NOTHING;
	const begun = modules.find(({ moduleId }) => moduleId === module.id);
	const progress = progressOf(module, levelsOf(levels), doneIn(row ?? NOTHING, module.id));
	const who = { enrolmentId, participantId, name, asked: enrolled.helpRequest !== null };
	const steps = progress.steps.map(({ done }) => done);
	const shared = progress.steps
		.filter(({ page }) => page.level === 'basis')
		.map(({ done }) => done);
	const nobody = { ...who, step: null, tries: 0, since: null, steps, shared };
	if (!begun) return { ...nobody, state: 'new' };
	if (progress.complete) return { ...nobody, state: 'done', since: begun.completedAt };

	const last = lastSign(row);
	if (!last) return { ...nobody, state: 'away' };
	const { pageId } = last;
	const at = progress.steps.findIndex(({ page }) => page.id === pageId);
	const step = at < 0 ? null : { number: at + 1, title: progress.steps[at]?.page.title ?? '' };
	const today = dutchDay(now);
	const isToday = (moment: string): boolean => dutchDay(new Date(moment)) === today;
	// What a worker recorded is no sign of somebody at a screen.
	const activeAt = row && row.marks.length > 0 ? last.at : begun.activeAt;
	const silence = now.getTime() - Date.parse(activeAt);
	if (!isToday(activeAt) || silence > GONE_MS) {
		return { ...nobody, state: 'away', step, since: activeAt };
	}
	const here = exercises.filter((one) => one.pageId === pageId);
	const hard = here.filter(({ solved, done }) => !solved && !done);
	const stuckItem = aggregate?.stuckItemId;
	const known = here.find(
		({ exerciseId }) => exerciseId === stuckItem && items.includes(exerciseId)
	);
	const tries = Math.max(0, known?.attempts ?? 0, ...hard.map(({ attempts }) => attempts));
	const opened = pages.find((page) => page.pageId === pageId)?.openedAt;
	const heard = here.flatMap((one) => one.at ?? []).filter(isToday);
	const since = [opened, ...heard.toSorted(), activeAt].find((one) => one && isToday(one));
	const isStuck = tries >= TRIES;
	return {
		...{ ...nobody, step, tries, since: since ?? null },
		state: isStuck ? 'stuck' : silence > QUIET_MS ? 'quiet' : 'busy'
	};
}

const NOTHING: Pick<PlaceRow, 'pages' | 'exercises' | 'marks'> = {
	pages: [],
	exercises: [],
	marks: []
};

/** The last sign of life on the screen, and at which step. */
function lastSign(row: PlaceRow | undefined): { pageId: string; at: string } | undefined {
	const { pages, exercises } = row ?? NOTHING;
	// Of a step that was left and one that was opened at the same moment, it is the latter.
	const signs = [
		...pages.map(({ pageId, openedAt: at }) => ({ pageId, at })),
		...exercises.flatMap(({ pageId, at }) => (at ? [{ pageId, at }] : [])),
		...pages.flatMap(({ pageId, leftAt: at }) => (at ? [{ pageId, at }] : []))
	];
	return signs.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
}
