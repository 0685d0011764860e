import { levelsOf, stepsOf, exercisesOf } from '../courses/model.ts';
import { decisionOn, type Decision } from './decisions.ts';
import type { EnrolledRow } from './enrolled-queries.ts';
import type { ModuleMaterial } from './material.ts';
import type { PaceRecord, Suggestion } from '../pace/types.ts';

/** What can be done about a suggestion now. */
export type Proposal = {
	/** Asks something of the worker: not decided, not given already. */
	open: boolean;
	/** The module in which the suggested level can be given; null when the suggestion is not about material. */
	moduleId: string | null;
	/** The suggested level is in this module already. */
	given: boolean;
	/** What was decided about this suggestion in the last two weeks. */
	decision: Decision | null;
};

const ASKING: readonly Suggestion[] = ['extra', 'verdieping', 'gesprek', 'herinnering'];

/** What to do about a judgement. A decision of the last two weeks, or a level that was given, closes it. */
export function proposalFor(
	record: PaceRecord,
	material: readonly ModuleMaterial[],
	{ modules, decisions }: Pick<EnrolledRow, 'modules' | 'decisions'>
): Proposal {
	const { suggestion } = record;
	const decision = decisionOn(record, decisions);
	const level = suggestion === 'extra' || suggestion === 'verdieping' ? suggestion : null;
	const module = level && moduleFor(level, record, material, modules);
	const given = level !== null && (module?.levels.includes(level) ?? false);
	return {
		open: asksSomething(record) && !given && decision === null,
		moduleId: module?.module.id ?? null,
		given,
		decision
	};
}

/** The rule about who will probably be late: a shorter assignment or a later date. */
const LATE = 11;

/**
 * Whether a judgement differs from what is usual in a way that a worker can do something about. A little behind the
 * line today (rule 12) is told, and asks nothing yet.
 */
export function asksSomething({
	suggestion,
	rule
}: Pick<PaceRecord, 'suggestion' | 'rule'>): boolean {
	return ASKING.includes(suggestion) || rule === LATE;
}

/**
 * Where a level helps: the module that the judgement is about, else the one under way, else the first in the course;
 * only where the author wrote something at that level. One that has it already comes last.
 */
function moduleFor(
	level: 'extra' | 'verdieping',
	{ subjectLessonId }: PaceRecord,
	material: readonly ModuleMaterial[],
	states: EnrolledRow['modules']
): ModuleMaterial | null {
	const written = material.filter((one) => adds(one, level));
	const completed = new Set(
		states.flatMap(({ moduleId, completedAt }) => (completedAt === null ? [] : [moduleId]))
	);
	const started = new Set(states.map(({ moduleId }) => moduleId));
	const about = written.find(({ module }) => module.id === subjectLessonId);
	if (about) return about;
	const free = written.filter(({ levels }) => !levels.includes(level));
	const underWay = free.find(({ module }) => started.has(module.id) && !completed.has(module.id));
	return (
		underWay ??
		free.find(({ module }) => !completed.has(module.id)) ??
		free[0] ??
		written[0] ??
		null
	);
}

/** The author wrote something at this level of the module. */
function adds({ module }: ModuleMaterial, level: 'extra' | 'verdieping'): boolean {
	const basis = levelsOf([]);
	const more = levelsOf([level]);
	const size = (levels: typeof basis): number =>
		stepsOf(module, levels).reduce((sum, page) => sum + 1 + exercisesOf(page, levels).length, 0);
	return size(more) > size(basis);
}
