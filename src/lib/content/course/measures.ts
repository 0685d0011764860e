import type { AnswerKey, CompiledPage, Exercise, ExerciseId, Message } from '../types.ts';
import { nearestName } from '../suggest.ts';
import { createMessage } from '../parse/source.ts';
import type { CourseParts } from './assemble.ts';

type Questionnaire = Extract<Exercise, { type: 'vragenlijst' }>;
type QuestionnaireKey = Extract<AnswerKey, { type: 'vragenlijst' }>;

/** Reports second measurements whose first one does not exist (`zelfde-als=`). */
export function checkMeasures(pages: { path: string; compiled: CompiledPage }[]): Message[] {
	const first = new Set(
		pages.flatMap(({ compiled }) =>
			compiled.page.blocks.flatMap((block) => {
				const exercise = block.kind === 'oefening' ? block.exercise : undefined;
				const has = exercise?.type === 'vragenlijst' && exercise.sameAs === undefined;
				return has ? [exercise.id] : [];
			})
		)
	);
	return pages.flatMap(({ path, compiled }) =>
		[...compiled.repeats.values()]
			.filter(({ target }) => !first.has(target))
			.map((reference) =>
				createMessage(path, reference, 'meting-onbekend', {
					name: reference.target.slice(0, 60),
					suggestion:
						nearestName(reference.target, first) ?? (first.size === 1 ? [...first][0] : undefined)
				})
			)
	);
}

/**
 * Gives every second measurement the question, answers and statements of the first, ids included: so the two can be
 * compared whatever happens to the words later.
 */
export function copyMeasures(parts: CourseParts): CourseParts {
	const first = new Map<ExerciseId, { exercise: Questionnaire; key: QuestionnaireKey }>();
	for (const { page, keys } of parts.modules.flatMap((module) => module.pages)) {
		for (const block of page.blocks) {
			if (block.kind !== 'oefening' || block.exercise.type !== 'vragenlijst') continue;
			const key = keys.get(block.exercise.id);
			if (key?.type !== 'vragenlijst' || block.exercise.sameAs !== undefined) continue;
			first.set(block.exercise.id, { exercise: block.exercise, key });
		}
	}
	const modules = parts.modules.map((module) => ({
		...module,
		pages: module.pages.map((written) => {
			const keys = new Map(written.keys);
			const blocks = written.page.blocks.map((block) => {
				if (block.kind !== 'oefening' || block.exercise.type !== 'vragenlijst') return block;
				const { exercise } = block;
				const source = exercise.sameAs === undefined ? undefined : first.get(exercise.sameAs);
				const own = keys.get(exercise.id);
				if (source === undefined || own?.type !== 'vragenlijst') return block;
				const { question, answers, items } = source.exercise;
				keys.set(exercise.id, { ...own, reversed: source.key.reversed });
				return { ...block, exercise: { ...exercise, question, answers, items } };
			});
			return { ...written, keys, page: { ...written.page, blocks } };
		})
	}));
	return { ...parts, modules };
}
