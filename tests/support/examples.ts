import { eq, sql } from 'drizzle-orm';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { newCourse, newModule, newPage } from '#lib/content/editing/template.ts';
import { enrolments } from '#lib/server/assignments/schema.ts';
import { contentMedia } from '#lib/server/courses/schema.ts';
import { createDraftOf } from '#lib/server/drafts/drafts.ts';
import { readTree } from '#lib/server/drafts/tree.ts';
import type { Actor } from '#lib/server/identity/actor.ts';
import {
	COURSE,
	foundOrganisation,
	hire,
	MODULE,
	openClassroom,
	type Classroom,
	type Site
} from './site.ts';

/** One of everything, with everybody who could try to reach it. */
export type Examples = {
	classroom: Classroom;
	/** Ids of rows of this classroom, for params and forms. */
	ids: Record<
		| 'group'
		| 'participant'
		| 'enrolment'
		| 'assignment'
		| 'course'
		| 'module'
		| 'page'
		| 'hash'
		| 'level'
		| 'file'
		| 'picture'
		| 'note',
		string
	>;
	visitors: Record<Visitor, Actor | null>;
	/** Of the colleague. */
	ownGroup: string;
	/** In no page of somebody who may not see this group. */
	secrets: string[];
};

export const VISITORS = [
	'nobody',
	'participant',
	'worker',
	'author',
	'administrator',
	/** Of the same organisation, with a group of their own. */
	'colleague',
	/** Of the same organisation and another group. */
	'other participant',
	'worker elsewhere',
	'participant elsewhere',
	'author elsewhere',
	'administrator elsewhere'
] as const;
export type Visitor = (typeof VISITORS)[number];

/** One red pixel. */
const PICTURE = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
	'base64'
);
/** A page of the example module. */
const PAGE = 'welkom';
const PUPIL = 'Rozemarijn Zonderling';

/** A fresh classroom in the demo organisation, and people of every role within and outside of it. */
export async function makeExamples(site: Site): Promise<Examples> {
	const classroom = await openClassroom(site, { names: [PUPIL] });
	const near = await openClassroom(site, { names: ['Buurkind'], course: null });
	const { organisationId } = await foundOrganisation(site);
	const far = await openClassroom(site, {
		names: ['Verkind'],
		worker: await hire(site, 'worker', { organisationId }),
		course: null
	});
	const [pupil, other, stranger] = [classroom, near, far].map(({ pupils }) => pupils[0]?.actor);
	if (!pupil || !other || !stranger) throw new Error('A classroom without pupils');
	const rows = await rowsOf(site, classroom.worker, pupil.personId);
	const author = await hire(site, 'author');
	const draft = await draftOf(site, author);
	return {
		classroom,
		ids: {
			...rows,
			...draft,
			group: classroom.groupId,
			participant: pupil.personId,
			course: COURSE,
			module: MODULE,
			page: PAGE,
			level: 'basis',
			note: '1'
		},
		visitors: {
			nobody: null,
			participant: pupil,
			worker: classroom.worker,
			author,
			administrator: await hire(site, 'administrator'),
			colleague: near.worker,
			'other participant': other,
			'worker elsewhere': far.worker,
			'participant elsewhere': stranger,
			'author elsewhere': await hire(site, 'author', { organisationId }),
			'administrator elsewhere': await hire(site, 'administrator', { organisationId })
		},
		ownGroup: near.groupId,
		secrets: [PUPIL, classroom.groupCode]
	};
}

/** A draft under the id of the example course, made once: it can be opened, but not be published over the course. */
async function draftOf({ pools }: Site, author: Actor) {
	return pools.withTransaction(author, async (tx) => {
		const files: CourseFiles = new Map(newCourse('Voorbeeld'));
		files.set('01-begin/rood.png', PICTURE);
		// Under the names of the example course, so that what is shown of the draft has an address as well.
		files.set(`02-${MODULE}/module.md`, newModule('Voorbeeld'));
		files.set(`02-${MODULE}/01-${PAGE}.md`, newPage('Voorbeeld'));
		await createDraftOf(tx, author, { id: COURSE, title: 'Voorbeeld', files }, new Date());
		const { course, pictures } = await readTree(tx, author, COURSE);
		const [picture] = pictures;
		if (!course || !picture) throw new Error('The example draft lacks a file');
		return { file: course.id, picture: picture.id };
	});
}

async function rowsOf({ pools }: Site, worker: Actor, participantId: string) {
	return pools.withTransaction(worker, async (tx) => {
		const [enrolment] = await tx
			.select({ id: enrolments.id, assignment: enrolments.assignmentId })
			.from(enrolments)
			.where(eq(enrolments.participantId, participantId));
		const [picture] = await tx.select({ hash: contentMedia.hash }).from(contentMedia).limit(1);
		if (!enrolment || !picture) throw new Error('The example has no enrolment or picture');
		return {
			enrolment: enrolment.id,
			assignment: enrolment.assignment,
			hash: picture.hash
		};
	});
}

/** What a worker can change about a classroom, as text: to see that a refused request changed nothing. */
export async function stateOf({ pools }: Site, { worker, groupId }: Classroom): Promise<string> {
	return pools.withTransaction(worker, async (tx) => {
		const { rows } = await tx.execute(sql`
			select json_build_object(
				'group', (select json_agg(g) from groups g where id = ${groupId}),
				'members', (select json_agg(m order by participant_id) from memberships m where group_id = ${groupId}),
				'people', (select json_agg(p order by p.id) from people p join memberships m
					on m.participant_id = p.id where group_id = ${groupId}),
				'assignments', (select json_agg(a order by id) from assignments a where group_id = ${groupId}
					or participant_id in (select participant_id from memberships where group_id = ${groupId})),
				'enrolments', (select json_agg(e order by id) from enrolments e where group_id = ${groupId}),
				'levels', (select json_agg(l order by l.level) from module_levels l join enrolments e
					on e.id = l.enrolment_id where e.group_id = ${groupId})
			) as state`);
		return JSON.stringify(rows);
	});
}
