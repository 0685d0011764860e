import { inArray } from 'drizzle-orm';
import type { CompiledCourse, Module } from '#lib/content/types.ts';
import { giveLevel } from '#lib/server/assignments/levels.ts';
import { enrolments } from '#lib/server/assignments/schema.ts';
import { levelsOf, stepsOf } from '#lib/server/courses/model.ts';
import { bookOf, readCourses } from '#tests/answer-book.ts';
import { expect, test } from '#tests/e2e.ts';
import { ModuleRun, type Way } from '#tests/module-run.ts';
import { PupilAtWork } from '#tests/pupil.ts';
import { openClassroom, type Classroom, type Site } from '#tests/site.ts';
import { Told } from '#tests/told.ts';

/** `npm run test:courses`: every module at every level, all right and mostly wrong. Else one way through some of them. */
const complete = process.env.OPMAAT_PLAY === 'complete';
const LEVELS = ['basis', 'extra', 'verdieping'] as const;
type Level = (typeof LEVELS)[number];
type Run = { level: Level; how: Way; scripted: boolean };

/** All right with a script, which is how most people work; mostly wrong without, where every button is a page. */
const EVERY: Run[] = LEVELS.flatMap((level): Run[] => [
	{ level, how: 'all right', scripted: true },
	{ level, how: 'mostly wrong', scripted: false }
]);

/** Of three modules one is enough to see that all of it still plays; the levels take turns. */
const SOME = 3;

const modules = (await readCourses())
	.flatMap((compiled) => compiled.course.modules.map((module) => ({ compiled, module })))
	.filter((_, at) => complete || at % SOME === 0);

// A picture of every action would take longer than the action.
test.use({ trace: 'off', actionTimeout: 15_000 });

for (const [at, { compiled, module }] of modules.entries()) {
	const course = compiled.course.id;
	const level = LEVELS[at % LEVELS.length] ?? 'basis';
	const runs: Run[] = complete ? EVERY : [{ level, how: 'mixed', scripted: false }];

	test(
		`${course}/${module.id} comes to its end: ${runs.map((run) => `${run.level} ${run.how}`).join(', ')}`,
		{ tag: '@script' },
		async ({ site, anotherDevice, signInAs }) => {
			test.setTimeout(runs.length * 180_000);
			const names = runs.map((_, number) => `Leerling ${number + 1}`);
			const classroom = await openClassroom(site, { names, course, module: module.id });
			await giveLevels(site, classroom, runs, module.id);
			const book = bookOf(compiled);
			const told = new Told(book, exercisesOf(compiled, module));
			for (const [turn, { level, how, scripted }] of runs.entries()) {
				await test.step(`${level}, ${how}`, async () => {
					const page = await anotherDevice(scripted);
					const actor = classroom.pupils[turn]?.actor;
					if (!actor) throw new Error('A classroom without pupils');
					await signInAs(actor, page.context());
					const pupil = new PupilAtWork(page, book, scripted);
					const steps = await new ModuleRun(pupil, how, Math.floor(turn / 2) + at, told).play(
						course,
						module.id
					);
					const wanted = stepsOf(module, levelsOf(level === 'basis' ? [] : [level]));
					expect(steps).toEqual(wanted.map(({ id }) => id));
					await page.context().close();
				});
			}
			if (complete) expect(told.unseen(), 'what nobody was told').toEqual([]);
		}
	);
}

async function giveLevels(
	site: Site,
	{ worker, pupils }: Classroom,
	runs: Run[],
	moduleId: string
): Promise<void> {
	const people = pupils.map(({ personId }) => personId);
	await site.pools.withTransaction(worker, async (tx) => {
		const rows = await tx
			.select({ id: enrolments.id, participantId: enrolments.participantId })
			.from(enrolments)
			.where(inArray(enrolments.participantId, people));
		for (const [at, { level }] of runs.entries()) {
			const own = rows.filter(({ participantId }) => participantId === people[at]);
			if (level === 'basis') continue;
			const enrolmentIds = own.map(({ id }) => id);
			await giveLevel(tx, worker, { enrolmentIds, moduleId, level }, new Date());
		}
	});
}

/** What is asked in a module on a screen, at any level. */
function exercisesOf({ pages }: CompiledCourse, module: Module): string[] {
	return module.pages.flatMap(({ hash }) =>
		(pages.get(hash)?.blocks ?? []).flatMap((block) =>
			block.kind === 'oefening' && block.only !== 'papier' ? [block.exercise.id] : []
		)
	);
}
