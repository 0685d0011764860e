import type { ExerciseEntry, Level, Module, PageEntry } from '#lib/content/types.ts';
import type { CourseModel } from '../courses/model.ts';
import { coursePublications, courses, courseVersions } from '../courses/schema.ts';
import type { Transaction } from '../db/transaction.ts';

const exercise = (id: string, level: Level, authorSeconds = 60): ExerciseEntry => ({
	id,
	type: 'meerkeuze',
	level,
	graded: true,
	authorSeconds,
	options: 3,
	words: 30,
	attempts: 2
});

const page = (
	id: string,
	level: Level,
	minutes: number,
	exercises: ExerciseEntry[]
): PageEntry => ({
	hash: id,
	id,
	title: `Stap ${id}`,
	short: id,
	minutes,
	level,
	exercises,
	offline: []
});

const module = (id: string, when: 'altijd' | 'begeleider', pages: PageEntry[]): Module => ({
	id,
	title: `Module ${id}`,
	goals: [],
	minutes: 20,
	sensitive: false,
	opens: { when },
	formerly: [],
	bring: [],
	intro: [],
	pages
});

/** A course for tests: one module at three levels, one plain module, one that a worker opens. */
export const COURSE_MODEL: CourseModel = {
	course: {
		id: 'overstap',
		title: 'Overstap',
		audience: 'groep 8',
		language: 'nl',
		owner: 'Redactie',
		formerly: [],
		intro: [],
		glossary: [],
		announced: [],
		modules: [
			module('wegwijs', 'altijd', [
				page('gebouw', 'basis', 5, [
					exercise('kluis', 'basis'),
					exercise('plattegrond', 'extra', 120)
				]),
				page('oefenen', 'extra', 4, [
					exercise('rooster', 'extra'),
					exercise('rest', 'verdieping', 120)
				]),
				page('brief', 'verdieping', 6, [exercise('schrijven', 'verdieping')])
			]),
			module('mijn-week', 'altijd', [page('agenda', 'basis', 5, [exercise('plannen', 'basis')])]),
			module('spanning', 'begeleider', [page('adem', 'basis', 5, [exercise('rust', 'basis')])])
		]
	},
	keysOf: {},
	guideOf: {},
	moduleGuideOf: {}
};

/** Publishes the course above; returns its id and hash. */
export async function publishTestCourse(tx: Transaction, organisationId: string, now: Date) {
	const { id } = COURSE_MODEL.course;
	const hash = 'a'.repeat(64);
	await tx.insert(courses).values({ organisationId, id, activeHash: hash, createdAt: now });
	await tx.insert(courseVersions).values({
		organisationId,
		courseId: id,
		hash,
		edition: 1,
		revision: 0,
		model: COURSE_MODEL,
		note: '',
		publishedBy: null,
		publishedAt: now
	});
	await tx.insert(coursePublications).values({
		...{ organisationId, courseId: id, number: 1, hash, edition: 1, change: 'first' },
		...{ note: '', publishedBy: null, publishedAt: now }
	});
	return { courseId: id, hash };
}
