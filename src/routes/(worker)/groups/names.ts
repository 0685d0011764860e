import * as v from 'valibot';
import { nameList } from '#lib/components/worker/days.ts';
import { m } from '#lib/paraglide/messages.js';
import { MOST_NAME_CHARACTERS, MOST_NAMES, type ParsedNames } from '#lib/server/groups/names.ts';

export const GroupName = v.pipe(
	v.string(),
	v.trim(),
	v.minLength(1, () => m.groups_name_missing()),
	v.maxLength(60, () => m.groups_name_long())
);

/** Why these names cannot be added yet, as a sentence for at the field; null when they can. */
export function namesProblem({ names, tooLong, tooMany }: ParsedNames): string | null {
	if (tooLong.length > 0) {
		return m.groups_names_long({
			most: MOST_NAME_CHARACTERS,
			names: nameList(tooLong.slice(0, 5))
		});
	}
	if (tooMany > 0) return m.groups_names_many({ count: names.length, most: MOST_NAMES });
	return names.length === 0 ? m.groups_names_missing() : null;
}

/** What happened to names that got no card, in sentences. */
export function notesOf({ repeated }: ParsedNames, present: string[]): string[] {
	return [
		...(present.length > 0 ? [m.cards_present({ names: nameList(present) })] : []),
		...(repeated.length > 0 ? [m.cards_repeated({ names: nameList(repeated) })] : [])
	];
}
