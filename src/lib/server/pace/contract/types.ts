/**
 * The file contract of the pace analysis: what an independent evaluation gives, and gets. Moments are seconds, and
 * days are whole days, since the start of the assignment, a Monday.
 */

export type ContractItem = {
	id: string;
	lesson: number;
	type: 'choice' | 'open';
	options: number | null;
	authorSeconds: number;
	words: number;
};

export type ContractPupil = { id: string; group: string; extraReadingTime: boolean };

export type ContractAssignment = {
	dueDay: number;
	/** No projection goes beyond this day. */
	horizonDay: number;
	/** Number of items. */
	items: number;
	calendar: {
		/** First day, and the day after the last. */
		holidayDays: readonly (readonly [number, number])[];
		/** Monday first. */
		weekdayWeight: readonly number[];
		holidayWeight: number;
	};
	pupils: readonly ContractPupil[];
};

/** One answer. */
export type ContractEvent = {
	actor: string;
	item: string;
	attempt: number;
	started: number;
	answered: number;
	/** Seconds of attention; null when not measured. */
	activeS: number | null;
	correct: boolean;
};

export type ContractData = {
	items: readonly ContractItem[];
	assignment: ContractAssignment;
	/** By `answered`. */
	events: readonly ContractEvent[];
};

export type ItemsRow = {
	actor: string;
	/** Natural log, higher is faster, mean 0 over the file. */
	log_speed: number;
	log_speed_se: number;
	struggling: boolean;
	p_struggling: number;
	rushing: boolean;
	variant: 'extra' | 'basis' | 'verdieping';
	/** Expected share right at the first attempt over all items. */
	accuracy: number;
	p_rush: number;
};

export type DayRow = {
	actor: string;
	started: boolean;
	done: boolean;
	stalled: boolean;
	p_stalled: number;
	/** Days since the start, fractions count; null when not started or done. */
	finish_p10: number | null;
	finish_p50: number | null;
	finish_p90: number | null;
	p_late: number | null;
};
