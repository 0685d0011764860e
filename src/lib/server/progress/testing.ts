import { compileCourse } from '#lib/content/compile-course.ts';
import type { CompiledCourse } from '#lib/content/types.ts';
import type { Answer } from '#lib/answers.ts';
import { newId } from '#lib/ids.ts';
import type { StepPage } from '#lib/homework.ts';
import { assign } from '../assignments/assign.ts';
import { publishCourse } from '../courses/publish.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';

const HEAD =
	'---\ntitel: Toetscursus\ndoelgroep: groep 8\ntaal: nl\neigenaar: Team\n---\n\nEen cursus.\n';
const MODULE = `---
titel: Begin
doelen:
  - Ik kan beginnen.
bijeenkomst: 1
meenemen:
  - Een tip.
---
`;
const FIRST = `---
titel: Eerste stap
minuten: 2
---

Lees dit eerst.

:::meerkeuze{#kies}
Wat doe je?

- [ ] Niets.
  > Dan gebeurt er niets.
- [x] Iets.
  > Ja, dat helpt.
- [ ] Alles.
  > Dat is veel.

> Hint: Denk klein.

> Uitleg: Iets doen helpt vaak.
:::

:::open{#vertel regels=2}
Wat wil jij vertellen?

> Voorbeeld: Ik vertel over mijn fiets.
:::
`;
const SECOND = `---
titel: Tweede stap
minuten: 2
---

:::volgorde{#reeks}
Zet op volgorde.

1. Een.
2. Twee.
3. Drie.
4. Vier.

> Hint: Tel.

> Uitleg: Zo tel je.
:::

:::extra
:::meerkeuze{#meer}
Nog eentje?

- [x] Ja.
  > Goed idee.
- [ ] Nee.
  > Later dan.

> Hint: Probeer.

> Uitleg: Oefenen helpt.
:::
:::
`;

/** A course of one module with two steps, from Markdown; parts can be replaced, and lines added to the head of the module. */
export function compileTestCourse(
	pages: { first?: string; second?: string; module?: string; glossary?: string } = {}
): CompiledCourse {
	const { course, messages } = compileCourse(
		new Map([
			['course.md', HEAD],
			['01-begin/module.md', MODULE.replace('---\n', `---\n${pages.module ?? ''}`)],
			['01-begin/01-eerste.md', pages.first ?? FIRST],
			['01-begin/02-tweede.md', pages.second ?? SECOND],
			...(pages.glossary ? [['glossary.md', pages.glossary] as const] : [])
		]),
		{ folder: 'toets' }
	);
	if (!course) throw new Error(messages.map(({ text }) => text).join('\n'));
	return course;
}

export const TEST_PAGES = { first: FIRST, second: SECOND };

/** Publishes the course and gives it to the worker's group. */
export async function giveTestCourse(
	tx: Transaction,
	worker: Actor,
	groupId: string,
	now: Date,
	pages: Parameters<typeof compileTestCourse>[0] = {}
): Promise<void> {
	const tenant = { organisationId: worker.organisationId, personId: null };
	await publishCourse(tx, tenant, compileTestCourse(pages), 'Toets', now);
	const startsOn = now.toISOString().slice(0, 10);
	const what = { courseId: 'toets', moduleId: null, to: { groupId }, startsOn, dueOn: null };
	const given = await assign(tx, worker, what, now);
	if ('problem' in given) throw new Error(given.problem);
}

/** An answer to an exercise on a step as its page would send it. */
export function answerTo(step: StepPage, exerciseId: string, response: unknown): Answer {
	return {
		id: newId(),
		enrolmentId: step.path.enrolmentId,
		moduleId: step.path.moduleId,
		pageId: step.pageId,
		exerciseId,
		versionHash: step.versionHash,
		response,
		skipped: false,
		activeMs: 12_000
	};
}

/** The id of the option with this text, as a participant sees it. */
export function optionNamed(step: StepPage, exerciseId: string, text: string): string {
	for (const block of step.blocks) {
		if (block.kind !== 'oefening' || block.exercise.id !== exerciseId) continue;
		if (!('options' in block.exercise)) continue;
		const option = block.exercise.options.find(({ c }) => c.join('') === text);
		if (option) return option.id;
	}
	throw new Error(`No option "${text}"`);
}
