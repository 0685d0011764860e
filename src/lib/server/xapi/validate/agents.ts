import { refuse } from '../problem.ts';
import {
	iriAt,
	listAt,
	mailtoAt,
	objectAt,
	onlyAt,
	sha1At,
	stringAt,
	type Json
} from './values.ts';

const AGENT = new Set(['objectType', 'name', 'mbox', 'mbox_sha1sum', 'openid', 'account']);
const GROUP = new Set([...AGENT, 'member']);
const ACCOUNT = new Set(['homePage', 'name']);
const IDENTIFIERS = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const;
const MOST_MEMBERS = 1_000;

/** An agent: exactly one identifier. Without `objectType` it is one too. */
export function checkAgent(value: unknown, at: string): void {
	const agent = objectAt(value, at);
	onlyAt(agent, AGENT, at);
	if ('objectType' in agent && agent.objectType !== 'Agent') {
		refuse(`${at}.objectType`, 'is not "Agent"');
	}
	if ('name' in agent) stringAt(agent.name, `${at}.name`);
	if (identifiersOf(agent, at) !== 1) {
		refuse(at, 'needs exactly one of mbox, mbox_sha1sum, openid and account');
	}
}

/** A group: one identifier, or members instead. */
export function checkGroup(value: unknown, at: string): void {
	const group = objectAt(value, at);
	onlyAt(group, GROUP, at);
	if (group.objectType !== 'Group') refuse(`${at}.objectType`, 'is not "Group"');
	if ('name' in group) stringAt(group.name, `${at}.name`);
	const identifiers = identifiersOf(group, at);
	if (identifiers > 1) refuse(at, 'has more than one of mbox, mbox_sha1sum, openid and account');
	if (identifiers === 0 && !('member' in group)) {
		refuse(at, 'needs members, or one of mbox, mbox_sha1sum, openid and account');
	}
	if ('member' in group) {
		const members = listAt(group.member, `${at}.member`);
		if (identifiers === 0 && members.length === 0) refuse(`${at}.member`, 'is empty');
		if (members.length > MOST_MEMBERS) refuse(`${at}.member`, `has more than ${MOST_MEMBERS}`);
		members.forEach((member, index) => checkAgent(member, `${at}.member[${index}]`));
	}
}

export function checkAgentOrGroup(value: unknown, at: string): void {
	if (objectAt(value, at).objectType === 'Group') checkGroup(value, at);
	else checkAgent(value, at);
}

/** An agent, or the two agents of OAuth: a group without identifier. */
export function checkAuthority(value: unknown, at: string): void {
	checkAgentOrGroup(value, at);
	const authority = value as Json;
	if (authority.objectType !== 'Group') return;
	if (IDENTIFIERS.some((name) => name in authority)) refuse(at, 'is a group with an identifier');
	if ((authority.member as unknown[]).length !== 2) {
		refuse(`${at}.member`, 'does not have exactly two agents');
	}
}

function identifiersOf(agent: Json, at: string): number {
	let found = 0;
	if ('mbox' in agent && ++found) mailtoAt(agent.mbox, `${at}.mbox`);
	if ('mbox_sha1sum' in agent && ++found) sha1At(agent.mbox_sha1sum, `${at}.mbox_sha1sum`);
	if ('openid' in agent && ++found) iriAt(agent.openid, `${at}.openid`);
	if ('account' in agent && ++found) {
		const account = objectAt(agent.account, `${at}.account`);
		onlyAt(account, ACCOUNT, `${at}.account`);
		iriAt(account.homePage, `${at}.account.homePage`);
		stringAt(account.name, `${at}.account.name`);
	}
	return found;
}
