import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { findAssignable } from './catalogue.ts';
import { dateProblem, type DateProblem } from './dates.ts';
import { differenceOf, levelsOfChoice, type LevelChoice } from './level-choice.ts';
import { holdersOf, runningEnrolments, type What } from './level-table.ts';
import { giveLevel, levelsGiven, withdrawLevel } from './levels.ts';
import { EXTRA_LEVELS, stepsAdded, type Added, type ExtraLevel } from './levels-added.ts';
import { selectBegun, updateEnrolments } from './queries.ts';

export type LevelWish = {
	enrolmentId: string;
	/** What the worker saw when choosing: who was changed by a colleague since is left alone. */
	was: LevelChoice;
	choice: LevelChoice;
	dueWas: string | null;
	dueOn: string | null;
	/** Modules that are to be left out, and were when the worker chose; undefined when that was not asked. */
	leaveOut?: { was: string[]; now: string[] };
};
export type LevelsChanged = {
	enrolmentId: string;
	give: ExtraLevel[];
	takeBack: ExtraLevel[];
	/** Undefined when the date stays. */
	dueOn?: string | null;
	/** Every module that is left out from now on; undefined when that stays as it is. */
	leftOut?: string[];
};
type Changed = { changed: LevelsChanged[] } | { problems: Map<string, DateProblem> };

/** What would be different for whom, with what each gets. Changes nothing. */
export async function previewChanges(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	what: What,
	wishes: LevelWish[],
	now: Date
): Promise<{ previews: ChangePreview[] } | { problems: Map<string, DateProblem> }> {
	const result = await changesOf(tx, worker, groupId, what, wishes, now);
	if ('problems' in result) return result;
	const found = await findAssignable(tx, worker, what);
	const titles = new Map(found?.model.course.modules.map(({ id, title }) => [id, title]));
	const byId = new Map(wishes.map((wish) => [wish.enrolmentId, wish]));
	return {
		previews: result.changed.flatMap(({ enrolmentId, give, takeBack, dueOn, leftOut }) => {
			const wish = byId.get(enrolmentId);
			const name = result.names.get(enrolmentId);
			if (!wish || name === undefined) return [];
			const [level] = give;
			const has = levelsOfChoice(wish.was).filter((one) => !takeBack.includes(one));
			const titlesOf = (ids: string[]) => ids.map((id) => titles.get(id) ?? id);
			const was = wish.leaveOut?.was ?? [];
			return {
				...{ enrolmentId, name, was: wish.was, choice: wish.choice },
				added: level && found ? stepsAdded(found.model, what.moduleId, level, has) : null,
				takesBack: takeBack.length > 0,
				...(dueOn !== undefined && { due: { was: wish.dueWas, now: dueOn } }),
				out: titlesOf((leftOut ?? []).filter((id) => !was.includes(id))),
				back: leftOut ? titlesOf(was.filter((id) => !leftOut.includes(id))) : []
			};
		})
	};
}

export type ChangePreview = {
	enrolmentId: string;
	name: string;
	was: LevelChoice;
	choice: LevelChoice;
	added: Added | null;
	takesBack: boolean;
	due?: { was: string | null; now: string | null };
	/** Titles of modules that are left out, and that are put back. */
	out: string[];
	back: string[];
};

/** Carries out what was chosen, for all or, when a date cannot be, for nobody. Returns what is different now. */
export async function applyLevels(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	what: What,
	wishes: LevelWish[],
	now: Date
): Promise<Changed> {
	const result = await changesOf(tx, worker, groupId, what, wishes, now);
	if ('problems' in result) return result;
	const { changed: wanted } = result;
	for (const level of EXTRA_LEVELS) {
		const { moduleId } = what;
		const giving = wanted.filter(({ give }) => give.includes(level));
		const taking = wanted.filter(({ takeBack }) => takeBack.includes(level));
		const change = (rows: LevelsChanged[]) => ({
			enrolmentIds: rows.map(({ enrolmentId }) => enrolmentId),
			moduleId,
			level
		});
		if (giving.length > 0) await giveLevel(tx, worker, change(giving), now);
		if (taking.length > 0) await withdrawLevel(tx, worker, change(taking), now);
	}
	for (const { enrolmentId, dueOn, leftOut } of wanted) {
		if (dueOn === undefined && leftOut === undefined) continue;
		await updateEnrolments(tx, worker, [enrolmentId], {
			...(dueOn !== undefined && { dueOn }),
			...(leftOut !== undefined && { leftOut })
		});
	}
	return { changed: wanted };
}

async function changesOf(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	what: What,
	wishes: LevelWish[],
	now: Date
): Promise<
	| { changed: LevelsChanged[]; names: ReadonlyMap<string, string> }
	| { problems: Map<string, DateProblem> }
> {
	const enrolled = holdersOf(await runningEnrolments(tx, worker, groupId, now), what);
	const byId = new Map(enrolled.map((one) => [one.id, one]));
	const names = new Map(enrolled.map(({ id, name }) => [id, name]));
	const asked = wishes.filter(({ leaveOut }) => leaveOut && !isSame(leaveOut.was, leaveOut.now));
	const free = await freeToLeaveOut(tx, worker, what.courseId, asked);
	const given = await levelsGiven(tx, worker, [...byId.keys()], what.moduleId);
	const problems = new Map<string, DateProblem>();
	const changed: LevelsChanged[] = [];
	for (const wish of wishes) {
		const enrolment = byId.get(wish.enrolmentId);
		if (!enrolment) throw new NotFound('enrolment_unknown');
		const has = given.get(enrolment.id) ?? [];
		const wanted = differenceOf(wish.was, wish.choice);
		// What is so already, since the form was sent before or a colleague did the same, is no change.
		const give = wanted.give.filter((level) => !has.includes(level));
		const takeBack = wanted.takeBack.filter((level) => has.includes(level));
		const dated = wish.dueOn !== wish.dueWas && wish.dueOn !== enrolment.dueOn;
		const leftOut = free.get(enrolment.id);
		if (give.length === 0 && takeBack.length === 0 && !dated && !leftOut) continue;
		const { startsOn } = enrolment;
		const wrong = dated && dateProblem({ startsOn, dueOn: wish.dueOn }, dayOf(now));
		if (wrong && 'dueOn' in wrong) problems.set(enrolment.id, wrong.dueOn);
		changed.push({
			enrolmentId: enrolment.id,
			...{ give, takeBack },
			...(dated && { dueOn: wish.dueOn }),
			...(leftOut && { leftOut })
		});
	}
	return problems.size > 0 ? { problems } : { changed, names };
}

/** What stays out per enrolment: only modules of the course, of a whole course, that were not begun meanwhile. */
async function freeToLeaveOut(
	tx: Transaction,
	worker: Acting,
	courseId: string,
	wishes: LevelWish[]
): Promise<Map<string, string[]>> {
	const wanted = new Map<string, string[]>();
	if (wishes.length === 0) return wanted;
	const found = await findAssignable(tx, worker, { courseId, moduleId: null });
	const known = new Set(found?.model.course.modules.map(({ id }) => id));
	const ids = wishes.map(({ enrolmentId }) => enrolmentId);
	const rows = new Map((await selectBegun(tx, worker, ids)).map((row) => [row.id, row]));
	for (const { enrolmentId, leaveOut } of wishes) {
		const row = rows.get(enrolmentId);
		if (!row || !leaveOut || row.moduleId !== null) continue;
		const now = leaveOut.now.filter((id) => known.has(id) && !row.begun.includes(id)).sort();
		// Somebody who has nothing left would find an empty page.
		if (now.length < known.size && !isSame(now, row.leftOut)) wanted.set(enrolmentId, now);
	}
	return wanted;
}

function isSame(a: string[], b: string[]): boolean {
	return a.toSorted().join() === b.toSorted().join();
}
