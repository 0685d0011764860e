import { createHmac } from 'node:crypto';
import type { Agent, AnyActivity, AnyStatement, Context, StatementObject } from '../types.ts';
import { identifierOf } from '../terms.ts';
import { BASE, EXTENSIONS } from '../vocabulary.ts';

/** Kinds of interaction whose response is a choice; of the others it is what somebody typed. */
const CHOSEN = new Set(['choice', 'true-false', 'sequencing', 'matching', 'likert', 'performance']);

export type Drawing = {
	/** 32 bytes, another for each receiver. */
	secret: Buffer;
	/** Courses of which typed answers may be sent along. */
	textCourses: readonly string[];
};

/**
 * A statement as a receiver gets it. Everybody in it has a name of that receiver alone, so that two receivers cannot join
 * what they got; sessions and registrations likewise. What somebody typed stays here, unless the organisation chose otherwise
 * for the course.
 */
export function drawForTarget(statement: AnyStatement, drawing: Drawing): AnyStatement {
	const { authority: _authority, stored: _stored, attachments: _files, ...rest } = statement;
	return drawPart(rest as AnyStatement, drawing);
}

function drawPart(part: AnyStatement, drawing: Drawing): AnyStatement {
	const { actor, object, result, context } = part;
	return {
		...part,
		actor: pseudonymOf(actor, drawing.secret),
		object: drawObject(object, drawing),
		...(result && { result: drawResult(result, object, drawing) }),
		...(context && { context: drawContext(context, drawing.secret) })
	};
}

function drawObject(object: StatementObject, drawing: Drawing): StatementObject {
	switch (object.objectType) {
		case 'Agent':
		case 'Group':
			return pseudonymOf(object, drawing.secret) as StatementObject;
		case 'SubStatement':
			return drawPart(object as AnyStatement, drawing) as StatementObject;
		default:
			return object;
	}
}

function drawResult(
	result: Record<string, unknown>,
	object: StatementObject,
	{ textCourses }: Drawing
): Record<string, unknown> {
	const { definition, id = '' } = object as AnyActivity;
	const course = id.startsWith(`${BASE}courses/`) ? id.slice(BASE.length + 8).split('/')[0] : '';
	const isChosen = CHOSEN.has(String(definition?.interactionType));
	if (isChosen || (course && textCourses.includes(course))) return result;
	const { response: _response, ...rest } = result;
	return rest;
}

function drawContext(context: Context, secret: Buffer): Context {
	const { registration, instructor, team, contextAgents, contextGroups, extensions } = context;
	const session = (extensions as Record<string, unknown> | undefined)?.[EXTENSIONS.session];
	return {
		...context,
		...(registration && { registration: hashed(secret, 'registration', registration) }),
		...(instructor && { instructor: pseudonymOf(instructor, secret) }),
		...(team && { team: pseudonymOf(team, secret) }),
		...(contextAgents && {
			contextAgents: contextAgents.map((one) => ({ ...one, agent: pseudonymOf(one.agent, secret) }))
		}),
		...(contextGroups && {
			contextGroups: contextGroups.map((one) => ({ ...one, group: pseudonymOf(one.group, secret) }))
		}),
		...(typeof session === 'string' && {
			extensions: {
				...(extensions as object),
				[EXTENSIONS.session]: hashed(secret, 'session', session)
			}
		})
	};
}

function pseudonymOf(agent: Agent, secret: Buffer): Agent {
	const identifier = identifierOf(agent);
	const kind = agent.objectType && { objectType: agent.objectType };
	if (identifier === null) {
		return { ...kind, member: (agent.member ?? []).map((member) => pseudonymOf(member, secret)) };
	}
	return { ...kind, account: { homePage: BASE, name: hashed(secret, 'agent', identifier) } };
}

/** A keyed hash in the form of a UUID. */
function hashed(secret: Buffer, kind: string, text: string): string {
	const bytes = createHmac('sha256', secret).update(`${kind}\n${text}`).digest();
	bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
	bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
	const hex = bytes.toString('hex');
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20, 32)}`;
}
