import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { getAssignable } from './catalogue.ts';
import { stepsAdded, type Added, type ExtraLevel } from './levels-added.ts';
import { getOwnEnrolments } from './running.ts';
import { selectLevels, updateLevelsWithdrawn, upsertLevels } from './level-queries.ts';
import type { Enrolment } from './schema.ts';

export type LevelPreview = {
	enrolmentId: string;
	participantId: string;
	/** What they have now, besides the basis. */
	has: ExtraLevel[];
	/** What this level would add; nothing when they have it. */
	added: Added;
};

export type LevelChange = { enrolmentIds: string[]; moduleId: string; level: ExtraLevel };

/** Who would get which steps and how many minutes more. Changes nothing. */
export async function previewLevel(
	tx: Transaction,
	worker: Acting,
	{ enrolmentIds, moduleId, level }: LevelChange,
	now: Date
): Promise<LevelPreview[]> {
	const enrolments = await getEnrolmentsWith(tx, worker, enrolmentIds, moduleId, now);
	const given = await levelsGiven(tx, worker, enrolmentIds, moduleId);
	const previews: LevelPreview[] = [];
	for (const { id, participantId, courseId } of enrolments) {
		const { model } = await getAssignable(tx, worker, { courseId, moduleId });
		const has = given.get(id) ?? [];
		const added = stepsAdded(model, moduleId, level, has);
		previews.push({ enrolmentId: id, participantId, has, added });
	}
	return previews;
}

/**
 * Gives a level of one module on top of what these participants have; the participant sees new steps and no name of
 * a level. Returns the enrolments that got it now: who has it already is left alone.
 * Throws NotFound for enrolments of others, or when the author wrote nothing at this level.
 */
export async function giveLevel(
	tx: Transaction,
	worker: Acting,
	{ enrolmentIds, moduleId, level }: LevelChange,
	now: Date
): Promise<string[]> {
	const enrolments = await getEnrolmentsWith(tx, worker, enrolmentIds, moduleId, now);
	for (const courseId of new Set(enrolments.map((one) => one.courseId))) {
		const { model } = await getAssignable(tx, worker, { courseId, moduleId });
		if (stepsAdded(model, moduleId, level).minutes === 0) throw new NotFound('level_unknown');
	}
	const ids = enrolments.map(({ id }) => id);
	return upsertLevels(tx, worker, ids, { moduleId, level, assignedAt: now });
}

/**
 * Takes a level back. Its steps disappear from the list; the answers stay and come back with the level.
 * Returns the enrolments that had it.
 */
export async function withdrawLevel(
	tx: Transaction,
	worker: Acting,
	{ enrolmentIds, moduleId, level }: LevelChange,
	now: Date
): Promise<string[]> {
	const enrolments = await getEnrolmentsWith(tx, worker, enrolmentIds, moduleId, now);
	const ids = enrolments.map(({ id }) => id);
	return updateLevelsWithdrawn(tx, worker, ids, { moduleId, level, withdrawnAt: now });
}

/** The levels of a module that each enrolment has besides the basis. */
export async function levelsGiven(
	tx: Transaction,
	worker: Acting,
	enrolmentIds: string[],
	moduleId: string
): Promise<Map<string, ExtraLevel[]>> {
	const rows = await selectLevels(tx, worker, enrolmentIds, moduleId);
	const grouped = Map.groupBy(rows, ({ enrolmentId }) => enrolmentId);
	return new Map([...grouped].map(([id, levels]) => [id, levels.map(({ level }) => level)]));
}

/** The worker's own enrolments that have this module. */
async function getEnrolmentsWith(
	tx: Transaction,
	worker: Acting,
	ids: string[],
	moduleId: string,
	now: Date
): Promise<Enrolment[]> {
	const enrolments = await getOwnEnrolments(tx, worker, ids, now);
	const covers = (one: Enrolment) => one.moduleId === null || one.moduleId === moduleId;
	if (!enrolments.every(covers)) throw new NotFound('enrolment_unknown');
	return enrolments;
}
