/**
 * `npm run content:report [folder] [-- --json]`: what there is in each module, and whether it is finished.
 * Exit code 0: all are; 1: one falls short; 2: there is nothing to report about, or a course does not compile.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { compileCourse } from '../src/lib/content/compile-course.ts';
import { shortfallsOf } from '../src/lib/content/report/checklist.ts';
import { reportOf, type ModuleReport } from '../src/lib/content/report/module-report.ts';
import { printIllustrations, printReport } from '../src/lib/content/report/print.ts';
import { listCourseFolders, readFolder } from './read-folder.ts';

/** The modules of every course in a folder. Throws when there is none, or when one does not compile. */
export function reportFolder(folder: string): ModuleReport[] {
	const courses = listCourseFolders(folder);
	if (courses.length === 0) throw new Error(`In ${folder} staat geen training.`);
	return courses.flatMap((each) => {
		const name = path.basename(each);
		const { course, prose } = compileCourse(readFolder(each), { folder: name, allowSvg: true });
		if (!course) throw new Error(`${name}: hier zit een fout in. Kijk met npm run content:check.`);
		return reportOf(course, prose);
	});
}

function main(): number {
	const { values, positionals } = parseArgs({
		options: { json: { type: 'boolean' } },
		allowPositionals: true
	});
	const [folder = path.resolve(import.meta.dirname, '../content')] = positionals;
	const reports = reportFolder(path.resolve(folder));
	const judged = reports.map((report) => ({ ...report, shortfalls: shortfallsOf(report) }));
	const unfinished = judged.filter(({ shortfalls }) => shortfalls.length > 0).length;
	if (values.json === true) process.stdout.write(`${JSON.stringify(judged, null, '\t')}\n`);
	else {
		const done = reports.length - unfinished;
		process.stdout.write(`${printReport(reports)}\n\n${printIllustrations(reports)}\n\n`);
		process.stdout.write(`${done} van de ${reports.length} modules zijn klaar.\n`);
	}
	return unfinished > 0 ? 1 : 0;
}

if (import.meta.main) {
	try {
		process.exitCode = main();
	} catch (error) {
		process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
		process.exitCode = 2;
	}
}
