import { newId } from '#lib/ids.ts';
import { NotFound } from '#lib/errors.ts';
import { logAccess } from '../audit/access-log.ts';
import { readAliases } from '../courses/aliases.ts';
import { levelsOf, type CourseModel } from '../courses/model.ts';
import { findActive, findVersion } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { renameResponses } from '../pace/renamed.ts';
import { recordStatements } from '../xapi/record.ts';
import { moduleCompleted, progressed } from '../xapi/statements.ts';
import type { Statement } from '../xapi/types.ts';
import { movedRows, type Moved } from './moved.ts';
import {
	lockMovable,
	updateExercises,
	updateLevels,
	updateMarks,
	updateModules,
	updatePages,
	type MovableRow
} from './move-queries.ts';
import { selectAnswered, selectReaders, selectShown } from './queries.ts';
import { renamingBetween, standingsIn } from './renaming.ts';

export type MovePreview = {
	edition: number;
	people: number;
	/** Exercises of this edition that are not in the active version; who answered them keeps the answers. */
	gone: { id: string; answered: number }[];
	/** Exercises that became another type and have to be made again. */
	fresh: { id: string; answered: number }[];
	/** Exercises that are new. */
	added: number;
};

/** What moving would mean for who is in the middle of an older edition, an edition each. */
export async function previewMoves(
	tx: Transaction,
	actor: Acting,
	courseId: string
): Promise<MovePreview[]> {
	const { organisationId } = actor;
	const course = { organisationId, courseId };
	const to = await activeVersion(tx, actor, courseId);
	const shown = await selectShown(tx, course);
	const aliases = await readAliases(tx, organisationId, courseId);
	const answered = await selectAnswered(tx, course);
	const { busy } = await selectReaders(tx, course);
	const previews: MovePreview[] = [];
	for (const { edition, people } of busy) {
		const from = await findVersion(tx, actor, courseId, shown.get(edition) ?? '');
		if (edition === to.edition || !from) continue;
		const renaming = renamingBetween(from.model, to.model, aliases);
		const old = [...standingsIn(from.model).keys()];
		const now = old.map((id) => ({ id, became: renaming.exercise(id) }));
		const count = (id: string) => ({ id, answered: answered.get(id) ?? 0 });
		const kept = new Set(now.map(({ became }) => became?.id));
		previews.push({
			...{ edition, people },
			gone: now.filter(({ became }) => !became).map(({ id }) => count(id)),
			fresh: now.filter(({ became }) => became?.fresh).map(({ id }) => count(id)),
			added: [...standingsIn(to.model).keys()].filter((id) => !kept.has(id)).length
		});
	}
	return previews;
}

/**
 * Moves everybody who is in the middle of a module in an edition to the active version. Answers to exercises that still
 * exist stay with them, under whatever name; nothing that was recorded is removed. Finished modules stay as they are.
 * Throws NotFound `version_unknown` for an edition that was never there.
 */
export async function moveParticipants(
	tx: Transaction,
	actor: Acting,
	{ courseId, edition }: { courseId: string; edition: number },
	now: Date
): Promise<{ moved: number }> {
	const { organisationId } = actor;
	const course = { organisationId, courseId };
	const to = await activeVersion(tx, actor, courseId);
	const shown = (await selectShown(tx, course)).get(edition);
	const from = shown ? await findVersion(tx, actor, courseId, shown) : undefined;
	if (!from) throw new NotFound('version_unknown');
	if (to.edition === edition) return { moved: 0 };

	const aliases = await readAliases(tx, organisationId, courseId);
	const renaming = renamingBetween(from.model, to.model, aliases);
	const all = (await lockMovable(tx, course, edition)).map((row) => ({
		row,
		moved: movedRows(row, renaming, edition, to)
	}));
	const movers = all.filter(({ moved }) => moved.modules.length > 0);
	if (movers.length === 0) return { moved: 0 };
	await write(tx, organisationId, movers, now);
	await renameResponses(
		tx,
		course,
		movers.flatMap(({ row, moved }) =>
			moved.exercises
				.filter(({ was, exerciseId }) => was !== exerciseId)
				.map(({ was, exerciseId, moduleId }) => ({
					...{ enrolmentId: row.enrolmentId, was, exerciseId, moduleId }
				}))
		)
	);
	const statements = movers.flatMap((one) => statementsOf(one, courseId, to.hash, now));
	await recordStatements(tx, organisationId, statements, now);
	const subjects = [...new Set(movers.map(({ row }) => row.participantId))];
	const object = `course:${courseId}:${to.edition}`;
	const look = { action: 'courses.publish', subjects, object, purpose: 'course version' };
	await logAccess(tx, actor, { ...look, rule: 'own organisation' }, now);
	return { moved: subjects.length };
}

type Mover = { row: MovableRow; moved: Moved };

async function write(
	tx: Transaction,
	organisationId: string,
	movers: Mover[],
	now: Date
): Promise<void> {
	const each = <Row extends object>(rows: (moved: Moved) => Row[]) =>
		movers.flatMap(({ row: { enrolmentId }, moved }) =>
			rows(moved).map((row) => ({ ...row, enrolmentId }))
		);
	await updatePages(
		tx,
		organisationId,
		each(({ pages }) => pages)
	);
	await updateExercises(
		tx,
		organisationId,
		each(({ exercises }) => exercises)
	);
	await updateMarks(
		tx,
		organisationId,
		each(({ pages }) => pages),
		each(({ exercises }) => exercises)
	);
	const modules = each((moved) => moved.modules);
	await updateModules(tx, organisationId, modules, now);
	await updateLevels(tx, organisationId, modules);
}

/** Progress that a move changes is recorded as any other. */
function statementsOf(
	{ row, moved }: Mover,
	courseId: string,
	revision: string,
	now: Date
): Statement[] {
	return moved.modules.flatMap(({ moduleId, was, percent, wasPercent, completes }) => {
		const given = row.levels.filter((level) => level.moduleId === was);
		const doing = {
			actorId: row.actorId,
			registration: row.enrolmentId,
			groupId: row.groupId,
			revision,
			variant: [...levelsOf(given.map(({ level }) => level))].filter((one) => one !== 'basis'),
			where: { courseId, moduleId }
		};
		const event = () => ({ id: newId(now.getTime()), at: now });
		return [
			...(percent === wasPercent ? [] : [progressed(doing, event(), percent)]),
			...(completes ? [moduleCompleted(doing, event())] : [])
		];
	});
}

async function activeVersion(
	tx: Transaction,
	actor: Acting,
	courseId: string
): Promise<{ model: CourseModel; edition: number; hash: string }> {
	const hash = await findActive(tx, actor, courseId);
	const version = hash ? await findVersion(tx, actor, courseId, hash) : undefined;
	if (!version) throw new NotFound('course_unknown');
	return version;
}
