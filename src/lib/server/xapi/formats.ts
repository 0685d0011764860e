import { activitiesOf, readDefinitions } from './definitions.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Agent, AnyActivity, AnyStatement, Context, StatementObject } from './types.ts';

export type Format = 'ids' | 'exact' | 'canonical';

type LanguageMap = Record<string, string>;

const NAMING = ['mbox', 'mbox_sha1sum', 'openid', 'account'] as const;

/** A statement with no more than what identifies the agents, activities and verb in it. */
export function withIdsOnly(statement: AnyStatement): AnyStatement {
	const inner = innerIds(statement);
	return statement.authority ? { ...inner, authority: idsOfAgent(statement.authority) } : inner;
}

function innerIds<Part extends Pick<AnyStatement, 'actor' | 'verb' | 'object' | 'context'>>(
	part: Part
): Part {
	return {
		...part,
		actor: idsOfAgent(part.actor),
		verb: { id: part.verb.id },
		object: idsOfObject(part.object),
		...(part.context && { context: idsOfContext(part.context) })
	};
}

function idsOfObject(object: StatementObject): StatementObject {
	switch (object.objectType) {
		case 'Agent':
		case 'Group':
			return idsOfAgent(object) as StatementObject;
		case 'StatementRef':
			return object;
		case 'SubStatement':
			return innerIds(object as AnyStatement) as StatementObject;
		default:
			return idsOfActivity(object as AnyActivity) as StatementObject;
	}
}

function idsOfContext(context: Context): Context {
	const { instructor, team, contextActivities, contextAgents, contextGroups } = context;
	return {
		...context,
		...(instructor && { instructor: idsOfAgent(instructor) }),
		...(team && { team: idsOfAgent(team) }),
		...(contextActivities && {
			contextActivities: Object.fromEntries(
				Object.entries(contextActivities).map(([relation, list]) => [
					relation,
					[list].flat().map(idsOfActivity)
				])
			)
		}),
		...(contextAgents && {
			contextAgents: contextAgents.map((one) => ({ ...one, agent: idsOfAgent(one.agent) }))
		}),
		...(contextGroups && {
			contextGroups: contextGroups.map((one) => ({ ...one, group: idsOfAgent(one.group) }))
		})
	};
}

/** A group without an identifier is identified by its members. */
function idsOfAgent(agent: Agent): Agent {
	const name = NAMING.find((one) => one in agent);
	const objectType = agent.objectType && { objectType: agent.objectType };
	if (name) return { ...objectType, [name]: agent[name] };
	return { ...objectType, member: (agent.member ?? []).map(idsOfAgent) };
}

function idsOfActivity({ id }: AnyActivity): AnyActivity {
	return { id };
}

/** Statements with our definitions of activities in place of their own, and each text in one language. */
export async function withCanonical(
	tx: Transaction,
	organisationId: string,
	statements: AnyStatement[],
	languages: string[]
): Promise<AnyStatement[]> {
	const iris = statements.flatMap(activitiesOf).map(({ id }) => id);
	const definitions = await readDefinitions(tx, organisationId, iris);
	const draw = (activity: AnyActivity): AnyActivity => {
		const definition = definitions.get(activity.id) ?? activity.definition;
		return definition
			? { ...activity, definition: inOneLanguage(definition, languages) }
			: activity;
	};
	const drawPart = <Part extends Pick<AnyStatement, 'verb' | 'object' | 'context'>>(
		part: Part
	): Part => ({
		...part,
		verb: part.verb.display
			? { ...part.verb, display: pickLanguage(part.verb.display, languages) }
			: part.verb,
		object: drawObject(part.object),
		...(part.context?.contextActivities && {
			context: {
				...part.context,
				contextActivities: Object.fromEntries(
					Object.entries(part.context.contextActivities).map(([relation, list]) => [
						relation,
						[list].flat().map(draw)
					])
				)
			}
		})
	});
	const drawObject = (object: StatementObject): StatementObject => {
		const { objectType = 'Activity' } = object;
		if (objectType === 'Activity') return draw(object as AnyActivity) as StatementObject;
		if (objectType === 'SubStatement') return drawPart(object as AnyStatement) as StatementObject;
		return object;
	};
	return statements.map(drawPart);
}

const COMPONENTS = ['choices', 'scale', 'source', 'target', 'steps'];

function inOneLanguage(definition: Record<string, unknown>, languages: string[]) {
	const drawn = { ...definition };
	for (const name of ['name', 'description']) {
		if (drawn[name]) drawn[name] = pickLanguage(drawn[name] as LanguageMap, languages);
	}
	for (const name of COMPONENTS) {
		const components = drawn[name] as { description?: LanguageMap }[] | undefined;
		if (!components) continue;
		drawn[name] = components.map((component) =>
			component.description
				? { ...component, description: pickLanguage(component.description, languages) }
				: component
		);
	}
	return drawn;
}

/** The one entry that suits the reader best: the wanted tag, a variety of it, else English, else the first. */
export function pickLanguage(texts: LanguageMap, languages: string[]): LanguageMap {
	const tags = Object.keys(texts);
	for (const wanted of [...languages, 'en']) {
		const lower = wanted.toLowerCase();
		const tag =
			tags.find((one) => one.toLowerCase() === lower) ??
			tags.find((one) => one.toLowerCase().startsWith(`${lower}-`)) ??
			tags.find((one) => lower.startsWith(`${one.toLowerCase()}-`));
		if (tag) return { [tag]: texts[tag] ?? '' };
	}
	const [first] = tags;
	return first === undefined ? {} : { [first]: texts[first] ?? '' };
}

/** The tags of an Accept-Language header, the most wanted first (RFC 9110, 12.5.4). */
export function readAcceptLanguage(header: string | undefined): string[] {
	return (header ?? '')
		.slice(0, 1_000)
		.split(',')
		.map((part) => {
			const [tag = '', ...parameters] = part.trim().split(';');
			const quality = parameters.map((one) => /^\s*q=([\d.]+)$/.exec(one)?.[1]).find(Boolean);
			return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality) };
		})
		.filter(({ tag, quality }) => tag && tag !== '*' && quality > 0)
		.sort((a, b) => b.quality - a.quality)
		.map(({ tag }) => tag);
}

/** As a 1.0.3 client has to see it: without what that version does not know. */
export function withoutNewer(statement: AnyStatement): AnyStatement {
	const { context, object } = statement;
	const plain = context ? { ...statement, context: plainContext(context) } : statement;
	if (object.objectType !== 'SubStatement' || !object.context) return plain;
	return { ...plain, object: { ...object, context: plainContext(object.context) } };
}

function plainContext({
	contextAgents: _agents,
	contextGroups: _groups,
	...rest
}: Context): Context {
	return rest;
}
