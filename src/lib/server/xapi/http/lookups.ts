import { readDefinitions } from '../definitions.ts';
import type { Agent } from '../types.ts';
import { json } from './json.ts';
import { agentParameter, iriParameter, onlyParameters, required } from './parameters.ts';
import type { Answer, Call } from './types.ts';

const AGENT = new Set(['agent']);
const ACTIVITY = new Set(['activityId']);

/** The person behind an agent. We keep identifiers apart on purpose, so it is the one that was asked about. */
export async function getPerson({ request }: Call): Promise<Answer> {
	onlyParameters(request.query, AGENT);
	required(request.query, 'agent');
	const { agent = {} as Agent } = agentParameter(request.query, 'agent') ?? {};
	const { name, mbox, mbox_sha1sum, openid, account } = agent;
	return json({
		objectType: 'Person',
		...(name !== undefined && { name: [name] }),
		...(mbox && { mbox: [mbox] }),
		...(mbox_sha1sum && { mbox_sha1sum: [mbox_sha1sum] }),
		...(openid && { openid: [openid] }),
		...(account && { account: [account] })
	});
}

/** An activity with all that is known of it; of an unknown one that is its id. */
export async function getActivity({ request, credential, lrs }: Call): Promise<Answer> {
	onlyParameters(request.query, ACTIVITY);
	required(request.query, 'activityId');
	const id = iriParameter(request.query, 'activityId') ?? '';
	const { organisationId } = credential;
	const definitions = await lrs.withTransaction({ organisationId, personId: null }, (tx) =>
		readDefinitions(tx, organisationId, [id])
	);
	const definition = definitions.get(id);
	return json({ objectType: 'Activity', id, ...(definition && { definition }) });
}
