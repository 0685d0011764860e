import type { Exercise } from '#lib/content/types.ts';

/** What a participant answered, as it travels and is stored; each type of exercise has its own shape. */
export type Response =
	| { option: string }
	/** Chosen options, in the order of the exercise. */
	| { options: string[] }
	/** All options, in the participant's order. */
	| { order: string[] }
	/** Card to group. */
	| { place: Record<string, string> }
	/** Left to right. */
	| { pair: Record<string, string> }
	/** The text of each gap; empty is not filled in. */
	| { gaps: string[] }
	| { text: string }
	| { value: number }
	/** Choices of a story, first to last. */
	| { path: string[] }
	/** Statement to answer; null is passed over. */
	| { answers: Record<string, string | null> }
	/** The fields of a 5G; empty is not filled in. */
	| { fields: Record<string, string> }
	/** A task away from the screen, or breathing along. */
	| { done: true };

/** What is asked: an exercise, or a task away from the screen that can be ticked. */
export type Asking = Exercise | { type: 'task'; id: string };

/**
 * What a script in the browser needs to read an answer: the shape of what is asked, without its words, as JSON that
 * `responseFrom` and the questions below take as an asking.
 */
export function shapeOf(asking: Asking): string {
	const lists = ['options', 'cards', 'left', 'items', 'fields'];
	const parts = ['type', 'id', 'name', 'attempts', 'opinion', 'gaps', ...lists];
	return JSON.stringify(asking, parts);
}

/** The name of a control. Every exercise of a step is in the same form, so that leaving the step posts all of them. */
export function fieldName(exerciseId: string, part: string): string {
	return `a.${exerciseId}.${part}`;
}

/** What stands in the form for a statement that is passed over. */
export const passed = '-';

/**
 * Reads an answer from the posted form, in the same way in the browser and on the server.
 * Null: nothing was chosen or typed. A half-made answer (`sorteren`, `verbinden`, `invullen`) comes back as far as it is.
 */
export function responseFrom(asking: Asking, form: FormData): Response | null {
	const one = (part: string) => {
		const value = form.get(fieldName(asking.id, part));
		return typeof value === 'string' ? value : '';
	};
	const typed = (part: string) => one(part).replaceAll('\r\n', '\n').trim();
	const pairs = (left: { id: string }[]) => {
		const made = left.map(({ id }) => [id, one(id)] as const).filter(([, to]) => to !== '');
		return made.length > 0 ? Object.fromEntries(made) : null;
	};
	switch (asking.type) {
		case 'meerkeuze':
			return one('choice') === '' ? null : { option: one('choice') };
		case 'kies-meer':
		case 'afvinklijst': {
			const chosen = new Set(form.getAll(fieldName(asking.id, 'choice')));
			const options = asking.options.map(({ id }) => id).filter((id) => chosen.has(id));
			return options.length > 0 ? { options } : null;
		}
		case 'volgorde': {
			const order = orderFrom(asking.options, one);
			return order && { order };
		}
		case 'sorteren': {
			const place = pairs(asking.cards);
			return place && { place };
		}
		case 'verbinden': {
			const pair = pairs(asking.left);
			return pair && { pair };
		}
		case 'invullen': {
			const gaps = Array.from({ length: asking.gaps }, (_, gap) => one(String(gap)).trim());
			return gaps.some((gap) => gap !== '') ? { gaps } : null;
		}
		case 'open': {
			const text = typed('text');
			return text === '' ? null : { text };
		}
		case 'schaal':
			return one('scale') === '' ? null : { value: Number(one('scale')) };
		case 'scenario': {
			if (one('again') !== '') return { path: [] };
			const chosen = one('choice');
			return chosen === '' ? null : { path: [...one('path').split(' '), chosen].filter(Boolean) };
		}
		case 'vragenlijst': {
			const made = asking.items.map(({ id }) => [id, one(id)] as const);
			const given = made.filter(([, answer]) => answer !== '');
			const answers = given.map(([id, answer]) => [id, answer === passed ? null : answer] as const);
			return given.length > 0 ? { answers: Object.fromEntries(answers) } : null;
		}
		case 'vijfg': {
			const fields = asking.fields.map(({ name }) => [name, typed(name)] as const);
			return fields.some(([, text]) => text !== '') ? { fields: Object.fromEntries(fields) } : null;
		}
		case 'adem':
		case 'task':
			return one('done') === 'yes' ? { done: true } : null;
	}
}

/** Places are numbers; items with the same number keep the order in which they were shown, items without come last. */
function orderFrom(options: { id: string }[], one: (part: string) => string): string[] | null {
	if (options.every(({ id }) => one(`${id}.place`) === '')) return null;
	return options
		.map(({ id }) => ({
			id,
			place: Number(one(`${id}.place`)) || Infinity,
			shown: Number(one(`${id}.shown`)) || 0
		}))
		.sort((a, b) => (a.place === b.place ? a.shown - b.shown : a.place - b.place))
		.map(({ id }) => id);
}

/** Every part of the exercise has an answer. */
export function isComplete(asking: Asking, response: Response | null): boolean {
	if (response === null) return false;
	switch (asking.type) {
		case 'sorteren':
			return asking.cards.every(({ id }) => placesOf(response)[id]);
		case 'verbinden':
			return asking.left.every(({ id }) => pairsOf(response)[id]);
		case 'invullen':
			return gapsOf(response).every((gap) => gap !== '');
		default:
			return true;
	}
}

/** How many statements of a list that was begun have no answer yet; of anything else none. */
export function statementsLeft(asking: Asking, response: unknown): number {
	if (asking.type !== 'vragenlijst' || response === null) return 0;
	const given = answersOf(response);
	return asking.items.filter(({ id }) => !(id in given)).length;
}

/** Saved as soon as it is there: there is nothing to check. */
export function savesItself(asking: Asking): boolean {
	return 'opinion' in asking ? asking.opinion : !isGraded(asking);
}

/** Has a right answer. */
export function isGraded(asking: Asking): boolean {
	return 'attempts' in asking && asking.attempts !== null;
}

const personal: string[] = ['open', 'vijfg', 'schaal', 'vragenlijst', 'adem'];

/** May be passed over: typing, feelings and opinions. */
export function mayBeSkipped(asking: Asking): boolean {
	return personal.includes(asking.type) || ('opinion' in asking && asking.opinion);
}

/** Two answers say the same. */
export function sameResponse(a: unknown, b: unknown): boolean {
	return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
	if (value === null || typeof value !== 'object') return value ?? null;
	if (Array.isArray(value)) return value.map(sorted);
	return Object.entries(value)
		.sort(([a], [b]) => (a < b ? -1 : 1))
		.map(([name, part]) => [name, sorted(part)]);
}

// What was stored may have been made for an older edition: these give the nearest thing that can be drawn.

function part(response: unknown, name: string): unknown {
	return response !== null && typeof response === 'object'
		? (response as Record<string, unknown>)[name]
		: undefined;
}

function texts(value: unknown): string[] {
	return Array.isArray(value) ? value.map((one) => (typeof one === 'string' ? one : '')) : [];
}

function links(value: unknown): Record<string, string> {
	if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
	const entries = Object.entries(value);
	return Object.fromEntries(
		entries.filter((pair): pair is [string, string] => typeof pair[1] === 'string')
	);
}

/** The chosen options, also where only one can be chosen. */
export function optionsOf(response: unknown): string[] {
	const option = part(response, 'option');
	return typeof option === 'string' ? [option] : texts(part(response, 'options'));
}
export const orderOf = (response: unknown): string[] => texts(part(response, 'order'));
export const placesOf = (response: unknown): Record<string, string> =>
	links(part(response, 'place'));
export const pairsOf = (response: unknown): Record<string, string> => links(part(response, 'pair'));
export const gapsOf = (response: unknown): string[] => texts(part(response, 'gaps'));
export const textOf = (response: unknown): string => texts([part(response, 'text')])[0] ?? '';

/** The choices of a story so far. */
export const pathOf = (response: unknown): string[] => texts(part(response, 'path'));
/** The fields of a 5G. */
export const fieldsOf = (response: unknown): Record<string, string> =>
	links(part(response, 'fields'));
export const isBreathed = (response: unknown): boolean => part(response, 'done') === true;

/** Answers by statement; null is passed over. */
export function answersOf(response: unknown): Record<string, string | null> {
	const value = part(response, 'answers');
	if (value === null || typeof value !== 'object' || Array.isArray(value)) return {};
	return Object.fromEntries(
		Object.entries(value).filter(
			(pair): pair is [string, string | null] => pair[1] === null || typeof pair[1] === 'string'
		)
	);
}

export function valueOf(response: unknown): number | null {
	const value = part(response, 'value');
	return typeof value === 'number' ? value : null;
}
