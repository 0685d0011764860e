import type { Acting } from '../identity/actor.ts';
import type { Place } from './place.ts';
import type { exerciseProgress } from './schema.ts';

export type ExerciseRow = typeof exerciseProgress.$inferInsert & {
	attempts: number;
	hints: number;
	activeMs: number;
	receivedAt: Date | null;
};

/** The stored row of an exercise as read in `place.state`, or a new one when it was never opened. */
export function exerciseRowOf(
	place: Place,
	pageId: string,
	exerciseId: string,
	{ organisationId }: Acting,
	now: Date
): ExerciseRow {
	const { enrolmentId, exercises } = place.state;
	const known = exercises.find((exercise) => exercise.exerciseId === exerciseId);
	const moment = (text: string | null | undefined) => (text ? new Date(text) : null);
	return {
		organisationId,
		enrolmentId,
		moduleId: place.module.id,
		pageId,
		exerciseId,
		openedAt: moment(known?.openedAt) ?? now,
		attempts: known?.attempts ?? 0,
		hints: known?.hints ?? 0,
		solved: known?.solved ?? false,
		done: known?.done ?? false,
		skipped: known?.skipped ?? false,
		activeMs: known?.activeMs ?? 0,
		answerId: known?.answerId ?? null,
		answeredAt: moment(known?.receivedAt),
		receivedAt: moment(known?.receivedAt),
		response: known?.response ?? null,
		sharing: known?.sharing ?? null,
		sensitive: known?.sensitive ?? place.module.sensitive
	};
}
