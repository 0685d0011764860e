import { refuse } from '../problem.ts';
import type { Version } from '../schema.ts';
import { checkActivity } from './activities.ts';
import { checkAgent, checkAgentOrGroup, checkGroup } from './agents.ts';
import { checkReference } from './reference.ts';
import {
	extensionsAt,
	iriAt,
	languageAt,
	listAt,
	objectAt,
	onlyAt,
	stringAt,
	uuidAt,
	type Json
} from './values.ts';

const CONTEXT = new Set([
	'registration',
	'instructor',
	'team',
	'contextActivities',
	'revision',
	'platform',
	'language',
	'statement',
	'extensions'
]);
const CONTEXT_2 = new Set([...CONTEXT, 'contextAgents', 'contextGroups']);
const RELATIONS = new Set(['parent', 'grouping', 'category', 'other']);
const MOST_RELATED = 200;

type About = { version: Version; isActivity: boolean };

export function checkContext(value: unknown, { version, isActivity }: About, at: string): void {
	const context = objectAt(value, at);
	onlyAt(context, version === '2.0.0' ? CONTEXT_2 : CONTEXT, at);
	if ('registration' in context) uuidAt(context.registration, `${at}.registration`);
	if ('instructor' in context) checkAgentOrGroup(context.instructor, `${at}.instructor`);
	if ('team' in context) checkGroup(context.team, `${at}.team`);
	if ('contextActivities' in context) {
		checkRelated(context.contextActivities, `${at}.contextActivities`);
	}
	for (const name of ['revision', 'platform']) {
		if (!(name in context)) continue;
		stringAt(context[name], `${at}.${name}`);
		if (!isActivity) refuse(`${at}.${name}`, 'is only possible when the object is an activity');
	}
	if ('language' in context) languageAt(context.language, `${at}.language`);
	if ('statement' in context) checkReference(context.statement, `${at}.statement`);
	if ('extensions' in context) extensionsAt(context.extensions, `${at}.extensions`);
	if ('contextAgents' in context) {
		checkTyped(context.contextAgents, 'agent', checkAgent, `${at}.contextAgents`);
	}
	if ('contextGroups' in context) {
		checkTyped(context.contextGroups, 'group', checkGroup, `${at}.contextGroups`);
	}
}

/** One activity stands for a list of one; `normalise` makes the list. */
function checkRelated(value: unknown, at: string): void {
	const related = objectAt(value, at);
	onlyAt(related, RELATIONS, at);
	for (const [name, given] of Object.entries(related)) {
		if (!Array.isArray(given)) {
			checkActivity(given, `${at}.${name}`);
			continue;
		}
		if (given.length > MOST_RELATED) refuse(`${at}.${name}`, `has more than ${MOST_RELATED}`);
		given.forEach((activity, index) => checkActivity(activity, `${at}.${name}[${index}]`));
	}
}

/** Agents and groups with the role they have in this context (xAPI 2.0). */
function checkTyped(
	value: unknown,
	name: 'agent' | 'group',
	check: (value: unknown, at: string) => void,
	at: string
): void {
	const kind = name === 'agent' ? 'contextAgent' : 'contextGroup';
	const names = new Set(['objectType', name, 'relevantTypes']);
	const entries = listAt(value, at);
	if (entries.length > MOST_RELATED) refuse(at, `has more than ${MOST_RELATED}`);
	entries.forEach((item, index) => {
		const place = `${at}[${index}]`;
		const entry: Json = objectAt(item, place);
		onlyAt(entry, names, place);
		if (entry.objectType !== kind) refuse(`${place}.objectType`, `is not "${kind}"`);
		check(entry[name], `${place}.${name}`);
		if (!('relevantTypes' in entry)) return;
		const types = listAt(entry.relevantTypes, `${place}.relevantTypes`);
		if (types.length === 0) refuse(`${place}.relevantTypes`, 'is empty');
		types.forEach((type, at) => iriAt(type, `${place}.relevantTypes[${at}]`));
	});
}
