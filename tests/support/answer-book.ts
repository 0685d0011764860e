import path from 'node:path';
import { kindOf } from '#lib/content/exercises/kinds.ts';
import type { AnswerKey, CompiledCourse, Exercise } from '#lib/content/types.ts';
import { compileFolder } from '../../scripts/publish-folder.ts';
import { COURSE } from './site.ts';

/** A question with the answer that its author wants; null when nothing is right or wrong. */
export type Asked = { exercise: Exercise; key: AnswerKey; solution: unknown };

/** Every question of a course by its id. */
export type AnswerBook = Map<string, Asked>;

/** The courses that come with the project. Throws when one does not compile. */
export async function readCourses(): Promise<CompiledCourse[]> {
	const problems: string[] = [];
	const folder = path.join(import.meta.dirname, '../../content');
	const courses = await compileFolder(folder, (line) => problems.push(line));
	if (problems.length > 0) throw new Error(problems.join('\n'));
	return courses;
}

/** Reads the course that most tests are about. */
export async function readAnswerBook(): Promise<AnswerBook> {
	const course = (await readCourses()).find((one) => one.course.id === COURSE);
	if (!course) throw new Error('The course that comes with the project does not compile');
	return bookOf(course);
}

export function bookOf(course: CompiledCourse): AnswerBook {
	const book: AnswerBook = new Map();
	for (const [hash, page] of course.pages) {
		for (const block of page.blocks) {
			if (block.kind !== 'oefening') continue;
			const { exercise } = block;
			const key = course.keys.get(hash)?.get(exercise.id);
			if (!key) continue;
			book.set(exercise.id, { exercise, key, solution: kindOf(exercise).solution(exercise, key) });
		}
	}
	return book;
}
