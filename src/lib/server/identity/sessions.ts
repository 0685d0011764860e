import { and, desc, eq, isNull, lt, ne, or, sql } from 'drizzle-orm';
import { newId } from '#lib/ids.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting, Actor } from './actor.ts';
import { isOver, lifetimeOf, SEEN_EVERY } from './limits.ts';
import type { Login } from './login.ts';
import type { Role } from './policy.ts';
import { people, sessions, type Session } from './schema.ts';
import { hashSecret, isSameHash, newSecret } from './secrets.ts';

/** A session as its owner sees it in the list. */
export type OwnSession = Pick<Session, 'id' | 'device' | 'method' | 'createdAt' | 'seenAt'>;

export type NewSession = Acting & { role: Role; method: Session['method']; device: string };

const TOKEN = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([\w-]{32})$/;

/** Starts a session. The token is shown once: the database holds a hash of its secret half. */
export async function startSession(
	login: Login,
	{ organisationId, personId, role, method, device }: NewSession,
	now: Date
): Promise<{ id: string; token: string; expiresAt: Date }> {
	const id = newId(now.getTime());
	const secret = newSecret(24);
	const expiresAt = new Date(now.getTime() + lifetimeOf(role).absolute);
	await login.insert(sessions).values({
		organisationId,
		id,
		personId,
		secretHash: hashSecret(secret),
		method,
		device,
		createdAt: now,
		seenAt: now,
		expiresAt
	});
	return { id, token: `${id}.${secret}`, expiresAt };
}

/**
 * Who a token belongs to; null when it is unknown, altered, expired, or its person has left. One query, since
 * every request begins with it. The role is read here each time, so that a changed role works at once.
 */
export async function findActor(login: Login, token: string, now: Date): Promise<Actor | null> {
	const [, id, secret] = TOKEN.exec(token) ?? [];
	if (!id || !secret) return null;
	const [row] = await queryOf(login).execute({ id });
	if (!row || !isSameHash(hashSecret(secret), row.secretHash)) return null;
	const { actor, seenAt, expiresAt } = row;
	if (isOver({ seenAt, expiresAt, role: actor.role }, now)) {
		await login.delete(sessions).where(eq(sessions.id, id));
		return null;
	}
	if (now.getTime() - seenAt.getTime() >= SEEN_EVERY) {
		await login.update(sessions).set({ seenAt: now }).where(eq(sessions.id, id));
	}
	return actor;
}

type Query = ReturnType<typeof prepareQuery>;
const queries = new WeakMap<Login, Query>();

/** Prepared once per pool; the server keeps its plan as well. */
function queryOf(login: Login): Query {
	const query = queries.get(login) ?? prepareQuery(login);
	queries.set(login, query);
	return query;
}

function prepareQuery(login: Login) {
	return login
		.select({
			actor: {
				organisationId: people.organisationId,
				personId: people.id,
				role: people.role,
				name: people.name,
				locale: people.locale,
				theme: people.theme,
				textSize: people.textSize,
				actorId: people.actorId,
				sessionId: sessions.id
			},
			secretHash: sessions.secretHash,
			seenAt: sessions.seenAt,
			expiresAt: sessions.expiresAt
		})
		.from(sessions)
		.innerJoin(
			people,
			and(eq(people.organisationId, sessions.organisationId), eq(people.id, sessions.personId))
		)
		.where(and(eq(sessions.id, sql.placeholder('id')), isNull(people.endedAt)))
		.prepare('actor_of_session');
}

/** A person's own sessions, the latest first. */
export function listSessions(
	tx: Transaction,
	{ organisationId, personId }: Acting
): Promise<OwnSession[]> {
	const { id, device, method, createdAt, seenAt } = sessions;
	return tx
		.select({ id, device, method, createdAt, seenAt })
		.from(sessions)
		.where(and(eq(sessions.organisationId, organisationId), eq(sessions.personId, personId)))
		.orderBy(desc(sessions.seenAt), desc(sessions.id));
}

/** Ends one of a person's own sessions; false when it is not theirs or has ended already. */
export async function endSession(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	id: string
): Promise<boolean> {
	const rows = await tx
		.delete(sessions)
		.where(
			and(
				eq(sessions.organisationId, organisationId),
				eq(sessions.personId, personId),
				eq(sessions.id, id)
			)
		)
		.returning({ id: sessions.id });
	return rows.length === 1;
}

/** Ends every session of a person, but for the one that is named: after new codes, a new password, a new role. */
export async function endSessionsOf(
	tx: Transaction,
	{ organisationId, personId }: Acting,
	except?: string
): Promise<void> {
	await tx
		.delete(sessions)
		.where(
			and(
				eq(sessions.organisationId, organisationId),
				eq(sessions.personId, personId),
				except ? ne(sessions.id, except) : undefined
			)
		);
}

/** Housekeeping: sessions that nobody came back to. */
export async function deleteOldSessions(login: Login, now: Date): Promise<void> {
	const idleSince = new Date(now.getTime() - lifetimeOf('participant').idle);
	await login
		.delete(sessions)
		.where(or(lt(sessions.expiresAt, now), lt(sessions.seenAt, idleSince)));
}
