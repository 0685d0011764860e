import type { ExerciseType, Moment } from '#lib/content/types.ts';
import type { Rating } from '#lib/answers.ts';
import {
	agentOf,
	courseActivity,
	exerciseActivity,
	lessonActivity,
	moduleActivity,
	offlineActivity,
	profileActivity,
	teamOf,
	type Where
} from './activities.ts';
import { EXTENSIONS, VERBS } from './vocabulary.ts';
import type { AccountAgent, Activity, Statement } from './types.ts';

/** Who does what in which assignment: the part that every statement of a participant shares. */
export type Doing = {
	actorId: string;
	sessionId?: string;
	/** The enrolment. */
	registration: string;
	groupId: string | null;
	/** Hash of the version of the course. */
	revision: string;
	variant: readonly string[];
	where: Where & { moduleId: string };
	/** A worker who recorded it for the participant, and how it was done. */
	entry?: { instructor: string; mark: 'paper' | 'together' };
};

type Happening = { id: string; at: Date };
type Result = NonNullable<Statement['result']>;

/** Milliseconds as an ISO 8601 duration with hundredths, for example `PT12.34S`. */
export function durationOf(milliseconds: number): string {
	return `PT${(Math.round(milliseconds / 10) / 100).toString()}S`;
}

export type Answered = {
	type: ExerciseType;
	/** In xAPI's own form; absent for typed text and in sensitive modules. */
	response?: string;
	/** Absent for exercises without a key. */
	score?: number;
	success?: boolean;
	attempt: number;
	hints: number;
	activeMs: number | null;
	elapsedMs: number | null;
	words?: number;
};

export function answered(doing: Doing, event: Happening, answer: Answered): Statement {
	const { response, score, success, activeMs, elapsedMs, words } = answer;
	const result: Result = {
		...(response !== undefined && { response }),
		...(success !== undefined && { success }),
		...(score !== undefined && { score: { scaled: score } }),
		...timeOf(activeMs),
		extensions: {
			[EXTENSIONS.attempt]: answer.attempt,
			[EXTENSIONS.hints]: answer.hints,
			...(activeMs !== null && { [EXTENSIONS.activeMs]: activeMs }),
			...(activeMs === null &&
				elapsedMs !== null && { [EXTENSIONS.elapsed]: durationOf(elapsedMs) }),
			...(words !== undefined && { [EXTENSIONS.words]: words })
		}
	};
	const object = exerciseActivity(doing.where, answer.type);
	return statement(doing, event, 'answered', object, {
		result,
		parent: lessonActivity(doing.where)
	});
}

/** A questionnaire was filled in; what was answered stays outside. `wave` says before or after. */
export function responded(
	doing: Doing,
	event: Happening,
	{ wave, completion, activeMs }: { wave?: Moment; completion: boolean; activeMs: number | null }
): Statement {
	return statement(doing, event, 'responded', exerciseActivity(doing.where, 'vragenlijst'), {
		result: { completion, ...timeOf(activeMs) },
		parent: lessonActivity(doing.where),
		...(wave && { extensions: { [EXTENSIONS.wave]: WAVES[wave] } })
	});
}

/** An exercise that a worker recorded as done: neither right nor wrong, and without a time. */
export function answeredAway(doing: Doing, event: Happening, type: ExerciseType): Statement {
	return statement(doing, event, 'answered', exerciseActivity(doing.where, type), {
		result: { completion: true },
		parent: lessonActivity(doing.where)
	});
}

/** What was recorded before never happened. The participant stays the actor: it is found with what it takes back. */
export function undone(
	{ actorId, instructor }: { actorId: string; instructor: string },
	event: Happening,
	statementId: string
): Statement {
	return {
		id: event.id,
		actor: agentOf(actorId),
		verb: VERBS.voided,
		object: { objectType: 'StatementRef', id: statementId },
		context: { instructor: agentOf(instructor), platform: 'Opmaat' },
		timestamp: event.at.toISOString()
	};
}

/** A real-life task that was ticked as done. */
export function taskDone(doing: Doing, event: Happening): Statement {
	return statement(doing, event, 'completed', offlineActivity(doing.where), {
		result: { completion: true },
		parent: lessonActivity(doing.where),
		extensions: { [EXTENSIONS.offline]: true }
	});
}

export function hintTaken(
	doing: Doing,
	event: Happening,
	type: ExerciseType,
	hint: number
): Statement {
	return statement(doing, event, 'interacted', exerciseActivity(doing.where, type), {
		result: { extensions: { [EXTENSIONS.hint]: hint } },
		parent: lessonActivity(doing.where)
	});
}

export function moduleOpened(doing: Doing, event: Happening, title: string): Statement {
	return statement(doing, event, 'initialized', moduleActivity(doing.where, title), {});
}

export function lessonOpened(doing: Doing, event: Happening, title: string): Statement {
	const object = lessonActivity(doing.where, title);
	return statement(doing, event, 'initialized', object, { parent: moduleActivity(doing.where) });
}

export function lessonRead(doing: Doing, event: Happening, activeMs: number | null): Statement {
	return statement(doing, event, 'experienced', lessonActivity(doing.where), {
		...(activeMs !== null && { result: timeOf(activeMs) }),
		parent: moduleActivity(doing.where)
	});
}

export function lessonCompleted(doing: Doing, event: Happening): Statement {
	return statement(doing, event, 'completed', lessonActivity(doing.where), {
		result: { completion: true },
		parent: moduleActivity(doing.where)
	});
}

/** `percent` is a whole number from 0 to 100. */
export function progressed(doing: Doing, event: Happening, percent: number): Statement {
	return statement(doing, event, 'progressed', moduleActivity(doing.where), {
		result: { extensions: { [EXTENSIONS.progress]: percent } }
	});
}

export function moduleCompleted(doing: Doing, event: Happening): Statement {
	return statement(doing, event, 'completed', moduleActivity(doing.where), {
		result: { completion: true }
	});
}

const WAVES: Record<Moment, string> = { voor: 'before', na: 'after' };

const SCORES: Record<Rating, number> = { easy: 1, right: 3, hard: 5 };

/** Too easy is 1, just right 3, too hard 5. */
export function moduleRated(doing: Doing, event: Happening, rating: Rating): Statement {
	return statement(doing, event, 'rated', moduleActivity(doing.where), {
		result: { score: { raw: SCORES[rating], min: 1, max: 5 } }
	});
}

/** A course or module was given to a participant by a worker. */
export function assigned(
	doing: Omit<Doing, 'where'> & { where: Where },
	event: Happening,
	worker: { actorId: string },
	dueOn: string | null
): Statement {
	const { where } = doing;
	const object = where.moduleId ? moduleActivity(where) : courseActivity(where.courseId);
	return statement(doing, event, 'registered', object, {
		instructor: agentOf(worker.actorId),
		extensions: dueOn ? { [EXTENSIONS.due]: dueOn } : {}
	});
}

type Particular = {
	result?: Result;
	parent?: Activity;
	instructor?: AccountAgent;
	extensions?: Record<string, unknown>;
};

function statement(
	doing: Omit<Doing, 'where'> & { where: Where },
	event: Happening,
	verb: keyof typeof VERBS,
	object: Activity,
	{ result, parent, instructor, extensions }: Particular
): Statement {
	const { where, sessionId, groupId, entry } = doing;
	const guide = instructor ?? (entry && agentOf(entry.instructor));
	const above = [
		...(where.pageId && where.moduleId ? [moduleActivity(where)] : []),
		courseActivity(where.courseId)
	].filter(({ id }) => id !== object.id && id !== parent?.id);
	return {
		id: event.id,
		actor: agentOf(doing.actorId),
		verb: VERBS[verb],
		object,
		...(result && { result }),
		context: {
			registration: doing.registration,
			...(guide && { instructor: guide }),
			...(groupId && { team: teamOf(groupId) }),
			contextActivities: {
				...(parent && { parent: [parent] }),
				...(above.length > 0 && { grouping: above }),
				category: [profileActivity]
			},
			revision: doing.revision,
			platform: 'Opmaat',
			extensions: {
				...(sessionId && { [EXTENSIONS.session]: sessionId }),
				...(doing.variant.length > 0 && { [EXTENSIONS.variant]: [...doing.variant].sort() }),
				...(entry && { [EXTENSIONS.entry]: entry.mark }),
				...extensions
			}
		},
		timestamp: event.at.toISOString()
	};
}

function timeOf(activeMs: number | null): Pick<Result, 'duration'> {
	return activeMs === null ? {} : { duration: durationOf(activeMs) };
}
