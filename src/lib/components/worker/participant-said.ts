import { m } from '#lib/paraglide/messages.js';

type Said =
	| 'dismissed'
	| 'accepted'
	| 'reading_on'
	| 'reading_off'
	| 'paused'
	| 'resumed'
	| 'changed'
	| 'settled'
	| 'unsettled'
	| 'marked'
	| 'marked_none'
	| 'unmarked';

/** What just happened to a participant, by the word in the address. */
export function participantSaid(said: Said, name: string): string {
	switch (said) {
		case 'dismissed':
			return m.pace_said_dismissed();
		case 'accepted':
			return m.pace_said_accepted();
		case 'reading_on':
			return m.pace_said_reading_on({ name });
		case 'reading_off':
			return m.pace_said_reading_off({ name });
		case 'paused':
			return m.calendar_said_paused({ name });
		case 'resumed':
			return m.calendar_said_resumed({ name });
		case 'marked':
			return m.marks_said();
		case 'marked_none':
			return m.marks_said_none();
		case 'unmarked':
			return m.marks_said_undone();
		case 'changed':
			return m.pace_changed();
		case 'settled':
			return m.pace_said_settled();
		case 'unsettled':
			return m.pace_settle_changed();
	}
}
