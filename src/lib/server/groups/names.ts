/** The longest name that still fits on a login card. */
export const MOST_NAME_CHARACTERS = 40;
/** Two classes; more is nearly always a wrong paste. */
export const MOST_NAMES = 60;

export type ParsedNames = {
	/** In the order of the text, each once. */
	names: string[];
	/** Written more than once, as they were written first. */
	repeated: string[];
	/** Longer than fits on a card. */
	tooLong: string[];
	/** How many names there are more than fit at once; 0 when all fit. */
	tooMany: number;
};

const SEPARATORS = /[\n\r\t,;\u2028\u2029]+/u;
/** Control and format characters, but not the two joiners that Persian and Indian names are written with. */
const INVISIBLE = /(?![\u200c\u200d])[\p{Cc}\p{Cf}]/gu;
/** What lists and spreadsheets put before or around a name: numbers, bullets, quotation marks. */
const LIST_MARK = /^(?:\d{1,3}\s*[.):]\s*|\d{1,3}\s+|[-–—*•·]\s*)/u;
const QUOTES = /^["'“”‘’„]+|["“”„]+$|(?<=\p{L})['‘’]$/gu;

/**
 * Reads names that were typed or pasted: one a line, or between commas, semicolons or the tabs of a spreadsheet.
 * Pure; drops empty cells and repeats (capitals and accents written in another way count as the same).
 */
export function parseNames(text: string): ParsedNames {
	const kept = new Map<string, string>();
	const repeated = new Map<string, string>();
	const tooLong: string[] = [];

	// A Greek question mark looks like a semicolon, and is one after this.
	for (const cell of text.normalize('NFC').split(SEPARATORS)) {
		const name = nameIn(cell);
		if (name === '') continue;
		const key = keyOf(name);
		const known = kept.get(key);
		if (known !== undefined) repeated.set(key, known);
		else if ([...name].length > MOST_NAME_CHARACTERS) tooLong.push(name);
		else kept.set(key, name);
	}

	const names = [...kept.values()];
	return {
		names,
		repeated: [...repeated.values()],
		tooLong,
		tooMany: Math.max(0, names.length - MOST_NAMES)
	};
}

/** Two names with the same key cannot be told apart on a list. */
export function keyOf(name: string): string {
	return name.normalize('NFC').toLocaleLowerCase('nl');
}

function nameIn(cell: string): string {
	const tidy = (text: string) => text.replace(/\s+/gu, ' ').trim();
	const visible = tidy(cell.replace(INVISIBLE, '').normalize('NFC'));
	const name = tidy(visible.replace(LIST_MARK, '').replace(QUOTES, ''));
	return /[\p{L}\p{N}]/u.test(name) ? name : '';
}
