import { eq } from 'drizzle-orm';
import { NotFound } from '#lib/errors.ts';
import type { Transaction } from '../db/transaction.ts';
import { organisations, type Organisation } from './schema.ts';

export type NewOrganisation = Pick<Organisation, 'id' | 'slug' | 'name'> &
	Partial<Pick<Organisation, 'holidayRegion' | 'demo'>>;

/** Makes an organisation. The transaction names its id as tenant: an organisation stands behind its own wall. */
export async function createOrganisation(
	tx: Transaction,
	{ holidayRegion = 'midden', demo = false, ...named }: NewOrganisation,
	now: Date
): Promise<Organisation> {
	const organisation = { ...named, holidayRegion, worksWeekends: true, demo, createdAt: now };
	await tx.insert(organisations).values(organisation);
	return organisation;
}

/** The organisation of this transaction, or null when it does not exist. */
export async function findOrganisation(tx: Transaction, id: string): Promise<Organisation | null> {
	const [organisation] = await tx.select().from(organisations).where(eq(organisations.id, id));
	return organisation ?? null;
}

/** @throws NotFound when it does not exist */
export async function getOrganisation(tx: Transaction, id: string): Promise<Organisation> {
	const organisation = await findOrganisation(tx, id);
	if (!organisation) throw new NotFound('organisation_unknown');
	return organisation;
}
