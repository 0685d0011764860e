import { refuse } from '../problem.ts';
import { objectAt, onlyAt, uuidAt } from './values.ts';

const REFERENCE = new Set(['objectType', 'id']);

export function checkReference(value: unknown, at: string): void {
	const reference = objectAt(value, at);
	onlyAt(reference, REFERENCE, at);
	if (reference.objectType !== 'StatementRef') refuse(`${at}.objectType`, 'is not "StatementRef"');
	uuidAt(reference.id, `${at}.id`);
}
