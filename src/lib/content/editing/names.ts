import { idOfName } from '../parse/context.ts';

/** Longest name of a course, folder or page, in characters. */
export const longestName = 60;
/** Characters of a title that a number is put behind. */
const longestTitle = 100;

/** `Ruzie, en dan?` can be called `ruzie-en-dan`; `otherwise` when nothing of the title can be kept. */
export function nameOfTitle(title: string, otherwise: string): string {
	const plain = title
		.normalize('NFD')
		.replace(/\p{M}/gu, '')
		.toLowerCase()
		.replace(/ß/g, 'ss')
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, longestName)
		.replace(/^-+|-+$/g, '');
	// A name that begins with a number and a dash would lose it: that number orders.
	const name = /^\d+-/.test(plain) ? `${otherwise}-${plain}` : plain;
	return name.slice(0, longestName).replace(/-+$/, '') || otherwise;
}

/** Whether this can be the name of a course, folder or page. */
export function isName(name: string): boolean {
	return (
		name.length <= longestName && /^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name) && idOfName(name) === name
	);
}

/** The name itself, or with the first number behind it that makes it free; a long one gives way to that number. */
export function freeName(name: string, taken: Iterable<string>): string {
	const known = new Set(taken);
	if (!known.has(name)) return name;
	for (let number = 2; ; number++) {
		const end = `-${number}`;
		const next = name.slice(0, longestName - end.length).replace(/-+$/, '') + end;
		if (!known.has(next)) return next;
	}
}

/** The title itself, or with the first number behind it that makes its name free; a long one gives way to that number. */
export function freeTitle(title: string, otherwise: string, taken: Iterable<string>): string {
	const known = new Set(taken);
	const isFree = (one: string) => !known.has(nameOfTitle(one, otherwise));
	if (isFree(title)) return title;
	// Every number makes another name, so that one of these is free.
	const last = known.size + 2;
	for (let number = 2; number < last; number++) {
		const next = withNumber(title, number, otherwise);
		if (isFree(next)) return next;
	}
	return withNumber(title, last, otherwise);
}

/** The title with a number that is in its name as well. */
function withNumber(title: string, number: number, otherwise: string): string {
	let rest = [...title.trim()].slice(0, longestTitle);
	const numbered = () => `${rest.join('').trim()} ${number}`.trim();
	// A name that was cut off is this long, or shorter by a dash at each end.
	while (rest.length > 0 && nameOfTitle(numbered(), otherwise).length >= longestName - 2) {
		const blank = rest.lastIndexOf(' ');
		rest = rest.slice(0, blank > 0 ? blank : -1);
	}
	return numbered();
}

/** Names of one folder in the wanted order, each with the number that keeps it there: `01-start.md`, `02-verder.md`. */
export function numbered(names: string[]): string[] {
	const digits = Math.max(2, String(names.length).length);
	return names.map((name, at) => {
		const rest = name.replace(/^\d+[-_. ]+/, '');
		return `${String(at + 1).padStart(digits, '0')}-${rest}`;
	});
}
