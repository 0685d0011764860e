import path from 'node:path';
import { compileCourse } from '#lib/content/compile-course.ts';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { printMessage } from '#lib/content/lint/print.ts';
import type { CompiledCourse } from '#lib/content/types.ts';
import { isTakenOver, publishVersion } from '#lib/server/courses/publish.ts';
import type { Change } from '#lib/server/courses/schema.ts';
import { listOrganisations } from '#lib/server/organisations/directory.ts';
import { selectReaders } from '#lib/server/publishing/queries.ts';
import type { Pools } from './pools.ts';
import { listCourseFolders, readFolder } from './read-folder.ts';
import { ROOT } from './setup/steps.mjs';

type Log = (line: string) => void;

const CHANGES: Record<Change, string> = {
	first: 'voor het eerst',
	correctie: 'correctie',
	wijziging: 'wijziging',
	earlier: 'een vroegere uitgave terug',
	older: 'correctie van een vroegere uitgave'
};

/** Folder with the courses that come with the project. */
export const CONTENT = path.join(ROOT, 'content');

export type Source = { course: CompiledCourse; files: CourseFiles };

/** The courses in a folder that can be published; what is wrong with the others is logged in the author's words. */
export async function compileFolder(
	folder: string,
	log: Log = () => {}
): Promise<CompiledCourse[]> {
	return (await compileSources(folder, log)).map(({ course }) => course);
}

/** The same with the files that each was compiled from. */
export async function compileSources(folder: string, log: Log = () => {}): Promise<Source[]> {
	const courses: Source[] = [];
	for (const each of listCourseFolders(folder)) {
		const name = path.basename(each);
		const files = readFolder(each);
		const { course, messages } = compileCourse(files, { folder: name, allowSvg: true });
		for (const message of messages.filter(({ severity }) => severity === 'fout')) {
			const file = `${path.relative(process.cwd(), folder)}/${name}/${message.file}`;
			log(printMessage({ ...message, file }, textOf(files, message.file)));
		}
		if (course) courses.push({ course, files });
		else log(`${name}: niet gepubliceerd. De versie die er is, blijft staan.`);
	}
	return courses;
}

/**
 * Publishes the courses of a folder in every organisation. What has not changed stays as it is, and so does a course that
 * an author of the organisation published since.
 */
export async function publishContent(options: {
	pools: Pools;
	folder: string;
	log: Log;
	now?: Date;
}): Promise<{ refused: number }> {
	const { pools, folder, log, now = new Date() } = options;
	const folders = listCourseFolders(folder);
	const courses = await compileSources(folder, log);
	for (const { id: organisationId, slug } of await listOrganisations(pools.login)) {
		const tenant = { organisationId, personId: null };
		for (const { course, files } of courses) {
			const options = { note: 'Uit de map content', files };
			const published = await pools.withTransaction(tenant, async (tx) =>
				(await isTakenOver(tx, tenant, course.course.id))
					? null
					: publishVersion(tx, tenant, course, options, now)
			);
			if (!published || published.change === null) continue;
			const { edition, revision, change, gone } = published;
			const ids = gone.length > 0 ? ` Verdwenen: ${gone.map((id) => `#${id}`).join(', ')}.` : '';
			log(
				`${slug}: ${course.course.id}, uitgave ${edition}.${revision} (${CHANGES[change]}).${ids}`
			);
			const { busy } = await pools.withTransaction(tenant, (tx) =>
				selectReaders(tx, { organisationId, courseId: course.course.id })
			);
			const elsewhere = busy.filter((one) => one.edition !== edition);
			for (const { edition: theirs, people } of elsewhere) {
				log(
					`  ${people} ${people === 1 ? 'deelnemer is' : 'deelnemers zijn'} bezig met uitgave ${theirs} en ${people === 1 ? 'ziet' : 'zien'} dit niet. Overzetten kan een auteur bij Versies.`
				);
			}
		}
	}
	return { refused: folders.length - courses.length };
}

function textOf(files: Map<string, Uint8Array>, file: string): string | undefined {
	const bytes = files.get(file);
	return bytes && new TextDecoder().decode(bytes);
}
