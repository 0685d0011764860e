import type { CompiledCourse, ExerciseId, Message } from '../types.ts';
import { createMessage, sortMessages, type Place } from '../parse/source.ts';
import { classifyChange } from '../publish/classify.ts';
import { listExercises, type Version } from '../publish/exercises.ts';
import { reconcile } from '../publish/reconcile.ts';
import { nearestName } from '../suggest.ts';

/** Where each exercise of a course is written. */
export type ExercisePlaces = Map<ExerciseId, Place & { file: string }>;

const top = { line: 1, column: 1, endLine: 1, endColumn: 1 };

/**
 * What only shows beside the version that is live: exercises that went, names that never were, answers and keys that
 * changed. `id-verdwenen` stops publishing until the publisher has said that it was meant.
 *
 * @param made how many participants made each exercise; without it nothing is said about them.
 */
export function checkVersions(
	previous: Version,
	next: CompiledCourse,
	places: ExercisePlaces,
	made?: ReadonlyMap<ExerciseId, number>
): Message[] {
	const before = listExercises(previous);
	const { course, changed, gone, unknown } = reconcile(previous, next);
	const messages: Message[] = [];
	const at = (id: ExerciseId): Place & { file: string } =>
		places.get(id) ?? { file: 'course.md', ...top };
	for (const id of gone) {
		const was = before.get(id);
		const beside = [...before.values()].find(
			(each) =>
				each.page === was?.page && each.module === was.module && places.has(each.exercise.id)
		);
		const file = beside === undefined ? 'course.md' : at(beside.exercise.id).file;
		const count = made === undefined ? {} : { made: made.get(id) ?? 0 };
		messages.push(createMessage(file, top, 'id-verdwenen', { id, ...count }));
	}
	for (const { exercise, formerly } of unknown) {
		const place = at(exercise);
		const suggestion = nearestName(formerly, before.keys());
		messages.push(
			createMessage(place.file, place, 'vroeger-onbekend', { id: formerly, suggestion })
		);
	}
	for (const { exercise, before: was, after } of changed) {
		const place = at(exercise);
		messages.push(createMessage(place.file, place, 'antwoord-gewijzigd', { before: was, after }));
	}
	for (const { what, exercise } of classifyChange(previous, course).reasons) {
		if (what !== 'key' || exercise === undefined) continue;
		const place = at(exercise);
		messages.push(createMessage(place.file, place, 'sleutel-gewijzigd', { id: exercise }));
	}
	return sortMessages(messages);
}
