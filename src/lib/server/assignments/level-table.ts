import type { CourseModel } from '../courses/model.ts';
import type { Transaction } from '../db/transaction.ts';
import { getGroup } from '../groups/groups.ts';
import type { Acting } from '../identity/actor.ts';
import { findAssignable, listCatalogue } from './catalogue.ts';
import {
	choiceOf,
	differenceOf,
	LEVEL_CHOICES,
	levelsOfChoice,
	type LevelChoice
} from './level-choice.ts';
import { levelsGiven } from './levels.ts';
import { EXTRA_LEVELS, stepsAdded, type Added, type ExtraLevel } from './levels-added.ts';
import { selectRunningOfMembers } from './queries.ts';

export type What = { courseId: string; moduleId: string };

export type LevelOption = {
	choice: LevelChoice;
	/** What comes on top of what they have now; null when something is taken back. */
	added: Added | null;
};
export type LevelRow = {
	enrolmentId: string;
	participantId: string;
	name: string;
	dueOn: string | null;
	has: LevelChoice;
	options: LevelOption[];
};
export type LevelTable = {
	/** Modules that somebody in the group has, in the order of the courses. */
	modules: (What & { title: string; course: string; levels: ExtraLevel[] })[];
	/** The module that the rows are about; null when the group has none. */
	what: What | null;
	rows: LevelRow[];
	/** What each level adds to the basis of the module. */
	content: Record<ExtraLevel, Added>;
};

const NOTHING: Added = { steps: [], exercises: 0, minutes: 0 };

/**
 * Who in a group has what of one module, and what each choice would add.
 * @param wanted a module, or a course (its first module that has levels); the group's first when left out or unknown
 */
export async function levelTable(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	wanted: { courseId: string; moduleId: string | null } | null,
	now: Date
): Promise<LevelTable> {
	const enrolled = await runningEnrolments(tx, worker, groupId, now);
	const modules = await modulesFor(tx, worker, enrolled);
	const what = chosenOf(modules, wanted);
	const found = what && (await findAssignable(tx, worker, what));
	if (!what || !found) {
		return { modules, what: null, rows: [], content: { extra: NOTHING, verdieping: NOTHING } };
	}
	const { model } = found;
	const holders = holdersOf(enrolled, what);
	const ids = holders.map(({ id }) => id);
	const given = await levelsGiven(tx, worker, ids, what.moduleId);
	const content = {
		extra: stepsAdded(model, what.moduleId, 'extra'),
		verdieping: stepsAdded(model, what.moduleId, 'verdieping')
	};
	return {
		modules,
		what,
		content,
		rows: holders.map(({ id, participantId, name, dueOn }) => {
			const has = choiceOf(given.get(id) ?? []);
			const options = optionsFor(model, what.moduleId, has);
			return { enrolmentId: id, participantId, name, dueOn, has, options };
		})
	};
}

type Enrolled = Awaited<ReturnType<typeof runningEnrolments>>[number];

/** Every running enrolment of who is in a group, also what was given in another one. Throws NotFound for a group of others. */
export async function runningEnrolments(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	now: Date
): Promise<Awaited<ReturnType<typeof selectRunningOfMembers>>> {
	await getGroup(tx, worker, groupId, now);
	return selectRunningOfMembers(tx, worker, groupId);
}

/** One enrolment per participant; a module that was given by itself goes before the whole course. */
export function holdersOf(enrolled: Enrolled[], { courseId, moduleId }: What): Enrolled[] {
	const holders = new Map<string, Enrolled>();
	for (const one of enrolled) {
		if (one.courseId !== courseId) continue;
		if (one.moduleId === moduleId) holders.set(one.participantId, one);
		else if (one.moduleId === null && !holders.has(one.participantId)) {
			holders.set(one.participantId, one);
		}
	}
	return [...holders.values()].sort((a, b) => a.name.localeCompare(b.name, 'nl'));
}

async function modulesFor(tx: Transaction, worker: Acting, enrolled: Enrolled[]) {
	const catalogue = await listCatalogue(tx, worker);
	return catalogue.flatMap((course) => {
		const own = enrolled.filter(({ courseId }) => courseId === course.id);
		const whole = own.some(({ moduleId }) => moduleId === null);
		return course.modules
			.filter(({ id }) => whole || own.some(({ moduleId }) => moduleId === id))
			.map(({ id, title, adds }) => ({
				courseId: course.id,
				moduleId: id,
				title,
				course: course.title,
				levels: EXTRA_LEVELS.filter((level) => adds[level].minutes > 0)
			}));
	});
}

function chosenOf(
	modules: LevelTable['modules'],
	wanted: { courseId: string; moduleId: string | null } | null
): What | null {
	const exact = modules.find(
		({ courseId, moduleId }) => courseId === wanted?.courseId && moduleId === wanted.moduleId
	);
	const ofCourse = modules.filter(({ courseId }) => courseId === wanted?.courseId);
	const some = ofCourse.length > 0 ? ofCourse : modules;
	const chosen = exact ?? some.find(({ levels }) => levels.length > 0) ?? some[0];
	return chosen ? { courseId: chosen.courseId, moduleId: chosen.moduleId } : null;
}

/** Both at once is only for who has one of them already: first one thing, then the other. */
function optionsFor(model: CourseModel, moduleId: string, has: LevelChoice): LevelOption[] {
	const written = EXTRA_LEVELS.filter((level) => stepsAdded(model, moduleId, level).minutes > 0);
	return LEVEL_CHOICES.filter((choice) => {
		if (choice === has) return true;
		if (choice === 'beide' && has === 'basis') return false;
		return levelsOfChoice(choice).every((level) => written.includes(level));
	}).map((choice) => {
		const { give, takeBack } = differenceOf(has, choice);
		if (takeBack.length > 0) return { choice, added: null };
		const [level] = give;
		return {
			choice,
			added: level ? stepsAdded(model, moduleId, level, levelsOfChoice(has)) : NOTHING
		};
	});
}
