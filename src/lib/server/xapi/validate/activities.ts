import { refuse } from '../problem.ts';
import {
	extensionsAt,
	iriAt,
	languageMapAt,
	listAt,
	objectAt,
	onlyAt,
	stringAt,
	type Json
} from './values.ts';

const ACTIVITY = new Set(['objectType', 'id', 'definition']);
const COMPONENT = new Set(['id', 'description']);
/** Lists of choices, and the kinds of interaction that have them (xAPI 1.0.3, Data 2.4.4.1). */
const LISTS = {
	choices: ['choice', 'sequencing'],
	scale: ['likert'],
	source: ['matching'],
	target: ['matching'],
	steps: ['performance']
} as const;
const LIST_NAMES = Object.keys(LISTS) as (keyof typeof LISTS)[];
const INTERACTIONS = new Set([
	'true-false',
	'choice',
	'fill-in',
	'long-fill-in',
	'matching',
	'performance',
	'sequencing',
	'likert',
	'numeric',
	'other'
]);
const DEFINITION = new Set([
	'name',
	'description',
	'type',
	'moreInfo',
	'extensions',
	'interactionType',
	'correctResponsesPattern',
	...LIST_NAMES
]);

export function checkActivity(value: unknown, at: string): void {
	const activity = objectAt(value, at);
	onlyAt(activity, ACTIVITY, at);
	if ('objectType' in activity && activity.objectType !== 'Activity') {
		refuse(`${at}.objectType`, 'is not "Activity"');
	}
	iriAt(activity.id, `${at}.id`);
	if ('definition' in activity) checkDefinition(activity.definition, `${at}.definition`);
}

function checkDefinition(value: unknown, at: string): void {
	const definition = objectAt(value, at);
	onlyAt(definition, DEFINITION, at);
	if ('name' in definition) languageMapAt(definition.name, `${at}.name`);
	if ('description' in definition) languageMapAt(definition.description, `${at}.description`);
	if ('type' in definition) iriAt(definition.type, `${at}.type`);
	if ('moreInfo' in definition) iriAt(definition.moreInfo, `${at}.moreInfo`);
	if ('extensions' in definition) extensionsAt(definition.extensions, `${at}.extensions`);
	checkInteraction(definition, at);
}

function checkInteraction(definition: Json, at: string): void {
	const { interactionType: kind } = definition;
	if (kind !== undefined && !INTERACTIONS.has(kind as string)) {
		refuse(`${at}.interactionType`, 'is not a kind of interaction');
	}
	if ('correctResponsesPattern' in definition) {
		const place = `${at}.correctResponsesPattern`;
		if (kind === undefined) refuse(place, 'needs an interactionType');
		listAt(definition.correctResponsesPattern, place).forEach((pattern, index) =>
			stringAt(pattern, `${place}[${index}]`)
		);
	}
	for (const name of LIST_NAMES) {
		if (!(name in definition)) continue;
		const kinds: readonly string[] = LISTS[name];
		if (!kinds.includes(kind as string)) {
			refuse(`${at}.${name}`, `belongs to interactionType ${kinds.join(' or ')}`);
		}
		checkComponents(definition[name], `${at}.${name}`);
	}
}

function checkComponents(value: unknown, at: string): void {
	const ids = new Set<string>();
	listAt(value, at).forEach((item, index) => {
		const place = `${at}[${index}]`;
		const component = objectAt(item, place);
		onlyAt(component, COMPONENT, place);
		const id = stringAt(component.id, `${place}.id`);
		if (ids.has(id)) refuse(`${place}.id`, 'occurs twice in this list');
		ids.add(id);
		if ('description' in component) languageMapAt(component.description, `${place}.description`);
	});
}
