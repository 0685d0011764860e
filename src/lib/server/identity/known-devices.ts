import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Login } from './login.ts';
import { knownDevices, personalCodes } from './schema.ts';
import type { Acting } from './actor.ts';

/** A device vouches for this many people at most; a shared Chromebook must not become a key to a whole class. */
const MOST_ACCOUNTS = 5;

/** Remembers that this person has signed in on this device. The one longest ago makes room. */
export async function rememberDevice(
	login: Login,
	{ organisationId, personId }: Acting,
	deviceHash: Buffer,
	now: Date
): Promise<void> {
	const { rowCount } = await login.execute(sql`
		insert into known_devices (organisation_id, person_id, device_hash, used_at)
		select ${organisationId}, ${personId}, ${deviceHash}, ${now.toISOString()}::timestamptz
		where (
			select count(*) from known_devices where organisation_id = ${organisationId}
				and device_hash = ${deviceHash} and person_id <> ${personId}
		) < ${MOST_ACCOUNTS}
		on conflict (organisation_id, device_hash, person_id) do update set used_at = excluded.used_at`);
	if (rowCount) return;
	await login.execute(sql`
		update known_devices set person_id = ${personId}, used_at = ${now.toISOString()}::timestamptz
		where organisation_id = ${organisationId} and device_hash = ${deviceHash} and person_id = (
			select person_id from known_devices
			where organisation_id = ${organisationId} and device_hash = ${deviceHash}
			order by used_at limit 1
		)`);
}

export async function isKnownDevice(
	login: Login,
	{ organisationId, personId }: Acting,
	deviceHash: Buffer
): Promise<boolean> {
	const rows = await login
		.select({ usedAt: knownDevices.usedAt })
		.from(knownDevices)
		.where(
			and(
				eq(knownDevices.organisationId, organisationId),
				eq(knownDevices.deviceHash, deviceHash),
				eq(knownDevices.personId, personId)
			)
		);
	return rows.length > 0;
}

/** The members of a group for whom the device vouches. */
export async function listKnownMembers(
	login: Login,
	{ organisationId, groupId }: { organisationId: string; groupId: string },
	deviceHash: Buffer
): Promise<string[]> {
	const members = login
		.select({ personId: personalCodes.personId })
		.from(personalCodes)
		.where(
			and(eq(personalCodes.organisationId, organisationId), eq(personalCodes.groupId, groupId))
		);
	const rows = await login
		.select({ personId: knownDevices.personId })
		.from(knownDevices)
		.where(
			and(
				eq(knownDevices.organisationId, organisationId),
				eq(knownDevices.deviceHash, deviceHash),
				inArray(knownDevices.personId, members)
			)
		);
	return rows.map(({ personId }) => personId);
}
