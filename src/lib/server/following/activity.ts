import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { getGroup, getParticipant, listMembers } from '../groups/groups.ts';
import { noteLook } from '../groups/looking.ts';
import type { Acting } from '../identity/actor.ts';
import { people } from '../identity/schema.ts';
import { agentOf, courseActivity } from '../xapi/activities.ts';
import { readDefinitions } from '../xapi/definitions.ts';
import { pageOfStatements } from '../xapi/read.ts';
import { OWN_AUTHORITY } from '../xapi/record.ts';
import { firstRowId } from '../xapi/row-ids.ts';
import { agentTerm, identifierOf, termOf } from '../xapi/terms.ts';
import type { AnyStatement } from '../xapi/types.ts';
import { BASE, EXTENSIONS, VERBS } from '../xapi/vocabulary.ts';

/** What somebody did, as far as a sentence needs it. */
export type ActivityEvent = {
	id: string;
	at: string;
	/** Name of the participant. */
	name: string;
	what: keyof typeof VERBS | 'other';
	/** What it was about: a lesson, a module, a course; null when it has no name. */
	title: string | null;
	/** Whole minutes of active time; null when it is unknown or less than one. */
	minutes: number | null;
	/** Of an answer: whether it was right; null when there is no right answer. */
	success: boolean | null;
	percent: number | null;
	/** The word of others for what was done; null for what was recorded here. */
	verb: string | null;
	/** Who says so; null for what was recorded here. */
	source: string | null;
};

export type ActivityPage = { events: ActivityEvent[]; next: string | null };

type Person = { id: string; name: string; actorId: string };
type Reading = { after: string | null; courseId: string | null };

const PAGE = 50;
const ROW_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const known = new Map(
	Object.entries(VERBS).map(([name, { id }]) => [id as string, name as keyof typeof VERBS])
);

/**
 * What one participant of the worker did, the newest first. The look is logged.
 * @throws NotFound `participant_unknown` for one of others
 */
export async function activityOfParticipant(
	tx: Transaction,
	worker: Acting,
	participantId: string,
	reading: Reading,
	now: Date
) {
	const participant = await getParticipant(tx, worker, participantId, now);
	const persons = await selectActors(tx, worker, [participant]);
	const page = await readActivity(tx, worker, persons, reading, now);
	const { groupId } = participant;
	const subjects = [participantId];
	await noteLook(tx, worker, { action: 'participants.view', groupId, subjects }, now);
	return { participant, ...page };
}

/**
 * What the participants of a group of the worker did, the newest first. The look is logged.
 * @throws NotFound for a group of others
 */
export async function activityOfGroup(
	tx: Transaction,
	worker: Acting,
	groupId: string,
	reading: Reading,
	now: Date
) {
	await getGroup(tx, worker, groupId, now);
	const members = await listMembers(tx, worker, groupId);
	const persons = await selectActors(tx, worker, members);
	const page = await readActivity(tx, worker, persons, reading, now);
	const subjects = members.map(({ id }) => id);
	await noteLook(tx, worker, { action: 'participants.view', groupId, subjects }, now);
	return page;
}

async function readActivity(
	tx: Transaction,
	{ organisationId }: Acting,
	persons: Person[],
	{ after, courseId }: Reading,
	now: Date
): Promise<ActivityPage> {
	if (persons.length === 0) return { events: [], next: null };
	const agents = persons.map(({ actorId }) => agentTerm(agentOf(actorId)) ?? '');
	const course = courseId ? [[termOf('activity', courseActivity(courseId).id)]] : [];
	const filter = { direct: [], anyRole: [agents, ...course], ascending: false };
	const { texts, next } = await pageOfStatements(tx, organisationId, filter, {
		limit: PAGE,
		after: after && ROW_ID.test(after) ? after : null,
		newest: firstRowId(now.getTime() + 86_400_000)
	});
	const statements = texts.map((text) => JSON.parse(text) as AnyStatement);
	const definitions = await readDefinitions(
		tx,
		organisationId,
		statements.flatMap((statement) => subjectsOf(statement))
	);
	const titles = new Map(
		[...definitions].map(([iri, definition]) => [iri, nameIn(definition)] as const)
	);
	const names = new Map(persons.map(({ actorId, name }) => [actorId, name]));
	return { events: statements.map((statement) => eventOf(statement, names, titles)), next };
}

function eventOf(
	statement: AnyStatement,
	names: Map<string, string>,
	titles: Map<string, string | null>
): ActivityEvent {
	const { actor, verb, result = {}, object, authority, id = '', timestamp = '' } = statement;
	const own = authority ? identifierOf(authority) === identifierOf(OWN_AUTHORITY) : false;
	const what = (own && known.get(verb.id)) || 'other';
	const title = subjectsOf(statement)
		.map((iri) => titles.get(iri))
		.find(Boolean);
	const percent = (result.extensions as Record<string, unknown> | undefined)?.[EXTENSIONS.progress];
	return {
		id,
		at: timestamp,
		name: names.get(actor.account?.name ?? '') ?? '',
		what,
		title: title ?? nameIn(object.definition) ?? null,
		minutes: minutesIn(result.duration),
		success: typeof result.success === 'boolean' ? result.success : null,
		percent: typeof percent === 'number' ? percent : null,
		verb: own ? null : (Object.values(verb.display ?? {})[0] ?? verb.id.split('/').at(-1) ?? ''),
		source: own ? null : (authority?.name ?? '?')
	};
}

/** What a sentence may be about: the thing itself, else what it is part of. Exercises have no name of their own. */
function subjectsOf({ object, context }: AnyStatement): string[] {
	const { parent = [] } = context?.contextActivities ?? {};
	const own =
		object.id?.startsWith(BASE) || object.objectType !== 'StatementRef' ? [object.id] : [];
	return [...own, ...[parent].flat().map(({ id }) => id)].filter((iri) => iri !== undefined);
}

function nameIn(definition: unknown): string | null {
	const { name } = (definition ?? {}) as { name?: Record<string, string> };
	return name?.nl ?? Object.values(name ?? {})[0] ?? null;
}

/** Active time is recorded in seconds: `PT372.4S`. Others may write hours and minutes. */
function minutesIn(duration: unknown): number | null {
	const match = /^PT(?:(\d+)H)?(?:(\d+)M)?(?:([\d.]+)S)?$/.exec(String(duration));
	if (!match) return null;
	const [hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0));
	const total = Math.round((hours ?? 0) * 60 + (minutes ?? 0) + (seconds ?? 0) / 60);
	return total >= 1 ? total : null;
}

async function selectActors(
	tx: Transaction,
	{ organisationId }: Acting,
	members: { id: string; name: string }[]
): Promise<Person[]> {
	if (members.length === 0) return [];
	return tx
		.select({ id: people.id, name: people.name, actorId: people.actorId })
		.from(people)
		.where(
			and(
				eq(people.organisationId, organisationId),
				inArray(
					people.id,
					members.map(({ id }) => id)
				)
			)
		);
}
