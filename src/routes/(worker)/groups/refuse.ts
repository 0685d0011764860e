import { fail } from '@sveltejs/kit';
import type { Rejected } from '#lib/server/forms.ts';

/** A rule said no: a sentence at the field, and what was typed. Has the shape of a form that was not filled in well. */
export function refuse(
	problems: Record<string, string>,
	values: Record<string, string> = {},
	about?: string
) {
	const rejected: Rejected & { about?: string } = { problems, values, about };
	return fail(409, rejected);
}
