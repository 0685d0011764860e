import type { Block, CompiledCourse, ExerciseId, Option, OptionId } from '../types.ts';
import { assembleCourse, partsOf } from '../course/assemble.ts';
import { copyMeasures } from '../course/measures.ts';
import { listExercises, type Version } from './exercises.ts';
import { matchOptions, wordsOf, type ChangedOption, type ReplacedOption } from './match-options.ts';
import { mayCarry, type UsedOptions } from './used-options.ts';
import { formerListName, optionLists, renameOptions } from './options.ts';

/** What became of the exercises of the previous version. */
export interface Reconciled {
	/** `next` with the option ids of the previous version wherever it is the same option. */
	course: CompiledCourse;
	/** Answers that kept their id although their words changed (`antwoord-gewijzigd`). */
	changed: (ChangedOption & { exercise: ExerciseId })[];
	/** Answers that came in the place of one other: the publisher may say that they are the same, said otherwise. */
	replaced: (ReplacedOption & { exercise: ExerciseId })[];
	/** Exercises that were there and are not any more, under no name (`id-verdwenen`). */
	gone: ExerciseId[];
	/** Old names that nothing ever had (`vroeger-onbekend`). */
	unknown: { exercise: ExerciseId; formerly: ExerciseId }[];
	/** New name to old name, for those that were there. */
	renamed: Map<ExerciseId, ExerciseId>;
}

/** A choice of the publisher: this option is, or is not (null), that option of the previous version. */
export type Overrule = Map<ExerciseId, Map<OptionId, OptionId | null>>;

/**
 * Carries option ids over from the previous version (`content-format.md` section 8). Exercises are tied by their id, or
 * by `vroeger=`; an exercise that became another type starts afresh. An id that an option had in any earlier version
 * (`used`) is never given to an option that says something else.
 */
export function reconcile(
	previous: Version,
	next: CompiledCourse,
	overrule: Overrule = new Map(),
	used: UsedOptions = new Map()
): Reconciled {
	const before = listExercises(previous);
	const after = listExercises(next);
	const renamed = new Map<ExerciseId, ExerciseId>();
	const unknown: Reconciled['unknown'] = [];
	for (const [id, old] of next.formerly) {
		const was = old.find((each) => before.has(each));
		if (was !== undefined && !before.has(id)) renamed.set(id, was);
		else if (!before.has(id)) unknown.push(...old.map((formerly) => ({ exercise: id, formerly })));
	}
	const names = new Map<ExerciseId, Map<OptionId, OptionId>>();
	const changed: Reconciled['changed'] = [];
	const replaced: Reconciled['replaced'] = [];
	for (const [id, { exercise }] of after) {
		const was = before.get(renamed.get(id) ?? id)?.exercise;
		const lists = was?.type === exercise.type ? optionLists(was) : {};
		const own = new Map<OptionId, OptionId>();
		for (const [name, options] of Object.entries(optionLists(exercise))) {
			const match = matchOptions(lists[formerListName(name, own)] ?? [], options);
			for (const [option, old] of match.names) own.set(option, old);
			changed.push(...match.changed.map((each) => ({ ...each, exercise: id })));
			if (match.replaced) replaced.push({ ...match.replaced, exercise: id });
		}
		const olds = new Set(Object.values(lists).flatMap((list) => list.map((each) => each.id)));
		for (const [option, old] of overrule.get(id) ?? []) {
			if (old === null) own.delete(option);
			// No two answers have one id, and an id that never was means nothing.
			else if (olds.has(old) && ![...own.values()].includes(old)) own.set(option, old);
		}
		const past = new Map([...(used.get(renamed.get(id) ?? id) ?? []), ...(used.get(id) ?? [])]);
		names.set(id, withoutClashes(own, Object.values(optionLists(exercise)).flat(), past));
	}
	const kept = new Set(renamed.values());
	const gone = [...before.keys()].filter((id) => !after.has(id) && !kept.has(id));
	const overruled = changed.filter(({ exercise, id }) =>
		[...(names.get(exercise)?.values() ?? [])].includes(id)
	);
	return { course: renameAll(next, names), changed: overruled, replaced, gone, unknown, renamed };
}

/**
 * A new option may have, by its words, the provisional id that another option keeps from before (words that moved from
 * one answer to another), or had once. It then gets an id of its own.
 */
function withoutClashes(
	names: Map<OptionId, OptionId>,
	options: Option[],
	used: ReadonlyMap<OptionId, string>
): Map<OptionId, OptionId> {
	const taken = new Set(names.values());
	const settled = new Map(names);
	for (const option of options) {
		const { id } = option;
		if (settled.has(id)) continue;
		const free = (wanted: OptionId) =>
			!taken.has(wanted) && mayCarry(used.get(wanted), wordsOf(option));
		let fresh = id;
		for (let n = 2; !free(fresh); n++) fresh = `${id}x${n}`;
		taken.add(fresh);
		if (fresh !== id) settled.set(id, fresh);
	}
	return settled;
}

function renameAll(
	next: CompiledCourse,
	names: Map<ExerciseId, Map<OptionId, OptionId>>
): CompiledCourse {
	const changing = new Set(
		[...names].filter(([, own]) => [...own].some(([id, old]) => id !== old)).map(([id]) => id)
	);
	if (changing.size === 0) return next;
	const isRenamed = (block: Extract<Block, { kind: 'oefening' }>) =>
		changing.has(block.exercise.id);
	const parts = partsOf(next);
	const modules = parts.modules.map((module) => ({
		...module,
		pages: module.pages.map((written) => {
			const { page, keys, guide } = written;
			if (!page.blocks.some((block) => block.kind === 'oefening' && isRenamed(block)))
				return written;
			const renamedKeys = new Map(keys);
			const blocks = page.blocks.map((block) => {
				if (block.kind !== 'oefening') return block;
				const { id } = block.exercise;
				const key = keys.get(id);
				const own = names.get(id);
				if (key === undefined || own === undefined) return block;
				const renamed = renameOptions(block.exercise, key, own);
				renamedKeys.set(id, renamed.key);
				return { ...block, exercise: renamed.exercise };
			});
			return { page: { ...page, blocks }, keys: renamedKeys, guide };
		})
	}));
	return assembleCourse(copyMeasures({ ...parts, modules }));
}
