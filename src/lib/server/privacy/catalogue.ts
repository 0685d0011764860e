import { homeworkTables } from './catalogue/homework.ts';
import { identityTables } from './catalogue/identity.ts';
import { organisationTables } from './catalogue/organisations.ts';
import { recordTables } from './catalogue/records.ts';
import { CLASS_NAMES, type Catalogue, type Class, type TableEntry } from './catalogue/terms.ts';
import { trustTables } from './catalogue/trust.ts';

export { CLASS_NAMES, type Class };

/** Every table and column of the database, and what may become of it. A column that is missing fails the tests. */
export const catalogue: Catalogue = {
	...organisationTables,
	...identityTables,
	...homeworkTables,
	...recordTables,
	...trustTables
};

export type ColumnEntry = Omit<TableEntry, 'columns'> & {
	table: string;
	column: string;
	class: Class;
};

/** The catalogue as a flat list, for the register of processing. */
export function listColumns(): ColumnEntry[] {
	return Object.entries(catalogue).flatMap(([table, { columns, ...entry }]) =>
		Object.entries(columns).map(([column, kind]) => ({ table, column, class: kind, ...entry }))
	);
}
