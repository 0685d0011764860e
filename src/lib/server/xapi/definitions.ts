import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import { termOf } from './terms.ts';
import type { AnyActivity, AnyStatement, Context, StatementObject } from './types.ts';
import { BASE } from './vocabulary.ts';

type Definition = Record<string, unknown>;
type Named = { key: string; iri: string; definition: Definition };

/** Kept per language: another statement adds a language, and does not take one away. */
const LANGUAGE_MAPS = ['name', 'description'];
const MOST_REMEMBERED = 10_000;

/** What each activity was last said to be, so that a class working on one module does not write its name each time. */
const remembered = new Map<string, string>();

/**
 * Merges what statements say of activities into their canonical definitions. Activities of our own are described by us:
 * what others say of those is left in their statement. Do this last: a class on one module shares these rows, and waits
 * for whoever holds them.
 */
export async function noteDefinitions(
	tx: Transaction,
	organisationId: string,
	statements: AnyStatement[],
	whose: 'own' | 'others'
): Promise<void> {
	const merged = new Map<string, Named>();
	for (const activity of statements.flatMap(activitiesOf)) {
		if (!activity.definition || Object.keys(activity.definition).length === 0) continue;
		if (whose === 'others' && activity.id.startsWith(BASE)) continue;
		const key = termOf('activity', activity.id);
		const before = merged.get(key)?.definition ?? {};
		const definition = mergeDefinition(before, activity.definition);
		merged.set(key, { key, iri: activity.id, definition });
	}
	const news = [...merged.values()]
		.filter(({ key, definition }) => remembered.get(organisationId + key) !== hashOf(definition))
		.sort((a, b) => (a.key < b.key ? -1 : 1));
	if (news.length === 0) return;
	const unchanged = await writeDefinitions(tx, organisationId, news);
	if (remembered.size > MOST_REMEMBERED) remembered.clear();
	// What this transaction writes may be undone yet, so only what was there before is remembered.
	for (const { key, definition } of unchanged) {
		remembered.set(organisationId + key, hashOf(definition));
	}
}

/** The canonical definition of each activity that has one, by IRI. */
export async function readDefinitions(
	tx: Transaction,
	organisationId: string,
	iris: string[]
): Promise<Map<string, Definition>> {
	if (iris.length === 0) return new Map();
	const keys = [...new Set(iris)].map((iri) => termOf('activity', iri));
	const { rows } = await tx.execute<{ iri: string; definition: Definition }>(sql`
		select iri, definition from xapi_activities
		where organisation_id = ${organisationId} and key = any(${sql.param(keys)}::uuid[])`);
	return new Map(rows.map(({ iri, definition }) => [iri, definition]));
}

/** Later words win, per language and per property. */
export function mergeDefinition(before: Definition, after: Definition): Definition {
	const merged = { ...before, ...after };
	for (const name of LANGUAGE_MAPS) {
		if (before[name] && after[name]) {
			merged[name] = { ...(before[name] as object), ...(after[name] as object) };
		}
	}
	if (before.extensions && after.extensions) {
		merged.extensions = { ...(before.extensions as object), ...(after.extensions as object) };
	}
	return merged;
}

/** Every activity that a statement names. */
export function activitiesOf(statement: AnyStatement): AnyActivity[] {
	const { object } = statement;
	const own = isActivity(object) ? [object as AnyActivity] : [];
	const inner = object.objectType === 'SubStatement' ? activitiesOf(object as AnyStatement) : [];
	return [...own, ...inner, ...relatedTo(statement.context)];
}

function relatedTo(context: Context | undefined): AnyActivity[] {
	return Object.values(context?.contextActivities ?? {}).flat();
}

function isActivity({ objectType }: StatementObject): boolean {
	return objectType === undefined || objectType === 'Activity';
}

/**
 * In order of key, so that two batches about the same activities never wait for each other.
 * @returns those that were there already
 */
async function writeDefinitions(
	tx: Transaction,
	organisationId: string,
	news: Named[]
): Promise<Named[]> {
	const inserted = await tx.execute<{ key: string }>(sql`
		insert into xapi_activities (organisation_id, key, iri, definition)
		select ${organisationId}, key, iri, definition from unnest(
			${sql.param(news.map(({ key }) => key))}::uuid[],
			${sql.param(news.map(({ iri }) => iri))}::text[],
			${sql.param(news.map(({ definition }) => JSON.stringify(definition)))}::jsonb[]
		) as given (key, iri, definition)
		order by key
		on conflict do nothing returning key`);
	const own = new Set(inserted.rows.map(({ key }) => key));
	const { rows } = await tx.execute<{ key: string; definition: Definition }>(sql`
		select key, definition from xapi_activities
		where organisation_id = ${organisationId} and key = any(${sql.param(news.map(({ key }) => key))}::uuid[])`);
	const before = new Map(rows.map(({ key, definition }) => [key, definition]));
	const isKnown = ({ key, definition }: Named) => {
		const known = before.get(key) ?? {};
		return canonical(mergeDefinition(known, definition)) === canonical(known);
	};
	const changed = news.filter((named) => !isKnown(named));
	if (changed.length > 0) await mergeInto(tx, organisationId, changed);
	return news.filter((named) => isKnown(named) && !own.has(named.key));
}

/** Locked in order, and read again: another may have added a language meanwhile. */
async function mergeInto(tx: Transaction, organisationId: string, changed: Named[]): Promise<void> {
	const keys = changed.map(({ key }) => key);
	const { rows } = await tx.execute<{ key: string; definition: Definition }>(sql`
		select key, definition from xapi_activities
		where organisation_id = ${organisationId} and key = any(${sql.param(keys)}::uuid[])
		order by key for update`);
	const locked = new Map(rows.map(({ key, definition }) => [key, definition]));
	const whole = changed.map(({ key, definition }) =>
		JSON.stringify(mergeDefinition(locked.get(key) ?? {}, definition))
	);
	await tx.execute(sql`
		update xapi_activities a set definition = given.definition
		from unnest(${sql.param(keys)}::uuid[], ${sql.param(whole)}::jsonb[]) as given (key, definition)
		where a.organisation_id = ${organisationId} and a.key = given.key`);
}

function hashOf(definition: Definition): string {
	return createHash('sha256').update(canonical(definition)).digest('base64');
}

function canonical(value: unknown): string {
	if (Array.isArray(value)) return `[${value.map(canonical).join()}]`;
	if (typeof value !== 'object' || value === null) return JSON.stringify(value);
	const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
	return `{${entries.map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join()}}`;
}
