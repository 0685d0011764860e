import { blocksFor } from '#lib/content/participant/for-participant.ts';
import { shuffled } from '#lib/content/participant/shuffled.ts';
import { termsIn } from '#lib/content/participant/terms-in.ts';
import type { Block, Level, Module, ShownBlock } from '#lib/content/types.ts';
import { setOf, type KeySheet, type SheetModule, type Worksheet } from '#lib/worksheet.ts';
import { NotFound } from '#lib/errors.ts';
import { getActiveVersion } from '../courses/active.ts';
import { stepsOf } from '../courses/model.ts';
import { publishedSource, type CourseSource } from '../courses/source.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { getOrganisation } from '../organisations/organisations.ts';
import { keyEntries, keyNotes } from './key-sheet.ts';
import { codesIn, marksOf } from './marks.ts';

export type Wanted = {
	courseId: string;
	/** Null: every module of the course. */
	moduleId: string | null;
	levels: ReadonlySet<Level>;
	withKey: boolean;
};

/** A class gets its cards and strips in one order, which is never the solved one. */
const CLASS_SET = 'papier';

/** A module or a whole course on paper, of the live version. Throws NotFound `course_unknown` or `module_unknown`. */
export async function getWorksheet(
	tx: Transaction,
	actor: Acting,
	{ courseId, moduleId, levels, withKey }: Wanted
): Promise<Worksheet> {
	const { model, edition, revision } = await getActiveVersion(tx, actor, courseId);
	const source = publishedSource(tx, actor, model);
	const { name } = await getOrganisation(tx, actor.organisationId);
	const printed = { organisation: name, edition: `${edition}.${revision}` };
	return drawWorksheet(source, { moduleId, levels, withKey }, printed);
}

/**
 * The same of any source, such as a draft, which has no edition. Throws NotFound `module_unknown`; `printed` is what
 * stands under every sheet.
 */
export async function drawWorksheet(
	source: CourseSource,
	{ moduleId, levels, withKey }: Omit<Wanted, 'courseId'>,
	printed: Pick<Worksheet, 'organisation' | 'edition'>
): Promise<Worksheet> {
	const { course } = source;
	const wanted = course.modules.filter(({ id }) => moduleId === null || id === moduleId);
	if (wanted.length === 0) throw new NotFound('module_unknown');
	const modules: SheetModule[] = [];
	for (const module of wanted) {
		modules.push(await getSheet(source, module, { levels, seed: CLASS_SET, withKey }));
	}
	return {
		...printed,
		courseId: course.id,
		courseTitle: course.title,
		set: setOf(levels),
		modules
	};
}

/** One module on paper; `seed` decides the order of what is shuffled. */
export async function getSheet(
	source: CourseSource,
	module: Module,
	{ levels, seed, withKey }: { levels: ReadonlySet<Level>; seed: string; withKey: boolean }
): Promise<SheetModule> {
	const number = source.course.modules.findIndex(({ id }) => id === module.id) + 1;
	const moduleGuide = withKey ? await source.moduleGuide(module.id) : [];
	const key: KeySheet = { notes: keyNotes(moduleGuide, levels), steps: [] };
	const steps: SheetModule['steps'] = [];
	let next = 1;
	for (const step of stepsOf(module, levels)) {
		const page = await source.page(step.hash);
		const blocks = onPaper(page.blocks, levels, seed);
		const place = module.pages.findIndex(({ id }) => id === page.id) + 1;
		const marked = marksOf(blocks, codesIn(page.blocks, `${number}.${place}`), next);
		({ next } = marked);
		const { id: pageId, title } = page;
		steps.push({ pageId, title, goal: page.goal ?? null, blocks, marks: marked.marks });
		if (!withKey) continue;
		const keys = await source.keys(step.hash);
		const notes = keyNotes(await source.guide(step.hash), levels);
		key.steps.push({ pageId, title, notes, entries: keyEntries(blocks, marked.marks, keys) });
	}
	const intro = blocksFor(module.intro, levels, 'papier');
	return {
		id: module.id,
		number,
		title: module.title,
		goals: module.goals,
		image: module.image ? { src: source.fileAt(module.image.file), alt: module.image.alt } : null,
		sensitive: module.sensitive,
		meeting: module.meeting !== undefined,
		bring: module.bring,
		intro,
		steps,
		terms: termsIn([intro, steps], source.course.glossary),
		key: withKey ? key : null
	};
}

function onPaper(blocks: Block[], levels: ReadonlySet<Level>, seed: string): ShownBlock[] {
	return blocksFor(blocks, levels, 'papier').map((block) =>
		block.kind === 'oefening' ? { ...block, exercise: shuffled(block.exercise, seed) } : block
	);
}
