import { NotFound } from '#lib/errors.ts';
import type { Module } from '#lib/content/types.ts';
import type { Transaction } from '../db/transaction.ts';
import { moduleOf } from './model.ts';
import { listActiveVersions } from './versions.ts';

type Org = { organisationId: string };
export type ActiveVersion = Awaited<ReturnType<typeof listActiveVersions>>[number];

/** The version of a course that is live now. Throws NotFound `course_unknown`. */
export async function getActiveVersion(
	tx: Transaction,
	org: Org,
	courseId: string
): Promise<ActiveVersion> {
	const versions = await listActiveVersions(tx, org);
	const found = versions.find((version) => version.courseId === courseId);
	if (!found) throw new NotFound('course_unknown');
	return found;
}

/** The same with one of its modules. Throws NotFound `course_unknown` or `module_unknown`. */
export async function getActiveModule(
	tx: Transaction,
	org: Org,
	courseId: string,
	moduleId: string
): Promise<{ version: ActiveVersion; module: Module }> {
	const version = await getActiveVersion(tx, org, courseId);
	const module = moduleOf(version.model, moduleId);
	if (!module) throw new NotFound('module_unknown');
	return { version, module };
}
