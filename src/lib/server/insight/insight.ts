import type { Rating } from '#lib/answers.ts';
import { maySkip } from '#lib/content/grade.ts';
import { runningText, splitQuestion } from '#lib/components/blocks/words.ts';
import { plainInline } from '#lib/content/plain-text.ts';
import type { AnswerKey, Exercise, ExerciseEntry, Module, PageEntry } from '#lib/content/types.ts';
import {
	LEAST,
	type Insight,
	type InsightRow,
	type Measured,
	type ModuleRating
} from '#lib/insight.ts';
import { getActiveVersion } from '../courses/active.ts';
import { listEditions } from '../courses/editions.ts';
import { publishedSource } from '../courses/source.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { median } from '../pace/numbers.ts';
import { exerciseInPage } from '../progress/blocks.ts';
import { judgeItem } from './judge.ts';
import { mostShared } from './mistakes.ts';
import { selectFirstAnswers, selectRatings, type FirstAnswer } from './queries.ts';

/**
 * What all participants of the organisation together made of each exercise of the live version, worst first. Only numbers
 * over at least `LEAST` participants; of a sensitive module only how many did it. Throws NotFound `course_unknown`.
 *
 * @param edition answers given under this edition only; null, or one that does not exist: all of them.
 */
export async function getInsight(
	tx: Transaction,
	actor: Acting,
	courseId: string,
	edition: number | null
): Promise<Insight> {
	const { organisationId } = actor;
	const { model } = await getActiveVersion(tx, actor, courseId);
	const versions = await listEditions(tx, actor, courseId);
	const editions = [...new Set(versions.map((version) => version.edition))];
	const chosen = editions.find((one) => one === edition) ?? null;
	const editionOf = new Map(versions.map((version) => [version.hash, version.edition]));

	const about = { organisationId, courseId };
	const answers = Map.groupBy(await selectFirstAnswers(tx, about), ({ exerciseId }) => exerciseId);
	const source = publishedSource(tx, actor, model);
	const rows: InsightRow[] = [];
	for (const module of model.course.modules) {
		for (const [step, entry] of module.pages.entries()) {
			const page = await source.page(entry.hash);
			const keys = await source.keys(entry.hash);
			for (const one of entry.exercises) {
				const exercise = exerciseInPage(page, one.id);
				if (!exercise || one.only === 'papier') continue;
				const given = told(
					answers.get(one.id) ?? [],
					({ versionHash }) => chosen === null || editionOf.get(versionHash) === chosen
				);
				rows.push(
					rowOf({ module, step: step + 1, entry, one, exercise, key: keys[one.id] }, given)
				);
			}
		}
	}
	const rated = await selectRatings(tx, about);
	return {
		courseTitle: model.course.title.split(':')[0]?.trim() || model.course.title,
		editions,
		edition: chosen,
		// What nothing is known of keeps the order of the course, at the end.
		rows: rows.toSorted((a, b) => (b.need ?? -1) - (a.need ?? -1)),
		ratings: model.course.modules.map((module) => ratingOf(module, rated, chosen))
	};
}

type About = {
	module: Module;
	step: number;
	entry: PageEntry;
	one: ExerciseEntry;
	exercise: Exercise;
	key: AnswerKey | undefined;
};

function rowOf(
	{ module, step, entry, one, exercise, key }: About,
	given: FirstAnswer[]
): InsightRow {
	const n = given.length;
	// An answer keeps the sensitivity it was given under, whatever the module says now.
	const open = given.filter(({ sensitive }) => !sensitive);
	const measured = module.sensitive || open.length < LEAST ? null : measure(exercise, key, open);
	const judged = measured && judgeItem(measured, one.authorSeconds);
	return {
		exerciseId: one.id,
		moduleId: module.id,
		moduleTitle: module.title,
		step,
		pageId: entry.id,
		type: one.type,
		question: nameOf(exercise) || entry.title,
		level: one.level === 'basis' ? entry.level : one.level,
		expected: one.authorSeconds,
		measured,
		n: n < LEAST ? 0 : n,
		sensitive: module.sensitive,
		need: judged?.need ?? null,
		reasons: judged?.reasons ?? []
	};
}

/** The words an author knows an exercise by; of a text with gaps the text itself. Empty when it asks nothing. */
function nameOf({ title, question }: Exercise): string {
	return title ?? plainInline(splitQuestion(question).legend ?? runningText(question)).trim();
}

function measure(exercise: Exercise, key: AnswerKey | undefined, given: FirstAnswer[]): Measured {
	const n = given.length;
	const share = (some: FirstAnswer[], of: FirstAnswer[]) => some.length / of.length;
	const graded = given.filter(({ success }) => success !== null);
	const times = given.flatMap(({ activeMs, skipped }) =>
		activeMs === null || skipped ? [] : [activeMs / 1000]
	);
	const wrong = graded.filter(({ success }) => !success);
	const mistake = key
		? mostShared(
				exercise,
				key,
				wrong.map(({ response }) => response)
			)
		: null;
	return {
		n,
		firstTry:
			graded.length < LEAST
				? null
				: share(
						graded.filter((one) => one.success),
						graded
					),
		seconds: times.length < LEAST ? null : Math.round(median(times)),
		hints:
			exercise.hints === 0
				? null
				: share(
						given.filter(({ hinted }) => hinted),
						given
					),
		skipped: maySkip(exercise)
			? share(
					given.filter(({ skipped }) => skipped),
					given
				)
			: null,
		mistake: mistake && { ...mistake, percent: Math.round((100 * mistake.count) / n) }
	};
}

/**
 * The answers of one edition, or none at all when so few are left over that comparing two editions with everything would
 * tell what these few did.
 */
function told<One>(
	all: One[],
	chosen: (one: One) => boolean,
	count = (some: One[]) => some.length
) {
	const some = all.filter(chosen);
	const rest = count(all) - count(some);
	return rest > 0 && rest < LEAST ? [] : some;
}

type Rated = Awaited<ReturnType<typeof selectRatings>>;

function ratingOf(module: Module, rated: Rated, edition: number | null): ModuleRating {
	const sum = (some: Rated) => some.reduce((total, { count }) => total + count, 0);
	const own = told(
		rated.filter(({ moduleId }) => moduleId === module.id),
		(one) => edition === null || one.edition === edition,
		sum
	);
	const { id: moduleId, title } = module;
	if (sum(own) < LEAST) return { moduleId, title, n: 0, counts: null };
	const countOf = (rating: Rating) => sum(own.filter((one) => one.rating === rating));
	const counts = { easy: countOf('easy'), right: countOf('right'), hard: countOf('hard') };
	return { moduleId, title, n: sum(own), counts };
}
