import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting, Actor } from '../identity/actor.ts';
import { findPlace } from '../progress/homework.ts';
import { stepOf } from '../progress/place.ts';
import { helpRequests } from './schema.ts';

/** A step as its address names it. */
export type StepRef = { courseId: string; moduleId: string; pageId: string };

/** The step that a request is about, as this participant sees it. */
export type AskedStep = StepRef & { number: number; title: string };

/** The last request of a participant, unless they took it back. */
export type OwnRequest = {
	askedAt: Date;
	seenAt: Date | null;
	/** When a worker closed it; null while it is open. */
	closedAt: Date | null;
	step: AskedStep | null;
};

const open = ({ organisationId }: { organisationId: string }, participantId: string) =>
	and(
		eq(helpRequests.organisationId, organisationId),
		eq(helpRequests.participantId, participantId),
		isNull(helpRequests.closedAt)
	);

/**
 * Tells the workers of this participant that they want to talk. Asking again while it is open changes where they are and
 * nothing else. `nobody` when no worker would see it: then the page must not promise one.
 * Throws NotFound `module_unknown` or `page_unknown` for a step that they do not have.
 * @param about the step it is about, if it is about one
 */
export async function askForHelp(
	tx: Transaction,
	actor: Actor,
	about: StepRef | null,
	now: Date
): Promise<'asked' | 'nobody'> {
	if ((await readerOf(tx, actor)) === null) return 'nobody';
	if (about) await askedStep(tx, actor, about, now);
	const { organisationId, personId: participantId } = actor;
	const step = {
		courseId: about?.courseId ?? null,
		moduleId: about?.moduleId ?? null,
		pageId: about?.pageId ?? null
	};
	await tx
		.insert(helpRequests)
		.values({ organisationId, participantId, id: newId(now.getTime()), askedAt: now, ...step })
		.onConflictDoUpdate({
			target: [helpRequests.organisationId, helpRequests.participantId],
			targetWhere: isNull(helpRequests.closedAt),
			set: step
		});
	return 'asked';
}

/** Takes back what is open; nothing when nothing is. What no worker has seen is as if it had never been asked. */
export async function takeBack(tx: Transaction, actor: Actor, now: Date): Promise<void> {
	const own = open(actor, actor.personId);
	await tx.delete(helpRequests).where(and(own, isNull(helpRequests.seenAt)));
	await tx.update(helpRequests).set({ closedAt: now, closedBy: actor.personId }).where(own);
}

/** What this participant asked last; null when that is nothing, or was taken back. */
export async function requestOf(
	tx: Transaction,
	actor: Actor,
	now: Date
): Promise<OwnRequest | null> {
	const { organisationId, personId } = actor;
	const [row] = await tx
		.select()
		.from(helpRequests)
		.where(
			and(eq(helpRequests.organisationId, organisationId), eq(helpRequests.participantId, personId))
		)
		.orderBy(desc(helpRequests.askedAt))
		.limit(1);
	if (!row || row.closedBy === personId) return null;
	const { askedAt, seenAt, closedAt, courseId, moduleId, pageId } = row;
	const about = courseId && moduleId && pageId ? { courseId, moduleId, pageId } : null;
	return { askedAt, seenAt, closedAt, step: about && (await findAsked(tx, actor, about, now)) };
}

/** Whether something that this participant asked is still open, with somebody who hears it. */
export async function hasAsked(tx: Transaction, actor: Actor): Promise<boolean> {
	const asked = await tx.$count(helpRequests, open(actor, actor.personId));
	return asked > 0 && (await readerOf(tx, actor)) !== null;
}

/** The step, or null when this participant does not have it (any more). */
export async function findAsked(
	tx: Transaction,
	actor: Actor,
	about: StepRef,
	now: Date
): Promise<AskedStep | null> {
	try {
		return await askedStep(tx, actor, about, now);
	} catch (problem) {
		if (problem instanceof NotFound) return null;
		throw problem;
	}
}

async function askedStep(
	tx: Transaction,
	actor: Actor,
	about: StepRef,
	now: Date
): Promise<AskedStep> {
	const { courseId, moduleId, pageId } = about;
	const place = await findPlace(tx, actor, courseId, moduleId, now);
	const { title } = stepOf(place, pageId);
	const number = place.progress.steps.findIndex(({ page }) => page.id === pageId) + 1;
	return { ...about, number, title };
}

/**
 * First name of a worker on whose *Vandaag* a request comes, through any group that the participant is in now. Null when
 * there is none, and then nothing may be promised.
 */
export async function readerOf(
	tx: Transaction,
	{ organisationId, personId }: Acting
): Promise<string | null> {
	const { rows } = await tx.execute<{ name: string }>(sql`
		select split_part(p.name, ' ', 1) as name
		from memberships m
		join groups g on g.organisation_id = m.organisation_id and g.id = m.group_id
		join group_workers w on w.organisation_id = m.organisation_id and w.group_id = m.group_id
			and w.until is null
		join people p on p.organisation_id = w.organisation_id and p.id = w.worker_id
			and p.ended_at is null
		where m.organisation_id = ${organisationId} and m.participant_id = ${personId}
			and m.until is null
		order by g.closed_at is not null, w.since, w.worker_id limit 1`);
	return rows[0]?.name ?? null;
}
