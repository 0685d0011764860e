import type { Module } from '#lib/content/types.ts';
import { NotFound } from '#lib/errors.ts';
import { levelsOf, minutesOf, moduleOf, stepsOf, type CourseModel } from '../courses/model.ts';
import { listActiveVersions } from '../courses/versions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { stepsAdded, type Added, type ExtraLevel } from './levels-added.ts';

export type CatalogueModule = {
	id: string;
	title: string;
	/** Minutes of the basis, as a participant without extra work gets it. */
	minutes: number;
	steps: number;
	goals: string[];
	sensitive: boolean;
	meeting: boolean;
	opens: Module['opens']['when'];
	/** What the author wrote besides the basis. */
	adds: Record<ExtraLevel, Added>;
};

export type CatalogueCourse = {
	id: string;
	title: string;
	audience: string;
	edition: number;
	revision: number;
	publishedAt: Date;
	owner: string;
	minutes: number;
	modules: CatalogueModule[];
	/** Titles of modules that do not exist yet. */
	announced: string[];
};

const BASIS = levelsOf([]);

/** The published courses of the organisation, with what a worker chooses by. */
export async function listCatalogue(tx: Transaction, actor: Acting): Promise<CatalogueCourse[]> {
	const versions = await listActiveVersions(tx, actor);
	return versions.map(({ model, edition, revision, publishedAt }) => ({
		...courseOf(model),
		edition,
		revision,
		publishedAt
	}));
}

/** One of them. Throws NotFound `course_unknown`. */
export async function getCatalogueCourse(
	tx: Transaction,
	actor: Acting,
	courseId: string
): Promise<CatalogueCourse> {
	const found = (await listCatalogue(tx, actor)).find(({ id }) => id === courseId);
	if (!found) throw new NotFound('course_unknown');
	return found;
}

export type Assignable = {
	/** Of the active version. */
	hash: string;
	model: CourseModel;
	/** Null: the whole course. */
	module: Module | null;
};

/** What can be assigned now: the active version of a course, with one of its modules. */
export async function findAssignable(
	tx: Transaction,
	actor: Acting,
	{ courseId, moduleId }: { courseId: string; moduleId: string | null }
): Promise<Assignable | null> {
	const versions = await listActiveVersions(tx, actor);
	const version = versions.find((one) => one.courseId === courseId);
	if (!version) return null;
	const { hash, model } = version;
	if (moduleId === null) return { hash, model, module: null };
	const module = moduleOf(model, moduleId);
	return module ? { hash, model, module } : null;
}

/** The same. Throws NotFound `course_unknown` when there is no such course or module. */
export async function getAssignable(
	tx: Transaction,
	actor: Acting,
	wanted: { courseId: string; moduleId: string | null }
): Promise<Assignable> {
	const found = await findAssignable(tx, actor, wanted);
	if (!found) throw new NotFound('course_unknown');
	return found;
}

/** Minutes of the basis of a module. */
export function basisMinutesOf(module: Module): number {
	return stepsOf(module, BASIS).reduce((sum, page) => sum + minutesOf(page, BASIS), 0);
}

function courseOf(model: CourseModel) {
	const { course } = model;
	const modules = course.modules.map((module) => ({
		id: module.id,
		title: module.title,
		minutes: basisMinutesOf(module),
		steps: stepsOf(module, BASIS).length,
		goals: module.goals,
		sensitive: module.sensitive,
		meeting: module.meeting !== undefined,
		opens: module.opens.when,
		adds: {
			extra: stepsAdded(model, module.id, 'extra'),
			verdieping: stepsAdded(model, module.id, 'verdieping')
		}
	}));
	return {
		id: course.id,
		title: course.title,
		audience: course.audience,
		owner: course.owner,
		announced: course.announced,
		minutes: modules.reduce((sum, { minutes }) => sum + minutes, 0),
		modules
	};
}
