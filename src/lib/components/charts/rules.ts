import { m } from '#lib/paraglide/messages.js';
import type { ShownEvidence } from './pace-view.ts';

const RULES: Record<ShownEvidence['rule'], () => string> = {
	1: m.pace_rule_1,
	2: m.pace_rule_2,
	3: m.pace_rule_3,
	4: m.pace_rule_4,
	5: m.pace_rule_5,
	6: m.pace_rule_6,
	7: m.pace_rule_7,
	8: m.pace_rule_8,
	9: m.pace_rule_9,
	10: m.pace_rule_10,
	11: m.pace_rule_11,
	12: m.pace_rule_12
};

/** A rule as something that was proposed: of the last one only who is behind is a proposal. */
export function proposedWords(rule: ShownEvidence['rule']): string {
	return rule === 12 ? m.agreement_rule_behind() : ruleWords(rule);
}

/** The rule that decided, in a sentence. */
export function ruleWords(rule: ShownEvidence['rule']): string {
	return RULES[rule]();
}
