/** How careful one has to be with a column. */
export type Class = 'none' | 'personal' | 'sensitive' | 'secret';

/** As the register of processing names them. */
export const CLASS_NAMES: Record<Class, string> = {
	none: 'geen persoonsgegeven',
	personal: 'persoonsgegeven',
	sensitive: 'gevoelig',
	secret: 'geheim'
};

/** Until when. Every period is a setting, and to be checked by a lawyer. */
export type Retention =
	| 'while in use'
	| 'until the account ends'
	| 'until the session ends, 12 hours at most'
	| '2 days'
	| '3 months after the course ends'
	| '12 months after the course ends'
	| '5 years';

/** Whether a person finds it in *Mijn gegevens*. */
export type Export = 'to the person' | 'no';

/** What erasing a person does to it. */
export type Erasure =
	| 'goes with the person'
	| 'unreadable at once: the key goes'
	| 'stays as a number about nobody'
	| 'stays under a pseudonym without a key'
	| 'holds no person';

export type TableEntry = {
	purpose: string;
	retention: Retention;
	export: Export;
	erasure: Erasure;
	/** Every column, by its name in the database. */
	columns: Record<string, Class>;
};

export type Catalogue = Record<string, TableEntry>;

/** Several columns of one class. */
export function all<Name extends string>(kind: Class, ...names: Name[]): Record<Name, Class> {
	return Object.fromEntries(names.map((name) => [name, kind])) as Record<Name, Class>;
}
