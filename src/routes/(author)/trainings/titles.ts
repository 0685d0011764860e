import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { DRAFT_LIMITS } from '#lib/server/drafts/limits.ts';

/** The title of a course, module or page, as a form sends it. */
export const Title = v.pipe(
	v.string(() => m.drafts_title_missing()),
	v.transform((text) => text.replace(/\s+/g, ' ').trim()),
	v.minLength(1, () => m.drafts_title_missing()),
	v.maxLength(DRAFT_LIMITS.title, () => m.drafts_title_long())
);

/** The id of a row, as a hidden field sends it. */
export const Id = v.pipe(v.string(), v.uuid());
