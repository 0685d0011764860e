import { runAsScript } from './entry.ts';
import { describeProblem, Problem } from './setup/problem.mjs';
import { oneOf, type Counts } from './test/counts.ts';
import { steps, type Step } from './test/steps.ts';

type Outcome = Counts & { title: string; seconds: number };

await runAsScript(import.meta, async () => {
	const { chosen, args } = choose(process.argv.slice(2));
	const outcomes: Outcome[] = [];
	for (const step of chosen) outcomes.push(await runStep(step, args));

	console.log('\n── Summary');
	for (const { title, passed, failed, seconds } of outcomes) {
		const result = failed > 0 ? `${failed} failed` : 'in order';
		console.log(
			`${title.padEnd(20)}${result.padEnd(12)}${String(passed).padStart(5)} passed  ${seconds} s`
		);
	}
	const sum = (key: keyof Counts) => outcomes.reduce((total, outcome) => total + outcome[key], 0);
	const failed = sum('failed');
	console.log(`${sum('passed')} passed, ${failed} failed`);
	process.exit(failed > 0 ? 1 : 0);
});

/** `npm test -- e2e` runs one step; what begins with a dash goes to its runner. */
function choose(words: string[]): { chosen: Step[]; args: string[] } {
	const first = words.findIndex((word) => word.startsWith('-'));
	const names = first < 0 ? words : words.slice(0, first);
	const unknown = names.find((name) => !steps.some((step) => step.name === name));
	if (unknown) {
		const known = steps.map(({ name }) => name).join(', ');
		throw new Problem(
			`There is no test step ${unknown}.`,
			`Choose from ${known}, or none for all.`
		);
	}
	const chosen = steps.filter(({ name, onlyAsked }) =>
		names.length > 0 ? names.includes(name) : !onlyAsked
	);
	return { chosen, args: first < 0 ? [] : words.slice(first) };
}

async function runStep(step: Step, args: string[]): Promise<Outcome> {
	console.log(`\n── ${step.title}`);
	const begun = Date.now();
	let counts: Counts;
	try {
		counts = await step.run(args);
	} catch (error) {
		console.error(describeProblem(error));
		counts = oneOf(false);
	}
	return { ...counts, title: step.title, seconds: Math.round((Date.now() - begun) / 1000) };
}
