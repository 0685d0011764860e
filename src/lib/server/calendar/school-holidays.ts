import type { DayRange } from '../pace/types.ts';

export const REGIONS = ['noord', 'midden', 'zuid'] as const;
export type Region = (typeof REGIONS)[number];

export const HOLIDAY_NAMES = ['herfst', 'kerst', 'voorjaar', 'mei', 'zomer'] as const;
export type HolidayName = (typeof HOLIDAY_NAMES)[number];

export type SchoolHoliday = DayRange & {
	schoolYear: string;
	name: HolidayName;
	/** Schools may deviate from advice, so an organisation can add days of its own. */
	status: 'vastgesteld' | 'advies';
};

/** Where the dates come from, and when they were last compared with it. */
export const SOURCE = {
	name: 'Rijksoverheid, overzicht schoolvakanties per schooljaar',
	address: 'https://www.rijksoverheid.nl/onderwerpen/schoolvakanties',
	checkedOn: '2026-11-24'
} as const;

/** First and last day per region; one pair where the three are the same. */
type Dates = readonly [string, string];
type PerRegion = Dates | Record<Region, Dates>;

/** Compared with the source itself, except 2026–2027: that year was compared with calendars of schools. */
const SCHOOL_YEARS: Record<string, Record<HolidayName, PerRegion>> = {
	'2025–2026': {
		herfst: {
			noord: ['2025-10-18', '2025-10-26'],
			midden: ['2025-10-18', '2025-10-26'],
			zuid: ['2025-10-11', '2025-10-19']
		},
		kerst: ['2025-12-20', '2026-01-04'],
		voorjaar: {
			noord: ['2026-02-21', '2026-03-01'],
			midden: ['2026-02-14', '2026-02-22'],
			zuid: ['2026-02-14', '2026-02-22']
		},
		mei: ['2026-04-25', '2026-05-03'],
		zomer: {
			noord: ['2026-07-04', '2026-08-16'],
			midden: ['2026-07-18', '2026-08-30'],
			zuid: ['2026-07-11', '2026-08-23']
		}
	},
	'2026–2027': {
		herfst: {
			noord: ['2026-10-10', '2026-10-18'],
			midden: ['2026-10-17', '2026-10-25'],
			zuid: ['2026-10-17', '2026-10-25']
		},
		kerst: ['2026-12-19', '2027-01-03'],
		voorjaar: {
			noord: ['2027-02-20', '2027-02-28'],
			midden: ['2027-02-20', '2027-02-28'],
			zuid: ['2027-02-13', '2027-02-21']
		},
		mei: ['2027-04-24', '2027-05-02'],
		zomer: {
			noord: ['2027-07-10', '2027-08-22'],
			midden: ['2027-07-17', '2027-08-29'],
			zuid: ['2027-07-24', '2027-09-05']
		}
	},
	'2027–2028': {
		herfst: {
			noord: ['2027-10-16', '2027-10-24'],
			midden: ['2027-10-16', '2027-10-24'],
			zuid: ['2027-10-23', '2027-10-31']
		},
		kerst: ['2027-12-25', '2028-01-09'],
		voorjaar: {
			noord: ['2028-02-19', '2028-02-27'],
			midden: ['2028-02-26', '2028-03-05'],
			zuid: ['2028-02-26', '2028-03-05']
		},
		mei: ['2028-04-29', '2028-05-07'],
		zomer: {
			noord: ['2028-07-15', '2028-08-27'],
			midden: ['2028-07-08', '2028-08-20'],
			zuid: ['2028-07-22', '2028-09-03']
		}
	},
	'2028–2029': {
		herfst: {
			noord: ['2028-10-14', '2028-10-22'],
			midden: ['2028-10-21', '2028-10-29'],
			zuid: ['2028-10-21', '2028-10-29']
		},
		kerst: ['2028-12-23', '2029-01-07'],
		voorjaar: {
			noord: ['2029-02-17', '2029-02-25'],
			midden: ['2029-02-17', '2029-02-25'],
			zuid: ['2029-02-10', '2029-02-18']
		},
		mei: ['2029-04-28', '2029-05-06'],
		zomer: {
			noord: ['2029-07-21', '2029-09-02'],
			midden: ['2029-07-07', '2029-08-19'],
			zuid: ['2029-07-14', '2029-08-26']
		}
	}
};

/** The dates of autumn and spring are the minister's advice; the others hold for every school. */
const ADVISED: readonly HolidayName[] = ['herfst', 'voorjaar'];

/** All school holidays of a region that are known, by date. */
export function schoolHolidays(region: Region): SchoolHoliday[] {
	return Object.entries(SCHOOL_YEARS).flatMap(([schoolYear, holidays]) =>
		HOLIDAY_NAMES.map((name): SchoolHoliday => {
			const dates = holidays[name];
			const [from, to] = isSame(dates) ? dates : dates[region];
			return {
				schoolYear,
				name,
				from,
				to,
				status: ADVISED.includes(name) ? 'advies' : 'vastgesteld'
			};
		})
	);
}

function isSame(dates: PerRegion): dates is Dates {
	return Array.isArray(dates);
}

/** The school year of a day: it begins on 1 August, as the law counts. */
export function schoolYearOf(day: string): string {
	const year = Number(day.slice(0, 4)) - (day.slice(5) < '08-01' ? 1 : 0);
	return `${year}–${year + 1}`;
}

/** School years between two days of which no holidays are known. */
export function missingYears(from: string, to: string): string[] {
	const missing: string[] = [];
	for (let year = Number(schoolYearOf(from).slice(0, 4)); ; year++) {
		const name = `${year}–${year + 1}`;
		if (!(name in SCHOOL_YEARS)) missing.push(name);
		if (name >= schoolYearOf(to)) return missing;
	}
}
