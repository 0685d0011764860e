import { refuse } from '../problem.ts';
import { agentTerm, identifierOf } from '../terms.ts';
import type { Agent } from '../types.ts';
import { checkAgent, checkAgentOrGroup } from '../validate/agents.ts';
import { checkTree } from '../validate/tree.ts';
import { isIri, isUuid, readMoment } from '../validate/values.ts';
import { readJson } from './json.ts';

export type Query = ReadonlyMap<string, string>;

/** Refuses parameters that a resource does not have; names are case-sensitive. */
export function onlyParameters(query: Query, names: ReadonlySet<string>): void {
	for (const name of query.keys()) {
		if (!names.has(name)) refuse(shown(name), 'is not a parameter of this resource');
	}
}

/** What was sent is not repeated, unless it is a plain word. */
function shown(name: string): string {
	return /^\w{1,40}$/.test(name) ? name : 'A parameter';
}

export function required(query: Query, name: string): string {
	const value = query.get(name);
	if (!value) refuse(name, 'is missing');
	return value;
}

export function iriParameter(query: Query, name: string): string | undefined {
	const value = query.get(name);
	if (value !== undefined && !isIri(value)) refuse(name, 'is not an IRI with a scheme');
	return value;
}

export function uuidParameter(query: Query, name: string): string | undefined {
	const value = query.get(name);
	if (value !== undefined && !isUuid(value)) refuse(name, 'is not a UUID');
	return value?.toLowerCase();
}

/** In milliseconds since 1970. */
export function momentParameter(query: Query, name: string): number | undefined {
	const value = query.get(name);
	if (value === undefined) return undefined;
	// A plus sign that was not encoded arrives as a space.
	const moment = readMoment(value.replace(/ (?=\d\d:?\d\d$)/, '+'));
	if (moment === null || Number.isNaN(moment)) refuse(name, 'is not a timestamp of ISO 8601');
	return moment;
}

export function booleanParameter(query: Query, name: string): boolean {
	const value = query.get(name);
	if (value !== undefined && value !== 'true' && value !== 'false') {
		refuse(name, 'is neither true nor false');
	}
	return value === 'true';
}

export function countParameter(query: Query, name: string): number | undefined {
	const value = query.get(name);
	if (value === undefined) return undefined;
	if (!/^\d{1,9}$/.test(value)) refuse(name, 'is not a whole number');
	return Number(value);
}

export function choiceParameter<Choice extends string>(
	query: Query,
	name: string,
	choices: readonly Choice[]
): Choice | undefined {
	const value = query.get(name);
	const choice = choices.find((one) => one === value);
	if (value !== undefined && !choice) refuse(name, `is none of ${choices.join(', ')}`);
	return choice;
}

/** An agent, or for `groups` a group that has an identifier. */
export function agentParameter(
	query: Query,
	name: string,
	{ groups = false } = {}
): { agent: Agent; term: string } | undefined {
	const text = query.get(name);
	if (text === undefined) return undefined;
	const value = readJson(text, name);
	checkTree(value, name);
	if (groups) checkAgentOrGroup(value, name);
	else checkAgent(value, name);
	const agent = value as Agent;
	const term = identifierOf(agent) === null ? null : agentTerm(agent);
	if (term === null) refuse(name, 'is a group without an identifier');
	return { agent, term };
}
