import { createHash } from 'node:crypto';
import type { Agent, AnyStatement, Context, StatementObject } from './types.ts';

/**
 * What statements are found by. A term is a UUID made of the first 16 bytes of SHA-256 over a kind and an identifier, so
 * that every index entry has the same size, whatever an identifier looks like. The database makes the same with
 * `app.term(kind, value)`.
 */
export type TermKind = 'agent' | 'activity' | 'verb' | 'registration' | 'authority' | 'pair';

export type Terms = {
	/** Found by whoever asks for it. */
	direct: Set<string>;
	/** Found when related agents or activities are asked for as well. */
	related: Set<string>;
};

const MOST_REMEMBERED = 20_000;
const remembered = new Map<string, string>();

export function termOf(kind: TermKind, value: string): string {
	const text = `${kind}\n${value}`;
	const known = remembered.get(text);
	if (known) return known;
	const hex = createHash('sha256').update(text).digest('hex');
	const term = `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
	if (remembered.size >= MOST_REMEMBERED) remembered.clear();
	if (text.length < 400) remembered.set(text, term);
	return term;
}

/** The one identifier of an agent or group as text; null for a group that has members only. */
export function identifierOf(agent: Agent): string | null {
	if (agent.mbox) return `mbox\n${agent.mbox}`;
	if (agent.mbox_sha1sum) return `mbox_sha1sum\n${agent.mbox_sha1sum.toLowerCase()}`;
	if (agent.openid) return `openid\n${agent.openid}`;
	if (agent.account) return `account\n${agent.account.homePage}\n${agent.account.name}`;
	return null;
}

export function agentTerm(agent: Agent): string | null {
	const identifier = identifierOf(agent);
	return identifier === null ? null : termOf('agent', identifier);
}

/** An agent and the activity it did something with: those who ask usually ask for both. */
export function pairTerm(agent: string, activity: string): string {
	return termOf('pair', agent + activity);
}

export function authorityTerm(authority: Agent): string {
	return termOf('authority', identifierOf(authority) ?? '');
}

/** Everything that this statement is found by. What it refers to adds to that; see `references.ts`. */
export function termsOf(statement: AnyStatement): Terms {
	const direct = new Set<string>();
	const related = new Set<string>();
	direct.add(termOf('verb', statement.verb.id));
	const registration = statement.context?.registration;
	if (registration) direct.add(termOf('registration', registration.toLowerCase()));
	addAgents(direct, statement.actor);
	const { object } = statement;
	const agents = [...agentTermsOf(statement.actor)];
	if (isActivity(object)) {
		const activity = termOf('activity', object.id ?? '');
		direct.add(activity);
		for (const agent of agents) direct.add(pairTerm(agent, activity));
	} else if (object.objectType === 'Agent' || object.objectType === 'Group') {
		addAgents(direct, object);
	} else if (object.objectType === 'SubStatement') {
		addInner(related, object);
	}
	addContext(related, statement.context);
	if (statement.authority) related.add(authorityTerm(statement.authority));
	for (const term of direct) related.delete(term);
	return { direct, related };
}

function isActivity(object: StatementObject): boolean {
	return object.objectType === undefined || object.objectType === 'Activity';
}

/** Everybody and everything within a statement that is the object of another. */
function addInner(related: Set<string>, inner: StatementObject): void {
	if (inner.actor) addAgents(related, inner.actor);
	const { object } = inner;
	if (object && isActivity(object)) related.add(termOf('activity', object.id ?? ''));
	else if (object?.objectType === 'Agent' || object?.objectType === 'Group') {
		addAgents(related, object);
	}
	addContext(related, inner.context);
}

function addContext(related: Set<string>, context: Context | undefined): void {
	if (!context) return;
	if (context.instructor) addAgents(related, context.instructor);
	if (context.team) addAgents(related, context.team);
	for (const { agent } of context.contextAgents ?? []) addAgents(related, agent);
	for (const { group } of context.contextGroups ?? []) addAgents(related, group);
	for (const given of Object.values(context.contextActivities ?? {})) {
		for (const { id } of [given].flat()) related.add(termOf('activity', id));
	}
}

/** Also the members of a group, which is asked for by any of them. */
function addAgents(terms: Set<string>, agent: Agent): void {
	for (const term of agentTermsOf(agent)) terms.add(term);
}

function* agentTermsOf(agent: Agent): Generator<string> {
	const own = agentTerm(agent);
	if (own) yield own;
	for (const member of agent.member ?? []) {
		const term = agentTerm(member);
		if (term) yield term;
	}
}
