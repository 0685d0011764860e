import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { OUTCOMES } from '#lib/server/asking/schema.ts';
import { DISMISSALS } from '#lib/server/following/decisions.ts';

const About = {
	enrolment: v.pipe(v.string(), v.uuid()),
	/** The rule that was shown: what has changed since is not decided on unseen. */
	rule: v.pipe(v.string(), v.regex(/^\d{1,2}$/), v.transform(Number))
};

/** *Niet nodig*, with the reason. */
export const Dismissal = v.object({
	...About,
	// Without a choice the browser sends nothing at all.
	why: v.pipe(
		v.optional(v.string(), ''),
		v.picklist(DISMISSALS, () => m.pace_dismiss_missing())
	)
});

/** A talk was held, or a reminder given. */
export const Done = v.object(About);

/** A request for help, as it was shown, and what was done about it. */
export const Settled = v.object({
	participant: v.pipe(v.string(), v.uuid()),
	request: v.pipe(v.string(), v.uuid()),
	outcome: v.pipe(
		v.optional(v.string(), ''),
		v.picklist(OUTCOMES, () => m.pace_settle_missing())
	)
});
