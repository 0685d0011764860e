import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkLanguage } from '#lib/content/lint/language.ts';
import { shortfallsOf } from '#lib/content/report/checklist.ts';
import { reportOf, type ModuleReport } from '#lib/content/report/module-report.ts';
import { compileFiles, pageText, plainCourse } from '#lib/content/testing/course.ts';
import { reportFolder } from './content-report.ts';

const shipped = reportFolder(path.resolve(import.meta.dirname, '../content'));

describe('the courses that come with the project', () => {
	test.for(shipped.map((report) => [`${report.course}/${report.module}`, report] as const))(
		'%s lacks nothing',
		([, report]) => {
			expect(shortfallsOf(report)).toEqual([]);
		}
	);
});

/** A course of one module with one page. */
function reportPage(body: string): ModuleReport {
	const { course, prose, messages } = compileFiles({ '01-ruzie/01-start.md': pageText(body) });
	const [report] = course ? reportOf(course, prose) : [];
	if (!report) throw new Error(messages.map(({ text }) => text).join('\n'));
	return report;
}

test('a graded exercise without hint, explanation or a remark under each answer is named', () => {
	const bare = ':::meerkeuze{#kaal}\nWat doe je?\n\n- [x] Praten.\n  > Ja.\n- [ ] Duwen.\n:::';
	const opinion = ':::meerkeuze{#mening mening}\nWat vind je?\n\n- [ ] Dit.\n- [ ] Dat.\n:::';
	const report = reportPage(`${bare}\n\n${opinion}`);
	expect(report).toMatchObject({
		graded: 1,
		types: ['meerkeuze'],
		without: { hint: ['kaal'], explanation: ['kaal'], feedback: ['kaal'] }
	});
	const found = shortfallsOf(report);
	expect(found).toContain('zonder hint: kaal');
	expect(found).toContain('1 nagekeken opdrachten van de 8');
	expect(found).toContain('geen illustratie');
	expect(found).toContain('0 gesprekken in plaats van 1');
});

test('what only a level has is counted apart, and what is only on paper is not', () => {
	const open = (id: string, more = ''): string => `:::open{#${id}${more}}\nWat hielp jou?\n:::`;
	const task = ':::offline[Doe]{#samen}\nDoe dit.\n:::';
	const report = reportPage(
		`${open('a')}\n\n:::extra\n${open('b')}\n\n${task}\n:::\n\n${open('c', ' alleen=papier')}`
	);
	expect(report).toMatchObject({ extra: 2, deep: 0, offline: 0, types: ['open'] });
});

test('the reading level is that of the linter', () => {
	const hard = 'De implementatiestrategieën vereisen voortdurende verantwoordelijkheidsbesef. ';
	const body = hard.repeat(30);
	const { reading } = reportPage(body);
	const runs = [{ raw: body, line: 1, column: 1 }];
	const warned = checkLanguage('a.md', runs, undefined, new Set()).map(({ code }) => code);
	expect(reading.tooHard).toBe(true);
	expect(warned).toContain('te-moeilijk');
	expect(reportPage('Noor gaat naar huis. '.repeat(50)).reading.tooHard).toBe(false);
});

test('the command says with its exit code whether all is finished, and --json prints the same', () => {
	const script = path.resolve(import.meta.dirname, 'content-report.ts');
	const run = (...args: string[]) =>
		spawnSync(process.execPath, [script, ...args], { encoding: 'utf8' });
	const { stdout } = run('--json');
	const read = JSON.parse(stdout) as (ModuleReport & { shortfalls: string[] })[];
	expect(read.map(({ module }) => module)).toEqual(shipped.map(({ module }) => module));
	const course = mkdtempSync(path.join(tmpdir(), 'opmaat-report-'));
	expect(run(course)).toMatchObject({ status: 2, stdout: '' });
	for (const [file, text] of Object.entries(plainCourse)) {
		mkdirSync(path.dirname(path.join(course, 'kort', file)), { recursive: true });
		writeFileSync(path.join(course, 'kort', file), text);
	}
	const unfinished = run(course);
	expect(unfinished.status).toBe(1);
	expect(unfinished.stdout).toContain('kort/ruzie: geen illustratie.');
	expect(unfinished.stdout).toContain('0 van de 1 modules zijn klaar.');
	rmSync(course, { recursive: true });
}, 60_000);
