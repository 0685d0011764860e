import { InvalidInput } from './invalid.ts';
import { readJson, readLines } from './read-json.ts';
import { eventsIn } from './read-statements.ts';
import { assignmentSchema, eventSchema, itemsSchema, statementSchema } from './schemas.ts';
import type { ContractData, ContractEvent } from './types.ts';

/** The text of one file of the contract; null when it is not there. */
export type ReadFile = (name: string) => string | null;

export type InputKind = 'events' | 'xapi';

/**
 * Reads and checks the files of the contract. Unknown fields are ignored; an answer that is there twice counts once.
 * Throws InvalidInput with file and line.
 */
export function readData(read: ReadFile, kind: InputKind): ContractData {
	const textOf = (name: string): string => {
		const text = read(name);
		if (text === null) throw new InvalidInput(name, 1, 'this file is missing');
		return text;
	};
	const items = readJson('items.json', textOf('items.json'), itemsSchema);
	const { start, ...assignment } = readJson(
		'assignment.json',
		textOf('assignment.json'),
		assignmentSchema
	);
	const known = {
		items: new Set(items.map(({ id }) => id)),
		actors: new Set(assignment.pupils.map(({ id }) => id))
	};
	const file = `${kind}.jsonl`;
	const rows =
		kind === 'xapi'
			? eventsIn(file, readLines(file, textOf(file), statementSchema), Date.parse(start))
			: readLines(file, textOf(file), eventSchema);
	const events = rows.map(({ value, line }) => {
		const { item, actor } = value;
		if (!known.items.has(item)) throw new InvalidInput(file, line, `unknown item ${item}`);
		if (!known.actors.has(actor)) throw new InvalidInput(file, line, `unknown actor ${actor}`);
		return value;
	});
	return { items, assignment, events: inOrder(events) };
}

/** By moment, those of one moment as they came; a repeated answer once. */
function inOrder(events: readonly ContractEvent[]): ContractEvent[] {
	const seen = new Set<string>();
	return events
		.toSorted((a, b) => a.answered - b.answered)
		.filter(({ actor, item, attempt }) => {
			const key = JSON.stringify([actor, item, attempt]);
			const isNew = !seen.has(key);
			seen.add(key);
			return isNew;
		});
}
