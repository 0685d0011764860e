import { and, asc, count, eq, gte } from 'drizzle-orm';
import { addDays, TIME_ZONE } from '#lib/day.ts';
import { newId } from '#lib/ids.ts';
import type { Transaction } from '../db/transaction.ts';
import { getOrganisation } from '../organisations/organisations.ts';
import { closingDays, organisations } from '../organisations/schema.ts';
import { dutchDay } from '../pace/calendar.ts';
import { HOLIDAY_WEIGHT } from '../pace/constants.ts';
import type { Calendar, Day } from '../pace/types.ts';
import { missingYears, schoolHolidays, type HolidayName, type Region } from './school-holidays.ts';

type Org = { organisationId: string };

/** Most closing periods of one organisation, so that a page stays a page. */
export const MOST_CLOSINGS = 200;

export type Closing = { id: string; name: string; fromDay: Day; toDay: Day };

/** A stretch of days on which less is expected, with what it is called. */
export type FreeDays = { from: Day; to: Day; holiday: HolidayName | null; name: string | null };

export type OrganisationCalendar = {
	region: Region;
	worksWeekends: boolean;
	calendar: Calendar;
	/** School holidays and closing days, by date. */
	free: FreeDays[];
};

/** When participants of an organisation are expected to work: weekdays, school holidays and closing days. */
export async function organisationCalendar(
	tx: Transaction,
	{ organisationId }: Org
): Promise<OrganisationCalendar> {
	const { holidayRegion: region, worksWeekends } = await getOrganisation(tx, organisationId);
	const closings = await selectClosings(tx, { organisationId });
	const free = [
		...schoolHolidays(region).map(({ from, to, name }) => ({
			from,
			to,
			holiday: name,
			name: null
		})),
		...closings.map(({ fromDay, toDay, name }) => ({
			from: fromDay,
			to: toDay,
			holiday: null,
			name
		}))
	].toSorted((a, b) => (a.from < b.from ? -1 : 1));
	const weekend = worksWeekends ? 1 : 0;
	return {
		region,
		worksWeekends,
		free,
		calendar: {
			timeZone: TIME_ZONE,
			holidays: free,
			holidayWeight: HOLIDAY_WEIGHT,
			weekdayWeights: [1, 1, 1, 1, 1, weekend, weekend]
		}
	};
}

/**
 * The first day from today on, on which somebody reads what participants ask: no weekend, holiday or closing day. Whether
 * participants work in weekends makes no difference.
 */
export function readingDay(free: readonly FreeDays[], today: Day): Day {
	const isFree = (day: Day): boolean =>
		[0, 6].includes(new Date(`${day}T12:00:00Z`).getUTCDay()) ||
		free.some(({ from, to }) => day >= from && day <= to);
	let day = today;
	// A year without such a day is no calendar: then it is not known when.
	for (let n = 0; n < 366 && isFree(day); n++) day = addDays(day, 1);
	return day;
}

/** What an administrator can change: closing periods of the last year and later, and what is missing. */
export async function calendarSettings(tx: Transaction, org: Org, now: Date) {
	const { region, worksWeekends, free } = await organisationCalendar(tx, org);
	const today = dutchDay(now);
	return {
		region,
		worksWeekends,
		closings: await selectClosings(tx, org, addDays(today, -365)),
		coming: free.filter(({ to }) => to >= today).slice(0, 6),
		missing: missingYears(today, addDays(today, 365))
	};
}

function selectClosings(tx: Transaction, { organisationId }: Org, since: Day = '2000-01-01') {
	return tx
		.select({
			id: closingDays.id,
			name: closingDays.name,
			fromDay: closingDays.fromDay,
			toDay: closingDays.toDay
		})
		.from(closingDays)
		.where(and(eq(closingDays.organisationId, organisationId), gte(closingDays.toDay, since)))
		.orderBy(asc(closingDays.fromDay), asc(closingDays.id))
		.limit(MOST_CLOSINGS);
}

/** Sets the region, and whether weekends count. */
export async function changeCalendar(
	tx: Transaction,
	{ organisationId }: Org,
	{ region, worksWeekends }: Pick<OrganisationCalendar, 'region' | 'worksWeekends'>
): Promise<void> {
	await tx
		.update(organisations)
		.set({ holidayRegion: region, worksWeekends })
		.where(eq(organisations.id, organisationId));
}

/** Adds a closing period; sent twice it is there once. */
export async function addClosing(
	tx: Transaction,
	{ organisationId }: Org,
	closing: Omit<Closing, 'id'>,
	now: Date
): Promise<'added' | 'full'> {
	const same = and(
		eq(closingDays.organisationId, organisationId),
		eq(closingDays.fromDay, closing.fromDay),
		eq(closingDays.toDay, closing.toDay),
		eq(closingDays.name, closing.name)
	);
	const [known] = await tx.select({ id: closingDays.id }).from(closingDays).where(same);
	if (known) return 'added';
	const [all] = await tx
		.select({ n: count() })
		.from(closingDays)
		.where(eq(closingDays.organisationId, organisationId));
	if ((all?.n ?? 0) >= MOST_CLOSINGS) return 'full';
	const id = newId(now.getTime());
	await tx.insert(closingDays).values({ organisationId, id, ...closing, createdAt: now });
	return 'added';
}

/** Takes a closing period away; one that is gone already is no problem. */
export async function removeClosing(
	tx: Transaction,
	{ organisationId }: Org,
	id: string
): Promise<void> {
	await tx
		.delete(closingDays)
		.where(and(eq(closingDays.organisationId, organisationId), eq(closingDays.id, id)));
}
