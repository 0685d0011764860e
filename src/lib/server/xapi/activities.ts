import type { ExerciseType } from '#lib/content/types.ts';
import { ACTIVITY_TYPES, BASE, PROFILE } from './vocabulary.ts';
import type { AccountAgent, Activity, GroupAgent } from './types.ts';

const INTERACTIONS: Record<Exclude<ExerciseType, 'vragenlijst'>, string> = {
	meerkeuze: 'choice',
	'kies-meer': 'choice',
	afvinklijst: 'choice',
	invullen: 'fill-in',
	volgorde: 'sequencing',
	verbinden: 'matching',
	sorteren: 'matching',
	schaal: 'likert',
	open: 'long-fill-in',
	scenario: 'performance',
	adem: 'other',
	vijfg: 'other'
};

/** A person by opaque name only: no name, no address. */
export function agentOf(actorId: string): AccountAgent {
	return { objectType: 'Agent', account: { homePage: BASE, name: actorId } };
}

/** A group without its members. */
export function teamOf(groupId: string): GroupAgent {
	return { objectType: 'Group', account: { homePage: BASE, name: groupId } };
}

/** The part of a course that something happened in. Activity ids carry no version. */
export type Where = { courseId: string; moduleId?: string; pageId?: string; exerciseId?: string };

export function courseActivity(courseId: string, title?: string): Activity {
	return activity(`courses/${courseId}`, ACTIVITY_TYPES.course, title);
}

export function moduleActivity(where: Where, title?: string): Activity {
	return activity(
		`courses/${where.courseId}/modules/${where.moduleId}`,
		ACTIVITY_TYPES.module,
		title
	);
}

export function lessonActivity(where: Where, title?: string): Activity {
	return activity(
		`courses/${where.courseId}/modules/${where.moduleId}/pages/${where.pageId}`,
		ACTIVITY_TYPES.lesson,
		title
	);
}

/** An exercise. `correctResponsesPattern` is never given: readers would get the key. */
export function exerciseActivity(where: Where, type: ExerciseType): Activity {
	const path = `courses/${where.courseId}/exercises/${where.exerciseId}`;
	if (type === 'vragenlijst') return activity(path, ACTIVITY_TYPES.survey);
	return {
		objectType: 'Activity',
		id: `${BASE}${path}`,
		definition: { type: ACTIVITY_TYPES.interaction, interactionType: INTERACTIONS[type] }
	};
}

export function offlineActivity(where: Where): Activity {
	return activity(`courses/${where.courseId}/exercises/${where.exerciseId}`, ACTIVITY_TYPES.lesson);
}

export const profileActivity: Activity = {
	objectType: 'Activity',
	id: PROFILE,
	definition: { type: ACTIVITY_TYPES.profile }
};

function activity(path: string, type: string, title?: string): Activity {
	return {
		objectType: 'Activity',
		id: `${BASE}${path}`,
		definition: { type, ...(title ? { name: { nl: title } } : {}) }
	};
}
