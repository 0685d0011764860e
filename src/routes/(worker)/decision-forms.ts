import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { DISMISSALS, SETTLEMENTS } from '#lib/server/following/decisions.ts';

const About = {
	enrolment: v.pipe(v.string(), v.uuid()),
	/** The rule that was shown: what has changed since is not decided on unseen. */
	rule: v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number)),
	/** Of the request for help that was shown. */
	request: v.optional(v.pipe(v.string(), v.uuid()))
};

/** *Niet nodig* or *Al geregeld*, with the reason. */
export const Dismissal = v.object({
	...About,
	// Without a choice the browser sends nothing at all.
	why: v.pipe(
		v.optional(v.string(), ''),
		v.picklist([...DISMISSALS, ...SETTLEMENTS], () => m.pace_dismiss_missing())
	)
});

/** A talk was held, or a reminder given. */
export const Done = v.object(About);
