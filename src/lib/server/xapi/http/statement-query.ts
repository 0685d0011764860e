import type { Transaction } from '../../db/transaction.ts';
import { authorityOf } from '../credentials.ts';
import { readCursor } from '../cursor.ts';
import { refuse, XapiProblem } from '../problem.ts';
import { findStatement, type StatementFilter } from '../read.ts';
import { authorityTerm, identifierOf, pairTerm, termOf } from '../terms.ts';
import type { Format } from '../formats.ts';
import {
	agentParameter,
	booleanParameter,
	choiceParameter,
	countParameter,
	iriParameter,
	momentParameter,
	onlyParameters,
	uuidParameter,
	type Query
} from './parameters.ts';
import type { Call } from './types.ts';

type Drawn = { format: Format; attachments: boolean };
export type OneQuery = Drawn & { kind: 'one'; id: string; voided: boolean };
export type ListQuery = Drawn & {
	kind: 'list';
	filter: StatementFilter;
	limit: number;
	/** As it was asked, for the rest of a long answer. */
	asked: Record<string, string>;
	after: string | null;
	newest: string | null;
};
export type StatementQuery = OneQuery | ListQuery;

const FORMATS = ['ids', 'exact', 'canonical'] as const;
const ONE = ['statementId', 'voidedStatementId'] as const;
const WITH_ONE = new Set([...ONE, 'attachments', 'format']);
const LIST = new Set([
	'agent',
	'verb',
	'activity',
	'registration',
	'related_activities',
	'related_agents',
	'since',
	'until',
	'limit',
	'format',
	'attachments',
	'ascending'
]);
const USUAL_PAGE = 100;

/** What a GET of statements asks for. @throws XapiProblem 400 that names the parameter */
export function readStatementQuery(call: Call): StatementQuery {
	const { query } = call.request;
	const cursor = query.get('cursor');
	if (cursor !== undefined) return resumed(call, cursor);
	const [name, other] = ONE.filter((one) => query.has(one));
	if (other) refuse(other, 'does not go together with statementId');
	if (!name) return listQuery(query, call);
	onlyParameters(query, WITH_ONE);
	const id = uuidParameter(query, name) ?? '';
	return { kind: 'one', id, voided: name === 'voidedStatementId', ...drawn(query) };
}

/** @throws XapiProblem 404 when there is none, or none that this key may see */
export async function findOne(
	tx: Transaction,
	organisationId: string,
	{ id, voided }: OneQuery,
	mine: string | null
): Promise<{ text: string; headers: Record<string, string> }> {
	const found = await findStatement(tx, organisationId, id, voided, mine);
	if (!found) throw new XapiProblem(404, 'There is no such statement.');
	return { text: found.text, headers: { 'Last-Modified': found.stored.toUTCString() } };
}

function resumed({ request, credential, lrs, ...rest }: Call, text: string): ListQuery {
	onlyParameters(request.query, new Set(['cursor']));
	const cursor = readCursor(lrs.secret, credential.id, text);
	if (!cursor) refuse('cursor', 'is not one that this key was given');
	const call = { request, credential, lrs, ...rest };
	const query = listQuery(new Map(Object.entries(cursor.query)), call);
	return { ...query, after: cursor.after, newest: cursor.newest };
}

function listQuery(query: Query, { credential, lrs }: Call): ListQuery {
	onlyParameters(query, LIST);
	const limit = countParameter(query, 'limit') ?? USUAL_PAGE;
	const mine = credential.scopes.some((scope) => scope === 'all' || scope === 'statements/read')
		? []
		: [[authorityTerm(authorityOf(credential))]];
	const filter = filterOf(query);
	return {
		kind: 'list',
		filter: { ...filter, anyRole: [...filter.anyRole, ...mine] },
		limit: limit === 0 ? lrs.limits.page : Math.min(limit, lrs.limits.page),
		asked: Object.fromEntries(query),
		after: null,
		newest: null,
		...drawn(query)
	};
}

function drawn(query: Query): Drawn {
	return {
		format: choiceParameter(query, 'format', FORMATS) ?? 'exact',
		attachments: booleanParameter(query, 'attachments')
	};
}

function filterOf(query: Query): StatementFilter {
	const relatedAgents = booleanParameter(query, 'related_agents');
	const relatedActivities = booleanParameter(query, 'related_activities');
	const direct: string[] = [];
	const anyRole: string[][] = [];
	const registration = uuidParameter(query, 'registration');
	if (registration) direct.push(termOf('registration', registration));
	const agent = agentParameter(query, 'agent', { groups: true });
	const activity = iriParameter(query, 'activity');
	const activityTerm = activity && termOf('activity', activity);
	if (agent && relatedAgents) {
		const authority = termOf('authority', identifierOf(agent.agent) ?? '');
		anyRole.push([agent.term, authority]);
	}
	if (activityTerm && relatedActivities) anyRole.push([activityTerm]);
	const whose = agent && !relatedAgents ? agent.term : null;
	const about = activityTerm && !relatedActivities ? activityTerm : null;
	if (whose && about) direct.push(pairTerm(whose, about));
	else direct.push(...[whose, about].filter((term) => term !== null));
	const verb = iriParameter(query, 'verb');
	if (verb) direct.push(termOf('verb', verb));
	const since = momentParameter(query, 'since');
	const until = momentParameter(query, 'until');
	return {
		direct,
		anyRole,
		...(since !== undefined && { since }),
		...(until !== undefined && { until }),
		ascending: booleanParameter(query, 'ascending')
	};
}
