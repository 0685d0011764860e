import type { Option, OptionId } from '../types.ts';
import { plainInline } from '../plain-text.ts';
import { likeness, plain, sameAnswer } from './likeness.ts';
import { negationChanged } from './negation.ts';

/** An answer that kept its id although its words changed. */
export interface ChangedOption {
	id: OptionId;
	/** What the compiler calls it: how the publisher refers to it in an `Overrule`. */
	option: OptionId;
	before: string;
	after: string;
	/** From 0 to 1. */
	likeness: number;
}
/** An answer that came in the place of another, with words too different to take it for the same. */
export interface ReplacedOption {
	/** The id that it had. */
	id: OptionId;
	/** What the compiler calls the new one. */
	option: OptionId;
	before: string;
	after: string;
}
/** New (provisional) ids with the ids of the same options before, and which of those have other words now. */
export interface OptionMatch {
	names: Map<OptionId, OptionId>;
	changed: ChangedOption[];
	/** Only when all others of the list stayed, and it stands where the other stood: then it may well be the same. */
	replaced: ReplacedOption | null;
}

/**
 * Which options are the same as before: the same words keep their id; words at least 60 % alike keep it and are listed;
 * the rest is new. Where a negation came or went, it is never the same answer. The best likeness is settled first.
 */
export function matchOptions(before: Option[], after: Option[]): OptionMatch {
	const names = new Map<OptionId, OptionId>();
	const changed: ChangedOption[] = [];
	const free = new Map(before.map((option) => [option.id, wordsOf(option)]));
	const open = new Map(after.map((option) => [option.id, wordsOf(option)]));
	const settle = (id: OptionId, old: OptionId): void => {
		names.set(id, old);
		free.delete(old);
		open.delete(id);
	};
	for (const [id, words] of [...open]) {
		const same = [...free].find(([, old]) => old === words);
		if (same !== undefined) settle(id, same[0]);
	}
	const pairs = [...open].flatMap(([id, words]) =>
		[...free]
			.filter(([, old]) => !negationChanged(old, words))
			.map(([old, text]) => ({
				id,
				old,
				before: text,
				after: words,
				likeness: likeness(text, words)
			}))
			.filter((pair) => pair.likeness >= sameAnswer)
	);
	pairs.sort((a, b) => b.likeness - a.likeness || compare(a.id, b.id) || compare(a.old, b.old));
	for (const pair of pairs) {
		if (!open.has(pair.id) || !free.has(pair.old)) continue;
		settle(pair.id, pair.old);
		if (plain(pair.before) === plain(pair.after)) continue;
		const { old: id, id: option, before: was, after: is } = pair;
		changed.push({ id, option, before: was, after: is, likeness: pair.likeness });
	}
	return { names, changed, replaced: replacedIn(before, after, free, open) };
}

function replacedIn(
	before: Option[],
	after: Option[],
	free: Map<OptionId, string>,
	open: Map<OptionId, string>
): ReplacedOption | null {
	const [[old, was] = [], ...otherFree] = free;
	const [[option, words] = [], ...otherOpen] = open;
	if (old === undefined || was === undefined || option === undefined || words === undefined) {
		return null;
	}
	const place = before.findIndex(({ id }) => id === old);
	const stays = before.length === after.length && after[place]?.id === option;
	if (!stays || otherFree.length > 0 || otherOpen.length > 0) return null;
	return negationChanged(was, words) ? null : { id: old, option, before: was, after: words };
}

/** The words of an option; of one that is only a picture, what identifies the picture. */
export function wordsOf(option: Option): string {
	const words = plainInline(option.c).replace(/\s+/g, ' ').trim();
	return words === '' ? JSON.stringify(option.c) : words;
}

function compare(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
