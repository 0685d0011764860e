import type { Module, PageEntry } from '#lib/content/types.ts';
import {
	exercisesOf,
	itemsOf,
	levelsOf,
	modulesOf,
	stepsOf,
	type CourseModel
} from '../courses/model.ts';
import type { EnrolledRow } from './enrolled-queries.ts';

/** One module as one participant has it. */
export type ModuleMaterial = {
	module: Module;
	/** Besides the basis. */
	levels: ('extra' | 'verdieping')[];
	/** Ids of the graded exercises. */
	items: string[];
	/** Steps and exercises together: what the percentage of a module is counted in. */
	units: number;
};

/** Versions by hash, as far as they are needed. */
export type Models = ReadonlyMap<string, CourseModel>;

type Pinned = Pick<
	EnrolledRow,
	'moduleId' | 'leftOut' | 'activeHash' | 'activeEdition' | 'editions' | 'levels' | 'modules'
>;

const counted = new WeakMap<Module, Map<string, Pick<ModuleMaterial, 'items' | 'units'>>>();

/** The versions that somebody's modules are in: the edition a module was started with, else the active one. */
export function hashesOf({ activeHash, editions, modules }: Pinned): string[] {
	const pinned = modules.flatMap(({ edition }) => editions?.[edition] ?? []);
	return activeHash === null ? pinned : [activeHash, ...pinned];
}

/** The modules of an enrolment in the order of the course, each in its own version and at its own levels. */
export function materialOf(enrolled: Pinned, models: Models): ModuleMaterial[] {
	const active = models.get(enrolled.activeHash ?? '');
	if (!active) return [];
	return modulesOf(active, enrolled.moduleId).flatMap(({ id }) => {
		if (enrolled.leftOut.includes(id)) return [];
		const module = moduleIn(enrolled, models, id);
		if (!module) return [];
		const levels = enrolled.levels
			.filter(({ moduleId }) => moduleId === id)
			.map(({ level }) => level)
			.sort();
		return [{ module, levels, ...countsOf(module, levels) }];
	});
}

function moduleIn(
	{ modules, editions, activeHash, activeEdition }: Pinned,
	models: Models,
	moduleId: string
): Module | undefined {
	const started = modules.find((one) => one.moduleId === moduleId)?.edition;
	const hash = editions?.[started ?? activeEdition ?? ''] ?? activeHash;
	return models.get(hash ?? '')?.course.modules.find(({ id }) => id === moduleId);
}

/** Counted once for everybody with the same version and levels. */
function countsOf(module: Module, given: ModuleMaterial['levels']) {
	const key = given.join(' ');
	const known = counted.get(module) ?? new Map<string, Pick<ModuleMaterial, 'items' | 'units'>>();
	counted.set(module, known);
	const before = known.get(key);
	if (before) return before;
	const levels = levelsOf(given);
	const steps = stepsOf(module, levels);
	const counts = {
		items: itemsOf(module, levels).map(({ id }) => id),
		units: steps.reduce((sum, page) => sum + 1 + exercisesOf(page, levels).length, 0)
	};
	known.set(key, counts);
	return counts;
}

/** Whole percentage over all modules, each weighing as much as there is to do in it. */
export function percentOf(
	material: readonly ModuleMaterial[],
	modules: EnrolledRow['modules']
): number {
	const percents = new Map(modules.map(({ moduleId, percent }) => [moduleId, percent]));
	const units = material.reduce((sum, one) => sum + one.units, 0);
	if (units === 0) return 0;
	const made = material.reduce(
		(sum, { module, units: own }) => sum + own * (percents.get(module.id) ?? 0),
		0
	);
	return Math.floor(made / units);
}

export type StepPlace = { moduleId: string; moduleTitle: string; number: number; title: string };

/** Where an exercise stands: the number and title of its step as this participant sees them. */
export function stepWith(
	material: readonly ModuleMaterial[],
	exerciseId: string
): StepPlace | null {
	return findStep(material, ({ exercises }) => exercises.some(({ id }) => id === exerciseId));
}

/** The same of a step that is known; null when this participant does not have it. */
export function stepAt(
	material: readonly ModuleMaterial[],
	{ moduleId, pageId }: { moduleId: string | null; pageId: string | null }
): StepPlace | null {
	const own = material.filter(({ module }) => module.id === moduleId);
	return findStep(own, ({ id }) => id === pageId);
}

function findStep(
	material: readonly ModuleMaterial[],
	isIt: (page: PageEntry) => boolean
): StepPlace | null {
	for (const { module, levels } of material) {
		const steps = stepsOf(module, levelsOf(levels));
		const at = steps.findIndex(isIt);
		const page = steps[at];
		if (page) {
			const { id: moduleId, title: moduleTitle } = module;
			return { moduleId, moduleTitle, number: at + 1, title: page.title };
		}
	}
	return null;
}
