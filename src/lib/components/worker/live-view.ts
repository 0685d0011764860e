/** What the live page draws. Made on the server; moments are ISO 8601. */
export type ShownPlace = {
	enrolmentId: string;
	participantId: string;
	name: string;
	state: 'new' | 'away' | 'stuck' | 'quiet' | 'busy' | 'done';
	step: { number: number; title: string } | null;
	tries: number;
	since: string | null;
	steps: boolean[];
	/** Of the steps that everybody has. */
	shared: boolean[];
	/** Asked for help. */
	asked: boolean;
};

export type LiveColumn = 'attention' | 'busy' | 'done';

const COLUMNS: Record<ShownPlace['state'], LiveColumn> = {
	stuck: 'attention',
	quiet: 'attention',
	new: 'attention',
	away: 'attention',
	busy: 'busy',
	done: 'done'
};

/** Who asked for help, and who can be helped by walking by, comes first; within that the order of names stays. */
const FIRST: ShownPlace['state'][] = ['stuck', 'quiet', 'new', 'away', 'busy', 'done'];

export function columnsOf(people: readonly ShownPlace[]): Record<LiveColumn, ShownPlace[]> {
	const rank = ({ asked, state }: ShownPlace) => (asked ? -1 : FIRST.indexOf(state));
	const sorted = people.toSorted((a, b) => rank(a) - rank(b));
	const columnOf = ({ asked, state }: ShownPlace) => (asked ? 'attention' : COLUMNS[state]);
	const inColumn = (column: LiveColumn) => sorted.filter((place) => columnOf(place) === column);
	return { attention: inColumn('attention'), busy: inColumn('busy'), done: inColumn('done') };
}

/** What may stand on a large screen: numbers, in an order that says nothing about anybody. */
export type LiveCounts = {
	done: number;
	busy: number;
	later: number;
	/** How many have finished each step. */
	steps: { title: string; done: number }[];
	total: number;
};

export function countsOf(people: readonly ShownPlace[], titles: readonly string[]): LiveCounts {
	const done = people.filter(({ state }) => state === 'done').length;
	// Who is stuck is at work as well: a screen for all points at nobody.
	const busy = people.filter(({ state }) => ['busy', 'stuck', 'quiet'].includes(state)).length;
	return {
		...{ done, busy, later: people.length - done - busy, total: people.length },
		steps: titles.map((title, at) => ({
			title,
			done: people.filter(({ shared }) => shared[at]).length
		}))
	};
}
