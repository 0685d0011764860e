import { compileCourse } from '#lib/content/compile-course.ts';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { newId } from '#lib/ids.ts';
import { compileApart } from '#lib/server/courses/compile-apart.ts';
import { publishVersion } from '#lib/server/courses/publish.ts';
import { createPerson } from '#lib/server/identity/people.ts';
import { createOrganisation } from '#lib/server/organisations/organisations.ts';
import { planPublish } from '#lib/server/publishing/plan.ts';
import { confirmPublish } from '#lib/server/publishing/publish.ts';
import type { Pools } from '../pools.ts';
import { processorTime } from './processor-time.ts';

const MODULES = 20;
const PAGES = 25;
const ROUNDS = 5;

export type PublishTimes = {
	pages: number;
	/** Seconds of processor time for the whole course. */
	compileSeconds: number;
	/** Milliseconds from the source to the live version, compiling included; the middle of some rounds. */
	publishMs: number;
	/** Milliseconds of processor time of this process for the same, which tells on a busy machine too. */
	publishProcessorMs: number;
	/** From the source to showing what changes. */
	planMs: number;
};

/** Publishes a course of 500 pages, then again and again with one page changed, as the author's pages do. */
export async function measurePublishing({ withTransaction }: Pools): Promise<PublishTimes> {
	const now = new Date();
	const organisationId = newId();
	const author = await withTransaction({ organisationId, personId: null }, async (tx) => {
		const slug = `bench-${organisationId}`;
		await createOrganisation(tx, { id: organisationId, slug, name: 'Bench' }, now);
		const person = await createPerson(tx, { organisationId, role: 'author', name: 'Bench' }, now);
		return { organisationId, personId: person.id };
	});
	const files = largeCourse();
	const options = { folder: 'groot' };
	const before = processorTime(process.pid);
	const { course, messages } = compileCourse(files, options);
	const after = processorTime(process.pid);
	if (!course) throw new Error(messages.find(({ severity }) => severity === 'fout')?.text);
	await withTransaction(author, (tx) =>
		publishVersion(tx, author, course, { note: 'Bench', files }, now)
	);
	await compileApart(files, options);

	const times: { publish: number; processor: number; plan: number }[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const path = `0${1 + (round % 9)}-module-${round % 9}/01-stap-0.md`;
		files.set(path, `${files.get(path) as string}\nEen zin erbij ${round}.\n`);
		const begun = performance.now();
		const { course: next } = await compileApart(files, options);
		if (!next) throw new Error('the changed course has a mistake');
		const { seen } = await withTransaction(author, (tx) => planPublish(tx, author, next));
		const planned = performance.now();
		const spent = processorTime(process.pid) ?? 0;
		const { course: again } = await compileApart(files, options);
		if (!again) throw new Error('the changed course has a mistake');
		const chosen = { note: 'Bench', raise: false, older: true, seen, files };
		await withTransaction(author, (tx) =>
			confirmPublish(
				tx,
				author,
				again,
				{ ...chosen, overrule: new Map(), archive: new Set<string>() },
				new Date()
			)
		);
		const processor = (processorTime(process.pid) ?? 0) - spent;
		times.push({ publish: performance.now() - planned, processor, plan: planned - begun });
	}
	const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
	return {
		pages: MODULES * PAGES,
		compileSeconds: ((after ?? 0) - (before ?? 0)) / 1000,
		publishMs: middle(times.map(({ publish }) => publish)) ?? 0,
		publishProcessorMs: middle(times.map(({ processor }) => processor)) ?? 0,
		planMs: middle(times.map(({ plan }) => plan)) ?? 0
	};
}

/** 500 pages, each with text and three exercises. */
function largeCourse(): CourseFiles {
	const files = new Map<string, string>([
		['course.md', '---\ntitel: Groot\neigenaar: Team\n---\n\nEen grote training.\n']
	]);
	for (let module = 0; module < MODULES; module++) {
		const folder = `${String(module + 1).padStart(2, '0')}-module-${module}`;
		files.set(`${folder}/module.md`, `---\ntitel: Module ${module}\n---\n`);
		for (let page = 0; page < PAGES; page++) {
			const name = `${String(page + 1).padStart(2, '0')}-stap-${page}.md`;
			files.set(`${folder}/${name}`, pageOf(`${module}-${page}`, page));
		}
	}
	return files;
}

function pageOf(id: string, number: number): string {
	const sentence = 'Iedereen heeft wel eens ruzie. Vaak merk je het eerst in je lijf. ';
	return `---
titel: Stap ${number}
---

${sentence.repeat(6)}

:::meerkeuze{#kies-${id}}
Iemand duwt jou. Wat doe je als eerste?

- [ ] Ik duw terug.
  > Dan wordt de ruzie vaak groter.
- [x] Ik tel tot vijf.
  > Ja. Zo krijgt je hoofd tijd.
- [ ] Ik zeg niets.
  > De ruzie blijft dan in je hoofd.
:::

:::volgorde{#orde-${id}}
Zet de stappen in de goede volgorde.

1. Stop.
2. Denk na.
3. Doe iets slims.
4. Kijk terug.
:::

:::open{#open-${id} regels=3}
Wanneer had jij voor het laatst ruzie?
:::
`;
}
