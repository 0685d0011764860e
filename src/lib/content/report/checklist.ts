import type { ModuleReport } from './module-report.ts';

/** What a finished module has at least and at most. */
export const limits = {
	steps: { least: 6, most: 13 },
	stepMinutes: { least: 1, most: 3 },
	graded: 8,
	types: 4,
	extra: 3,
	deep: 3,
	questions: 3,
	/** On screen. */
	minutes: 30,
	/** Of one illustration, in bytes. */
	illustration: 15_000
};

/** What a module still lacks, one sentence each; none when it is finished. */
export function shortfallsOf(report: ModuleReport): string[] {
	const { steps, otherSteps, without, illustrations, reading } = report;
	const found: string[] = [];
	const require = (fine: boolean, what: string): void => {
		if (!fine) found.push(what);
	};
	const { least, most } = limits.steps;
	require(steps.length >= least &&
		steps.length <= most, `${steps.length} stappen; ${least} tot ${most} is goed`);
	const odd = [...steps, ...otherSteps].filter(
		({ minutes }) => minutes < limits.stepMinutes.least || minutes > limits.stepMinutes.most
	);
	require(odd.length === 0, `niet 1 tot 3 minuten: ${odd.map(({ id }) => id).join(', ')}`);
	require(report.graded >=
		limits.graded, `${report.graded} nagekeken opdrachten van de ${limits.graded}`);
	require(report.types.length >=
		limits.types, `${report.types.length} soorten opdracht van de ${limits.types}`);
	require(report.extra >= limits.extra, `${report.extra} opdrachten extra van de ${limits.extra}`);
	require(report.deep >= limits.deep, `${report.deep} opdrachten verdieping van de ${limits.deep}`);
	require(without.hint.length === 0, `zonder hint: ${without.hint.join(', ')}`);
	require(without.explanation.length === 0, `zonder uitleg: ${without.explanation.join(', ')}`);
	require(without.feedback.length === 0, `niet overal een reactie: ${without.feedback.join(', ')}`);
	require(report.offline === 1, `${report.offline} doe-opdrachten in plaats van 1`);
	require(report.talks === 1, `${report.talks} gesprekken in plaats van 1`);
	require(report.notes > 0, 'geen notities voor de begeleider');
	require(report.questions >=
		limits.questions, `${report.questions} vragen voor het gesprek van de ${limits.questions}`);
	require(report.goals.length > 0, 'geen leerdoel');
	require(report.goals.every((goal) =>
		/^ik\b/i.test(goal)
	), 'een leerdoel dat niet met "Ik" begint');
	require(illustrations.length > 0, 'geen illustratie');
	const big = illustrations.filter(({ size }) => size > limits.illustration);
	require(big.length === 0, `illustratie boven 15 kB: ${big.map(({ path }) => path).join(', ')}`);
	const mute = illustrations.filter(({ alts }) => alts.some((alt) => alt.trim() === ''));
	require(mute.length === 0, `zonder beschrijving: ${mute.map(({ path }) => path).join(', ')}`);
	require(report.reviewOn !== undefined, 'geen datum om te herzien');
	require(report.minutes <=
		limits.minutes, `${report.minutes} minuten op het scherm; hooguit ${limits.minutes}`);
	require(!reading.tooHard, `te moeilijk om te lezen: Douma ${Math.round(reading.douma)}, LIX ${Math.round(reading.lix)}`);
	return found;
}
