import type { Step } from '../types.ts';
import { nearestName } from '../suggest.ts';
import { bounds } from '../parse/bounds.ts';
import type { Span } from '../parse/source.ts';
import type { WrittenOption } from './choices.ts';
import { reportMissing, type ExerciseInput } from './shape.ts';

/** A choice as written, with the heading it names. */
export interface WrittenChoice extends WrittenOption {
	/** The heading, as it appears in a link. */
	target: string;
	written: string;
	link: Span;
}
export interface WrittenStep {
	slug: string;
	words: string;
	/** Of the heading. */
	span: Span;
	step: Omit<Step, 'choices'>;
	choices: WrittenChoice[];
}

/**
 * Reports steps that exist twice, choices that lead nowhere, steps that no choice leads to, and steps from which no
 * ending can be reached. False when the story cannot be followed.
 */
export function checkPaths(input: ExerciseInput, steps: WrittenStep[]): boolean {
	const { source } = input.ctx;
	if (steps.length > bounds.steps) {
		source.report('te-veel', input.block.span, {
			count: steps.length,
			limit: bounds.steps,
			what: 'stappen',
			where: 'in deze oefening'
		});
		return false;
	}
	const nameless = steps.find(({ slug }) => slug === '');
	if (nameless !== undefined) {
		reportMissing(
			input,
			'de titel van een stap',
			'Schrijf hem achter de hekjes: `### Op het plein`.'
		);
		return false;
	}
	const bySlug = new Map<string, WrittenStep>();
	let fine = true;
	for (const step of steps) {
		if (bySlug.has(step.slug)) {
			fine = false;
			source.report('dubbele-stap', step.span, { title: step.words });
		} else bySlug.set(step.slug, step);
	}
	for (const { target, written, link } of steps.flatMap(({ choices }) => choices)) {
		if (bySlug.has(target)) continue;
		fine = false;
		const suggestion = nearestName(target, bySlug.keys());
		const fix = suggestion && source.replacing(link, written, `#${suggestion}`);
		const values = { target: written.slice(0, 60), suggestion };
		source.report('stap-bestaat-niet', link, values, fix || undefined);
	}
	if (!fine) return false;
	reportUnreachable(input, steps, bySlug);
	return checkEndings(input, steps, bySlug);
}

function reportUnreachable(
	input: ExerciseInput,
	steps: WrittenStep[],
	bySlug: Map<string, WrittenStep>
): void {
	const reached = new Set(steps.slice(0, 1));
	// A set that grows while it is walked: every step that is added is visited as well.
	for (const { choices } of reached) {
		for (const { target } of choices) {
			const step = bySlug.get(target);
			if (step !== undefined) reached.add(step);
		}
	}
	for (const step of steps) {
		if (reached.has(step)) continue;
		input.ctx.source.report('stap-onbereikbaar', step.span, { title: step.words });
	}
}

function checkEndings(
	input: ExerciseInput,
	steps: WrittenStep[],
	bySlug: Map<string, WrittenStep>
): boolean {
	const ends = new Set(steps.filter(({ choices }) => choices.length === 0));
	for (let grown = true; grown;) {
		grown = false;
		for (const step of steps) {
			const leads = step.choices.some(({ target }) => {
				const next = bySlug.get(target);
				return next !== undefined && ends.has(next);
			});
			if (!leads || ends.has(step)) continue;
			ends.add(step);
			grown = true;
		}
	}
	const lost = steps.find((step) => !ends.has(step));
	if (lost === undefined) return true;
	input.ctx.source.report('scenario-zonder-einde', lost.span, { title: lost.words });
	return false;
}
