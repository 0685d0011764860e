import { and, eq, inArray } from 'drizzle-orm';
import { dayOf } from '#lib/day.ts';
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
import type { Day } from '../pace/types.ts';
import type { AnyStatement } from '../xapi/types.ts';
import { BASE, EXTENSIONS, VERBS } from '../xapi/vocabulary.ts';

/** What somebody did, as far as a sentence needs it. */
export type ActivityEvent = {
	id: string;
	/** Of what a worker recorded, when that was. */
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
	/** What a worker recorded, or took back, for the participant: who, how it was done, and on which day. */
	recorded: { by: string; mark: 'paper' | 'together' | null; onDay: Day } | null;
};

export type ActivityPage = { events: ActivityEvent[]; next: string | null };

type Person = { id: string; name: string; actorId: string };
type Reading = { after: string | null; courseId: string | null };

const PAGE = 50;
/** Also of accounts: ours are UUIDs. */
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
	const guides = statements.flatMap(({ context }) => context?.instructor?.account?.name ?? []);
	const names = new Map([
		...(await selectNames(tx, organisationId, guides)),
		...persons.map(({ actorId, name }) => [actorId, name] as const)
	]);
	const events = statements.map((statement) => eventOf(statement, names, titles));
	// They come as they were stored; what a device sent later belongs to the day on which it was done.
	return { events: oncePerAct(events).toSorted(byMoment), next };
}

/** One press of a button gives a statement per exercise and step: a line for each step is enough. */
function oncePerAct(events: ActivityEvent[]): ActivityEvent[] {
	const told = new Set<string>();
	return events.filter(({ name, title, recorded, what, at }) => {
		if (!recorded || what === 'progressed') return true;
		const act = [at, name, recorded.by, recorded.mark, title].join(' ');
		if (told.has(act)) return false;
		told.add(act);
		return true;
	});
}

function byMoment(a: ActivityEvent, b: ActivityEvent): number {
	return Date.parse(b.at) - Date.parse(a.at);
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
	const recorded = own ? recordedIn(statement, names) : null;
	return {
		id,
		at: recorded ? (statement.stored ?? timestamp) : timestamp,
		name: names.get(actor.account?.name ?? '') ?? '',
		what,
		title: title ?? nameIn(object.definition) ?? null,
		minutes: minutesIn(result.duration),
		success: typeof result.success === 'boolean' ? result.success : null,
		percent: typeof percent === 'number' ? percent : null,
		verb: own ? null : (Object.values(verb.display ?? {})[0] ?? verb.id.split('/').at(-1) ?? ''),
		source: own ? null : (authority?.name ?? '?'),
		recorded
	};
}

/** Null when the participant did it themselves. */
function recordedIn(
	{ verb, context, timestamp = '' }: AnyStatement,
	names: Map<string, string>
): ActivityEvent['recorded'] {
	const said = (context?.extensions ?? {}) as Record<string, unknown>;
	const mark = said[EXTENSIONS.entry];
	const isMark = mark === 'paper' || mark === 'together';
	if (!isMark && verb.id !== VERBS.voided.id) return null;
	const by = names.get(context?.instructor?.account?.name ?? '') ?? '';
	return { by, mark: isMark ? mark : null, onDay: dayOf(new Date(timestamp)) };
}

/**
 * What a sentence may be about: the thing itself, else what it is part of. Exercises have no name of their own, nor has a step
 * that nobody opened.
 */
function subjectsOf({ object, context }: AnyStatement): string[] {
	const { parent = [], grouping = [] } = context?.contextActivities ?? {};
	const own =
		object.id?.startsWith(BASE) || object.objectType !== 'StatementRef' ? [object.id] : [];
	return [...own, ...[parent, grouping].flat(2).map(({ id }) => id)].filter(
		(iri) => iri !== undefined
	);
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

/** Workers by the account name in statements. */
async function selectNames(
	tx: Transaction,
	organisationId: string,
	accounts: string[]
): Promise<[actorId: string, name: string][]> {
	const ids = [...new Set(accounts)].filter((id) => ROW_ID.test(id));
	if (ids.length === 0) return [];
	const rows = await tx
		.select({ actorId: people.actorId, name: people.name })
		.from(people)
		.where(and(eq(people.organisationId, organisationId), inArray(people.actorId, ids)));
	return rows.map(({ actorId, name }) => [actorId, name]);
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
