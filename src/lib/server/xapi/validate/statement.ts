import { refuse } from '../problem.ts';
import type { Version } from '../schema.ts';
import type { AnyStatement } from '../types.ts';
import { checkActivity } from './activities.ts';
import { checkAgent, checkAgentOrGroup, checkAuthority, checkGroup } from './agents.ts';
import { checkAttachments } from './attachments.ts';
import { checkContext } from './context.ts';
import { checkReference } from './reference.ts';
import { checkResult } from './result.ts';
import { checkTree } from './tree.ts';
import { iriAt, languageMapAt, momentAt, objectAt, onlyAt, uuidAt, type Json } from './values.ts';

export const VOIDED = 'http://adlnet.gov/expapi/verbs/voided';

const INNER = ['actor', 'verb', 'object', 'result', 'context', 'timestamp', 'attachments'];
const STATEMENT = new Set([...INNER, 'id', 'stored', 'authority', 'version']);
const SUBSTATEMENT = new Set([...INNER, 'objectType']);
const VERB = new Set(['id', 'display']);

/**
 * Checks a statement as it was sent against the standard (xAPI 1.0.3 part 2; IEEE 9274.1.1 for 2.0.0).
 * @throws XapiProblem 400 that names the property
 */
export function checkStatement(
	value: unknown,
	version: Version,
	at: string
): asserts value is AnyStatement {
	const statement = objectAt(value, at);
	checkTree(statement, at);
	onlyAt(statement, STATEMENT, at);
	if ('id' in statement) uuidAt(statement.id, `${at}.id`);
	if ('stored' in statement) momentAt(statement.stored, `${at}.stored`);
	if ('authority' in statement) checkAuthority(statement.authority, `${at}.authority`);
	if ('version' in statement) checkVersion(statement.version, version, `${at}.version`);
	checkInner(statement, version, at, true);
}

function checkInner(statement: Json, version: Version, at: string, outer: boolean): void {
	for (const name of ['actor', 'verb', 'object']) {
		if (!(name in statement)) refuse(`${at}.${name}`, 'is missing');
	}
	checkAgentOrGroup(statement.actor, `${at}.actor`);
	const verb = objectAt(statement.verb, `${at}.verb`);
	onlyAt(verb, VERB, `${at}.verb`);
	iriAt(verb.id, `${at}.verb.id`);
	if ('display' in verb) languageMapAt(verb.display, `${at}.verb.display`);

	const object = objectAt(statement.object, `${at}.object`);
	checkObject(object, version, `${at}.object`, outer);
	if (verb.id === VOIDED && object.objectType !== 'StatementRef') {
		refuse(`${at}.object.objectType`, 'is not "StatementRef", which voiding needs');
	}
	if ('result' in statement) checkResult(statement.result, `${at}.result`);
	if ('context' in statement) {
		const isActivity = !('objectType' in object) || object.objectType === 'Activity';
		checkContext(statement.context, { version, isActivity }, `${at}.context`);
	}
	if ('timestamp' in statement) momentAt(statement.timestamp, `${at}.timestamp`);
	if ('attachments' in statement) checkAttachments(statement.attachments, `${at}.attachments`);
}

function checkObject(object: Json, version: Version, at: string, outer: boolean): void {
	switch (object.objectType) {
		case undefined:
		case 'Activity':
			return checkActivity(object, at);
		case 'Agent':
			return checkAgent(object, at);
		case 'Group':
			return checkGroup(object, at);
		case 'StatementRef':
			return checkReference(object, at);
		case 'SubStatement':
			if (!outer) refuse(`${at}.objectType`, 'is "SubStatement" within a SubStatement');
			onlyAt(object, SUBSTATEMENT, at);
			return checkInner(object, version, at, false);
		default:
			refuse(`${at}.objectType`, 'is not a kind of object');
	}
}

/** A 1.0 statement may travel in a 2.0 request, not the other way round. */
function checkVersion(value: unknown, version: Version, at: string): void {
	const allowed = version === '1.0.3' ? /^1\.0(\.\d+)?$/ : /^(1\.0(\.\d+)?|2\.0\.0)$/;
	if (typeof value !== 'string' || !allowed.test(value)) refuse(at, 'is not a version known here');
}
