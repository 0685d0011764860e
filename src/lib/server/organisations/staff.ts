import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { permits } from '../identity/policy.ts';
import { getOrganisation } from './organisations.ts';

export type StaffPlace = 'attention' | 'groups' | 'trainings' | 'organisation';
/** What the frame of every staff page shows. */
export type Staff = { name: string; organisation: string; places: StaffPlace[] };

const PLACES = [
	['attention', 'pace.view'],
	['groups', 'groups.view'],
	['trainings', 'courses.view'],
	['organisation', 'organisation.view']
] as const;

/** Who is signed in, for whom they work, and where they may go. */
export async function staffOf(tx: Transaction, actor: Actor): Promise<Staff> {
	const { name } = await getOrganisation(tx, actor.organisationId);
	const places = PLACES.filter(([, permission]) => permits(actor.role, permission));
	return { name: actor.name, organisation: name, places: places.map(([place]) => place) };
}
