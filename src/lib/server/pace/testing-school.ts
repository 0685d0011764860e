/** A published course and a running enrolment in the database of a test. */
import type { ExerciseEntry, Level, Module, PageEntry } from '#lib/content/types.ts';
import { newId } from '#lib/ids.ts';
import { assignments, enrolments } from '../assignments/schema.ts';
import type { CourseModel } from '../courses/model.ts';
import { coursePublications, courses, courseVersions } from '../courses/schema.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Observation } from './observations.ts';
import { registerItems, type RegisteredItem } from './registered-items.ts';

export const STARTED = new Date('2026-09-07T06:00:00Z');
export const HASH = 'b'.repeat(64);

/** Twelve choice exercises of a minute, and two open ones, over two modules; two more in extra work. */
export const ITEMS: RegisteredItem[] = Array.from({ length: 16 }, (_, i) => ({
	id: `oefening-${i + 1}`,
	moduleId: i < 8 || i >= 14 ? 'wegwijs' : 'mijn-week',
	authorSeconds: 60,
	options: i < 12 ? 4 : null,
	words: 40
}));

const entryOf = (item: RegisteredItem, level: Level): ExerciseEntry => ({
	...item,
	type: item.options === null ? 'open' : 'meerkeuze',
	level,
	graded: true,
	attempts: 2
});

/** Two exercises on a step. */
function pagesOf(items: RegisteredItem[], level: Level): PageEntry[] {
	return items.flatMap((item, i) =>
		i % 2 === 1
			? []
			: {
					hash: `${HASH}-${item.id}`,
					id: `stap-${item.id}`,
					title: `Stap met ${item.id}`,
					short: item.id,
					minutes: 4,
					level,
					exercises: items.slice(i, i + 2).map((one) => entryOf(one, level)),
					offline: []
				}
	);
}

const moduleWith = (id: string, title: string, pages: PageEntry[]): Module => ({
	...{ id, title, pages, goals: [], minutes: 20, sensitive: false, opens: { when: 'altijd' } },
	...{ formerly: [], bring: [], intro: [] }
});

export const MODEL: CourseModel = {
	course: {
		...{
			id: 'overstap',
			title: 'Overstap',
			audience: 'groep 8',
			language: 'nl',
			owner: 'Redactie'
		},
		...{ formerly: [], intro: [], glossary: [], announced: [] },
		modules: [
			moduleWith('wegwijs', 'Wegwijs', [
				...pagesOf(ITEMS.slice(0, 8), 'basis'),
				...pagesOf(ITEMS.slice(14), 'extra')
			]),
			moduleWith('mijn-week', 'Mijn week', pagesOf(ITEMS.slice(8, 14), 'basis'))
		]
	},
	keysOf: {},
	guideOf: {},
	moduleGuideOf: {}
};

/** Publishes a course with `ITEMS`; returns its id. */
export async function publishItems(tx: Transaction, organisationId: string): Promise<string> {
	const { id } = MODEL.course;
	await tx.insert(courses).values({ organisationId, id, activeHash: HASH, createdAt: STARTED });
	await tx.insert(courseVersions).values({
		...{ organisationId, courseId: id, hash: HASH, edition: 1, revision: 0, model: MODEL },
		...{ note: '', publishedBy: null, publishedAt: STARTED }
	});
	await tx.insert(coursePublications).values({
		...{ organisationId, courseId: id, number: 1, hash: HASH, edition: 1, change: 'first' },
		...{ note: '', publishedBy: null, publishedAt: STARTED }
	});
	await registerItems(tx, organisationId, id, ITEMS, STARTED);
	return id;
}

type Place = { organisationId: string; groupId: string; courseId: string; assignedBy: string };

/** Gives the whole course to one participant of a group; returns the enrolment's id. */
export async function enrolOne(
	tx: Transaction,
	{ organisationId, groupId, courseId, assignedBy }: Place,
	participantId: string,
	dueOn: string | null = null
): Promise<string> {
	const shared = {
		...{ organisationId, courseId, moduleId: null, groupId, startsOn: '2026-09-07', dueOn },
		...{ createdAt: STARTED, withdrawnAt: null }
	};
	const assignmentId = newId();
	const id = newId();
	await tx
		.insert(assignments)
		.values({ ...shared, id: assignmentId, participantId: null, assignedBy });
	await tx.insert(enrolments).values({ ...shared, id, assignmentId, participantId });
	return id;
}

/** A right first attempt of a minute at the first exercise. */
export function observationFor(
	enrolmentId: string,
	changes: Partial<Observation> = {}
): Observation {
	return {
		statementId: newId(),
		enrolmentId,
		groupId: null,
		courseId: 'overstap',
		moduleId: 'wegwijs',
		exerciseId: 'oefening-1',
		attempt: 1,
		success: true,
		answeredAt: new Date('2026-09-08T14:00:00Z'),
		receivedAt: new Date('2026-10-01T08:00:00Z'),
		activeMs: 60_000,
		elapsedMs: 80_000,
		...changes
	};
}
