import type { Scope } from '../schema.ts';
import { documentHandlers } from './documents.ts';
import { getActivity, getPerson } from './lookups.ts';
import { getStatements, postStatements, putStatement } from './statements.ts';
import type { Handler } from './types.ts';

type Method = 'GET' | 'PUT' | 'POST' | 'DELETE';
export type Resource = Partial<Record<Method, { scopes: Scope[]; handle: Handler }>>;

const READ: Scope[] = ['statements/read', 'statements/read/mine'];

/** Every resource that needs a key, what it can do, and which scope that takes. `all` is always enough. */
export const resources: Readonly<Record<string, Resource>> = {
	'/statements': {
		GET: { scopes: READ, handle: getStatements },
		PUT: { scopes: ['statements/write'], handle: putStatement },
		POST: { scopes: ['statements/write'], handle: postStatements }
	},
	'/activities/state': documents('state', ['state']),
	'/activities/profile': documents('activity', ['profile']),
	'/agents/profile': documents('agent', ['profile']),
	'/activities': { GET: { scopes: [...READ, 'state', 'profile'], handle: getActivity } },
	'/agents': { GET: { scopes: [...READ, 'state', 'profile'], handle: getPerson } }
};

function documents(kind: 'state' | 'activity' | 'agent', scopes: Scope[]): Resource {
	const { GET, PUT, POST, DELETE } = documentHandlers(kind);
	return {
		GET: { scopes, handle: GET },
		PUT: { scopes, handle: PUT },
		POST: { scopes, handle: POST },
		DELETE: { scopes, handle: DELETE }
	};
}
