import {
	CALM_DEEPENING,
	N_HIGH,
	N_MID,
	N_MIN,
	NOT_STARTED_SHARE,
	P_CONFIDENT,
	P_LATE,
	P_LOW,
	P_MASTERED,
	P_STOP,
	SPI_HIGH,
	SPI_LOW,
	STOP_DAYS,
	TALK_DAYS
} from './constants.ts';
import { deepens } from './needs.ts';
import type { Confidence, PaceState, Rule, Suggestion } from './types.ts';

/** The numbers that the rules read. Null means unknown, and an unknown never matches. */
export type Facts = {
	helpAsked: boolean;
	paused: boolean;
	started: boolean;
	done: boolean;
	exposureGone: number | null;
	pStopped: number | null;
	idleDays: number | null;
	timed: number;
	effortful: number;
	rushing: boolean;
	stuck: boolean;
	pRush: number | null;
	pLow: number | null;
	pDeep: number | null;
	/** Probability of a true share right above 0.88. */
	pMastered: number | null;
	pLate: number | null;
	accuracy: number | null;
	tau: number | null;
	extraReadingTime: boolean;
	spi: number | null;
};

export type Verdict = {
	rule: Rule;
	suggestion: Suggestion;
	state: PaceState;
	/** Probability that the rule is right about this person; null for a fact. */
	probability: number | null;
	confidence: Confidence | null;
};

function above(value: number | null, border: number): boolean {
	return value !== null && value > border;
}

/**
 * The first rule that matches. Who is done skips what only matters on the way.
 * @param calm whether rule 10 takes part; it is off until it has been evaluated
 */
export function ruleOf(facts: Facts, calm = CALM_DEEPENING): Rule {
	if (facts.helpAsked) return 1;
	if (facts.paused) return 2;
	if (!facts.done) {
		if (!facts.started && above(facts.exposureGone, NOT_STARTED_SHARE)) return 3;
		const idleLong = facts.idleDays !== null && facts.idleDays >= STOP_DAYS;
		if (above(facts.pStopped, P_STOP) && idleLong) return 4;
		// Being stuck is a fact, so too few answers to estimate from do not silence it.
		if (facts.effortful < N_MIN && !facts.rushing) return facts.stuck ? 7 : 5;
	}
	if (facts.rushing) return 6;
	if (!facts.done && facts.stuck) return 7;
	if (above(facts.pLow, P_LOW)) return 8;
	if (deepens(facts)) return 9;
	if (calm && above(facts.pMastered, P_MASTERED)) return 10;
	if (!facts.done && above(facts.pLate, P_LATE)) return 11;
	return 12;
}

function suggestionOf(rule: Rule, idleDays: number | null): Suggestion {
	switch (rule) {
		case 1:
		case 6:
		case 7:
			return 'gesprek';
		case 2:
		case 5:
			return 'geen';
		case 3:
			return 'herinnering';
		case 4:
			return idleDays !== null && idleDays < TALK_DAYS ? 'herinnering' : 'gesprek';
		case 8:
			return 'extra';
		case 9:
		case 10:
			return 'verdieping';
		case 11:
		case 12:
			return 'basis';
	}
}

const STATES: Partial<Record<Rule, PaceState>> = {
	2: 'pauze',
	3: 'niet_gestart',
	4: 'langer_stil',
	5: 'voorlopig',
	6: 'haast',
	7: 'loopt_vast',
	8: 'loopt_vast',
	11: 'loopt_achter'
};

/** State by rule; where the rule says nothing about it, by what is known and then the schedule. */
function stateOf(rule: Rule, facts: Facts): PaceState {
	if (facts.done) return 'klaar';
	if (!facts.started && rule === 5) return 'niet_gestart';
	const byRule = STATES[rule];
	if (byRule) return byRule;
	if (facts.paused) return 'pauze';
	if (!facts.started) return 'niet_gestart';
	if (facts.effortful < N_MIN) return 'voorlopig';
	if (facts.spi !== null && facts.spi < SPI_LOW) return 'loopt_achter';
	return above(facts.spi, SPI_HIGH) ? 'loopt_voor' : 'op_koers';
}

function probabilityOf(rule: Rule, facts: Facts): number | null {
	switch (rule) {
		case 4:
			return facts.pStopped;
		case 6:
			return facts.pRush;
		case 8:
			return facts.pLow;
		case 9:
			return facts.pDeep;
		case 10:
			return facts.pMastered;
		case 11:
			return facts.pLate;
		case 12:
			return facts.pLow === null || facts.pDeep === null
				? null
				: Math.max(0, 1 - facts.pLow - facts.pDeep);
		default:
			return null;
	}
}

/** Asked, not begun, tried in vain: facts, of which nobody has to say how likely they are. */
export const FACTS: readonly Rule[] = [1, 3, 7];

function confidenceOf(rule: Rule, facts: Facts, probability: number | null): Confidence {
	if (FACTS.includes(rule)) return 'hoog';
	// Rushing rests on all timed answers: the rapid ones are its evidence.
	const n = rule === 6 ? facts.timed : facts.effortful;
	if (n < N_MID) return 'laag';
	return n >= N_HIGH && probability !== null && probability >= P_CONFIDENT ? 'hoog' : 'midden';
}

/** Rule, suggestion, state and confidence. */
export function verdictOf(facts: Facts): Verdict {
	const rule = ruleOf(facts);
	const suggestion = suggestionOf(rule, facts.idleDays);
	const probability = probabilityOf(rule, facts);
	return {
		rule,
		suggestion,
		state: stateOf(rule, facts),
		probability,
		confidence: suggestion === 'geen' ? null : confidenceOf(rule, facts, probability)
	};
}
