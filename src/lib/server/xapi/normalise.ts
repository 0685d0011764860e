import type { Version } from './schema.ts';
import type { AnyStatement, Context } from './types.ts';
import { readMoment } from './validate/values.ts';

type Inner = Pick<AnyStatement, 'context' | 'timestamp'>;

/**
 * A checked statement in the one form that is stored: lists of related activities are lists, also of one; a 2.0 request has
 * its moments in UTC. What a sender leaves out stays out.
 */
export function normalise(statement: AnyStatement, version: Version): AnyStatement {
	const { object } = statement;
	const normal = normaliseInner(statement, version);
	if (object.objectType !== 'SubStatement') return normal;
	return { ...normal, object: normaliseInner(object, version) };
}

function normaliseInner<Part extends Inner>(part: Part, version: Version): Part {
	const { context, timestamp } = part;
	const changed = { ...part };
	if (context?.contextActivities) changed.context = withLists(context);
	if (timestamp !== undefined && version === '2.0.0') changed.timestamp = inUtc(timestamp);
	return changed;
}

function withLists(context: Context): Context {
	const entries = Object.entries(context.contextActivities ?? {});
	const lists = entries.map(([relation, given]) => [relation, [given].flat()] as const);
	return { ...context, contextActivities: Object.fromEntries(lists) };
}

/** Digits beyond milliseconds are kept. */
function inUtc(timestamp: string): string {
	if (timestamp.endsWith('Z')) return timestamp;
	const iso = new Date(readMoment(timestamp) ?? Number.NaN).toISOString();
	const fraction = /[.,](\d+)/.exec(timestamp)?.[1] ?? '';
	return fraction.length > 3 ? iso.replace(/\.\d+Z$/, `.${fraction}Z`) : iso;
}
