import type { Exercise, ExerciseId, QuestionnaireExercise } from '../types.ts';
import { canonicalJson } from '../canonical.ts';
import { plainInline, plainTexts } from '../plain-text.ts';
import { listExercises, type PlacedExercise, type Version } from './exercises.ts';
import { likeness, sameAnswer } from './likeness.ts';
import { negationChanged } from './negation.ts';
import { optionLists } from './options.ts';

/** Why a change is more than a correction. */
export interface ChangeReason {
	what:
		| 'new'
		| 'gone'
		| 'moved'
		| 'type'
		| 'options'
		| 'key'
		| 'level'
		| 'attempts'
		| 'bounds'
		| 'negation'
		| 'modules';
	exercise?: ExerciseId;
}

/**
 * The class of a change (`content-format.md` section 9). A `correctie` touches only texts, images, feedback, hints and
 * notes: everybody gets it at once. Anything else is a `wijziging`: a new edition. `next` must have been reconciled.
 */
export function classifyChange(
	previous: Version,
	next: Version
): { class: 'correctie' | 'wijziging'; reasons: ChangeReason[] } {
	const before = listExercises(previous);
	const after = listExercises(next);
	const reasons: ChangeReason[] = [];
	if (moduleIds(previous) !== moduleIds(next)) reasons.push({ what: 'modules' });
	for (const id of before.keys()) if (!after.has(id)) reasons.push({ what: 'gone', exercise: id });
	for (const [id, now] of after) {
		const was = before.get(id);
		if (was === undefined) reasons.push({ what: 'new', exercise: id });
		else reasons.push(...compareExercises(was, now).map((what) => ({ what, exercise: id })));
	}
	return { class: reasons.length === 0 ? 'correctie' : 'wijziging', reasons };
}

function moduleIds({ course }: Version): string {
	return course.modules.map(({ id }) => id).join(' ');
}

/** Why an exercise changed by more than a correction; empty when it did not. */
export function compareExercises(was: PlacedExercise, now: PlacedExercise): ChangeReason['what'][] {
	const one = was.exercise;
	const other = now.exercise;
	if (one.type !== other.type) return ['type'];
	const differs: [ChangeReason['what'], boolean][] = [
		['moved', was.module !== now.module],
		['options', optionIds(one) !== optionIds(other)],
		['key', solutionOf(was) !== solutionOf(now)],
		['level', was.level !== now.level || was.only !== now.only || was.pageLevel !== now.pageLevel],
		['attempts', one.attempts !== other.attempts],
		['bounds', boundsOf(one) !== boundsOf(other) || !sameEnds(one, other)],
		['negation', negationChanged(questionOf(one), questionOf(other))]
	];
	return differs.filter(([, different]) => different).map(([what]) => what);
}

function optionIds(exercise: Exercise): string {
	const lists = Object.entries(optionLists(exercise));
	return canonicalJson(lists.map(([name, options]) => [name, options.map(({ id }) => id).sort()]));
}

/** The key without what is told: that may change in a correction. */
function solutionOf({ key }: PlacedExercise): string {
	if (key === undefined) return '';
	switch (key.type) {
		case 'meerkeuze':
			return canonicalJson(key.correct);
		case 'kies-meer':
			return canonicalJson(key.correct === null ? null : [...key.correct].sort());
		case 'volgorde':
			return canonicalJson(key.order);
		case 'sorteren':
			return canonicalJson(key.place);
		case 'verbinden':
			return canonicalJson(key.pair);
		case 'invullen':
			return canonicalJson([key.gaps, key.exact]);
		case 'vragenlijst':
			return canonicalJson([...key.reversed].sort());
		default:
			return '';
	}
}

function boundsOf(exercise: Exercise): string {
	switch (exercise.type) {
		case 'schaal':
			return canonicalJson([exercise.from, exercise.to]);
		case 'invullen':
			return canonicalJson([exercise.gaps, exercise.bank?.map(({ c }) => plainInline(c)).sort()]);
		case 'vragenlijst':
			// Any new wording of a measurement makes the two no longer comparable.
			return canonicalJson([
				exercise.moment,
				exercise.sameAs,
				exercise.moment === undefined ? null : wordingOf(exercise)
			]);
		case 'scenario':
			return canonicalJson([
				exercise.start,
				Object.fromEntries(
					exercise.steps.map(({ id, choices }) => [id, choices.map((each) => [each.id, each.to])])
				)
			]);
		default:
			return '';
	}
}

function wordingOf(exercise: QuestionnaireExercise): string[] {
	const options = [...exercise.answers, ...exercise.items].map(({ c }) => plainInline(c));
	return [questionOf(exercise), ...options];
}

/** Whether the words at the ends of a scale still mean the same, as far as likeness can tell. */
function sameEnds(one: Exercise, other: Exercise): boolean {
	if (one.type !== 'schaal' || other.type !== 'schaal') return true;
	const pairs = [
		[one.left ?? '', other.left ?? ''],
		[one.right ?? '', other.right ?? '']
	];
	return pairs.every(
		([was = '', now = '']) => likeness(was, now) >= sameAnswer && !negationChanged(was, now)
	);
}

/** The question with the words of the options left out: those are matched one by one. */
function questionOf(exercise: Exercise): string {
	return [exercise.title ?? '', plainTexts(exercise.question)].join('\n');
}
