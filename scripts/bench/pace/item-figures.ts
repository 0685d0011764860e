import { EXTRA_TIME } from '#lib/server/pace/constants.ts';
import { predictItems } from '#lib/server/pace/contract/predict-items.ts';
import { firstItems } from '#lib/server/pace/contract/snapshot.ts';
import type { ContractEvent, ItemsRow } from '#lib/server/pace/contract/types.ts';
import { auc, countsOf, f1, mean, precision, recall, spearman } from './measures.ts';
import type { Site, TruePupil } from './site.ts';

/** Figures of one run, by name; NaN where a run says nothing about it. */
export type Figures = Record<string, number>;

type Variant = ItemsRow['variant'];
const VARIANTS: readonly Variant[] = ['extra', 'basis', 'verdieping'];
const Z80 = 1.2816;

/** What the estimator makes of everybody's first items, beside the rules that other systems use. */
export function itemFigures(site: Site, count: number): Figures {
	const rows = predictItems(site, count);
	const known = new Map(site.truth.map((pupil) => [pupil.id, pupil]));
	const truth = rows.flatMap(({ actor }) => known.get(actor) ?? []);
	const average = mean(truth.map(({ tau }) => tau));
	const speed = truth.map(({ tau }) => tau - average);
	const struggling = truth.map(isStruggling);
	const rushing = truth.map(isRushing);
	const variants = truth.map((pupil) => variantOf(pupil, average));
	const flagged = countsOf(
		rows.map((row) => row.struggling),
		struggling
	);
	const naive = naiveRows(site, count, rows);
	return {
		pupils: rows.length,
		speed: spearman(
			rows.map((row) => row.log_speed),
			speed
		),
		covered: share(
			rows,
			(row, i) => Math.abs(row.log_speed - (speed[i] ?? 0)) < Z80 * row.log_speed_se
		),
		strugglingAuc: auc(
			rows.map((row) => row.p_struggling),
			struggling
		),
		strugglingPrecision: precision(flagged),
		strugglingRecall: recall(flagged),
		struggling: share(struggling, Boolean),
		rushing: f1(
			countsOf(
				rows.map((row) => row.rushing),
				rushing
			)
		),
		variants: macroF1(
			rows.map((row) => row.variant),
			variants
		),
		opposite: share(rows, ({ variant }, i) => areOpposite(variant, variants[i])),
		lag: falseExtra(rows, truth, true) - falseExtra(rows, truth, false),
		naiveSpeed: spearman(naive.speed, speed),
		naiveAuc: auc(naive.wrong, struggling),
		naivePrecision: precision(countsOf(naive.manyWrong, struggling)),
		naiveRecall: recall(countsOf(naive.manyWrong, struggling)),
		naiveRushing3: f1(countsOf(naive.under3, rushing)),
		naiveRushing5: f1(countsOf(naive.under5, rushing)),
		naiveVariants: macroF1(naive.byScore, variants)
	};
}

function isRushing({ rapid }: TruePupil): boolean {
	return rapid > 0.15;
}

function isStruggling(pupil: TruePupil): boolean {
	return pupil.accuracy < 0.6 && !isRushing(pupil);
}

function variantOf(pupil: TruePupil, average: number): Variant {
	if (isStruggling(pupil)) return 'extra';
	if (isRushing(pupil) || pupil.accuracy <= 0.85) return 'basis';
	const speed = pupil.tau - average + (pupil.extraReadingTime ? EXTRA_TIME : 0);
	return speed > 0.1 ? 'verdieping' : 'basis';
}

function areOpposite(a: Variant, b: Variant | undefined): boolean {
	return (a === 'extra' && b === 'verdieping') || (a === 'verdieping' && b === 'extra');
}

function share<T>(rows: readonly T[], test: (row: T, i: number) => boolean): number {
	return rows.filter(test).length / rows.length;
}

/** Mean of the F1 of each variant. */
function macroF1(said: readonly Variant[], truth: readonly Variant[]): number {
	return mean(
		VARIANTS.map((variant) =>
			f1(
				countsOf(
					said.map((one) => one === variant),
					truth.map((one) => one === variant)
				)
			)
		)
	);
}

/** In points: of those who do not struggle, how many get `extra` all the same. */
function falseExtra(rows: readonly ItemsRow[], truth: readonly TruePupil[], lag: boolean): number {
	const others = rows.filter((_, i) => {
		const pupil = truth[i];
		return pupil?.readingLag === lag && !isStruggling(pupil);
	});
	return 100 * share(others, ({ variant }) => variant === 'extra');
}

/** The rules of other systems: total elapsed time, wrong answers, scores, and a fixed number of seconds. */
function naiveRows(site: Site, count: number, rows: readonly ItemsRow[]) {
	const lessons = new Map(site.items.map(({ id, lesson }) => [id, lesson]));
	const perPupil = Map.groupBy(firstItems(site, count), ({ actor }) => actor);
	const own = rows.map(({ actor }) => perPupil.get(actor) ?? []);
	const first = own.map((events) => events.filter(({ attempt }) => attempt === 1));
	const scores = first.map((events) => share(events, ({ correct }) => correct));
	const elapsed = ({ started, answered }: ContractEvent): number => answered - started;
	const fast = (seconds: number): boolean[] =>
		first.map(
			(events) => share(events, (event) => (event.activeS ?? elapsed(event)) < seconds) > 0.15
		);
	return {
		speed: own.map((events) => -events.reduce((sum, event) => sum + elapsed(event), 0)),
		wrong: own.map((events) => events.filter(({ correct }) => !correct).length),
		manyWrong: own.map((events) =>
			[...Map.groupBy(events, ({ item }) => lessons.get(item)).values()].some(
				(lesson) => lesson.filter(({ correct }) => !correct).length > 3
			)
		),
		under3: fast(3),
		under5: fast(5),
		byScore: scores.map((score): Variant =>
			score < 0.6 ? 'extra' : score > 0.85 ? 'verdieping' : 'basis'
		)
	};
}
