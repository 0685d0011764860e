import { addDays } from '#lib/day.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';
import { daysBetween, dutchDay } from '../pace/calendar.ts';
import type { Day, Rule } from '../pace/types.ts';
import {
	countUnasked,
	MOVED_DAYS,
	RETURNED_DAYS,
	selectRaised,
	type AgreementScope,
	type RaisedRow
} from './agreement-queries.ts';
import { DISMISSALS } from './decisions.ts';
import { DECIDED_DAYS } from './enrolled-queries.ts';

/** People from whom a figure is shown: below it nothing, for honesty and because few can be recognised. */
export const FEWEST = 5;
/** Days that are looked back. */
export const LOOKED_BACK = 365;
/** First attempts that there must be on each side of a decision. */
const ENOUGH_ITEMS = 5;

/** Something measured over so many people; null when they are too few. */
type Measured<Value> = (Value & { people: number }) | null;

export type RuleAgreement = {
	rule: Rule;
	/** Suggestions, and the people they were about. All figures are null when these are too few. */
	raised: number | null;
	decided: {
		accepted: number;
		adapted: number;
		dismissed: number;
		expired: number;
		/** Not decided yet, and not expired. */
		waiting: number;
	} | null;
	/** Whole percentage of the decisions that followed the proposal. */
	agreed: Measured<{ percent: number; of: number }>;
	/** Why not needed, most often first. */
	reasons: Measured<{ counts: { why: (typeof DISMISSALS)[number]; times: number }[] }>;
	/** Right at the first attempt, in percents, before and after what was proposed was given. */
	given: Measured<{ before: number; after: number; times: number }>;
	/** The same where it was dismissed: what happens without. */
	withheld: Measured<{ before: number; after: number; times: number }>;
	/** Worked again within a week, of so many talks or reminders. */
	moved: Measured<{ yes: number; of: number }>;
	/** The signal came up again after *niet nodig*. */
	returned: Measured<{ yes: number; of: number }>;
};

export type Agreement = {
	since: Day;
	rules: RuleAgreement[];
	/** Over the rules that have a figure: of one with too few, the difference would tell what is not said. */
	agreed: RuleAgreement['agreed'];
	/** Times that work was given where nothing was proposed. */
	unasked: number | null;
};

/** How often proposals were followed, and what happened afterwards; over a year. */
export async function agreementOf(
	tx: Transaction,
	actor: Acting,
	scope: AgreementScope,
	now: Date
): Promise<Agreement> {
	const today = dutchDay(now);
	const since = addDays(today, -LOOKED_BACK);
	const rows = await selectRaised(tx, actor, { scope, since, now });
	const unasked = await countUnasked(tx, actor, { scope, since, now });
	return { ...summaryOf(rows, today), since, unasked: enough(unasked.people, unasked.times) };
}

/** The figures per rule, in the order of the rules; pure. */
export function summaryOf(
	rows: readonly RaisedRow[],
	today: Day
): Pick<Agreement, 'rules' | 'agreed'> {
	const byRule = Map.groupBy(rows, ({ rule }) => rule);
	const rules = [...byRule]
		.toSorted(([a], [b]) => a - b)
		.map(([rule, own]) => ({ rule, ...ruleOf(own, today) }));
	const told = rules.filter(({ agreed }) => agreed !== null);
	return { rules, agreed: agreedOf(told.flatMap(({ rule }) => byRule.get(rule) ?? [])) };
}

function ruleOf(rows: readonly RaisedRow[], today: Day): Omit<RuleAgreement, 'rule'> {
	const count = (decision: RaisedRow['decision']): number =>
		rows.filter((row) => row.decision === decision).length;
	const open = rows.filter(({ decision }) => decision === null);
	const expired = open.filter(({ raisedOn }) => isOver(raisedOn, DECIDED_DAYS, today)).length;
	const people = peopleIn(rows);
	return {
		raised: enough(people, rows.length),
		decided: enough(people, {
			accepted: count('accepted'),
			adapted: count('adapted'),
			dismissed: count('dismissed'),
			expired,
			waiting: open.length - expired
		}),
		agreed: agreedOf(rows),
		reasons: reasonsOf(rows),
		...afterwardsOf(rows, today)
	};
}

function agreedOf(rows: readonly RaisedRow[]): RuleAgreement['agreed'] {
	const decided = rows.filter(({ decision }) => decision !== null);
	const followed = decided.filter(({ decision }) => decision === 'accepted');
	return measured(decided, {
		percent: Math.round((100 * followed.length) / decided.length),
		of: decided.length
	});
}

function reasonsOf(rows: readonly RaisedRow[]): RuleAgreement['reasons'] {
	const dismissed = rows.filter(({ decision }) => decision === 'dismissed');
	const counts = DISMISSALS.map((why) => ({
		why,
		times: dismissed.filter(({ detail }) => detail === why).length
	}));
	return measured(dismissed, {
		counts: counts.filter(({ times }) => times > 0).toSorted((a, b) => b.times - a.times)
	});
}

/** Extra and deepening work change how it goes; a talk or a reminder gets somebody moving. */
const GIVES_WORK: readonly Rule[] = [8, 9, 10];
const GETS_MOVING: readonly Rule[] = [3, 4];

type Afterwards = Pick<RuleAgreement, 'given' | 'withheld' | 'moved' | 'returned'>;

function afterwardsOf(rows: readonly RaisedRow[], today: Day): Afterwards {
	const rule = rows[0]?.rule;
	const of = (decision: RaisedRow['decision'], days: number): RaisedRow[] =>
		rows.filter(
			(row) =>
				row.decision === decision && row.decidedOn !== null && isOver(row.decidedOn, days, today)
		);
	const gives = rule !== undefined && GIVES_WORK.includes(rule);
	const moves = rule !== undefined && GETS_MOVING.includes(rule);
	const reached = moves ? of('accepted', MOVED_DAYS + 1) : [];
	const refused = of('dismissed', RETURNED_DAYS + 1);
	return {
		given: gives ? changeIn(of('accepted', 0)) : null,
		withheld: gives ? changeIn(of('dismissed', 0)) : null,
		moved: measured(reached, {
			yes: reached.filter((row) => row.moved).length,
			of: reached.length
		}),
		returned: measured(refused, {
			yes: refused.filter((row) => row.returned).length,
			of: refused.length
		})
	};
}

/** Everybody weighs the same, however much they made. */
function changeIn(rows: readonly RaisedRow[]): RuleAgreement['given'] {
	const both = rows.filter(
		({ before, after }) => before.of >= ENOUGH_ITEMS && after.of >= ENOUGH_ITEMS
	);
	const mean = (side: 'before' | 'after'): number =>
		Math.round(
			(100 * both.reduce((sum, row) => sum + row[side].right / row[side].of, 0)) / both.length
		);
	return measured(both, { before: mean('before'), after: mean('after'), times: both.length });
}

function measured<Value extends object>(rows: readonly RaisedRow[], value: Value): Measured<Value> {
	const people = peopleIn(rows);
	return enough(people, { ...value, people });
}

function peopleIn(rows: readonly RaisedRow[]): number {
	return new Set(rows.map(({ participantId }) => participantId)).size;
}

function enough<Value>(people: number, value: Value): Value | null {
	return people < FEWEST ? null : value;
}

/** So many days have passed since. */
function isOver(day: Day, days: number, today: Day): boolean {
	return daysBetween(day, today) >= days;
}
