import { readSettings } from '../settings.ts';

/** Base of the project's own terms and of activity ids; fixed before first use, see `XAPI_BASE_IRI`. */
export const BASE = readSettings(process.env).xapiBaseIri;

const adl = (name: string) => `http://adlnet.gov/expapi/verbs/${name}`;
const act = (name: string) => `http://adlnet.gov/expapi/activities/${name}`;

/** Verbs of what is recorded, with what people read. */
export const VERBS = {
	registered: { id: adl('registered'), display: { nl: 'kreeg toegewezen', en: 'was assigned' } },
	launched: { id: adl('launched'), display: { nl: 'startte', en: 'launched' } },
	initialized: { id: adl('initialized'), display: { nl: 'opende', en: 'opened' } },
	experienced: { id: adl('experienced'), display: { nl: 'las', en: 'read' } },
	answered: { id: adl('answered'), display: { nl: 'beantwoordde', en: 'answered' } },
	responded: { id: adl('responded'), display: { nl: 'vulde in', en: 'responded to' } },
	interacted: {
		id: adl('interacted'),
		display: { nl: 'vroeg een tip bij', en: 'asked a hint for' }
	},
	progressed: { id: adl('progressed'), display: { nl: 'kwam verder in', en: 'progressed in' } },
	completed: { id: adl('completed'), display: { nl: 'rondde af', en: 'completed' } },
	rated: {
		id: 'http://id.tincanapi.com/verb/rated',
		display: { nl: 'beoordeelde', en: 'rated' }
	},
	voided: { id: adl('voided'), display: { nl: 'trok in', en: 'voided' } }
} as const;

export const ACTIVITY_TYPES = {
	course: act('course'),
	module: act('module'),
	lesson: act('lesson'),
	interaction: act('cmi.interaction'),
	survey: 'http://id.tincanapi.com/activitytype/survey',
	profile: act('profile')
} as const;

/** Extensions, those of cmi5 where it has one. */
export const EXTENSIONS = {
	session: 'https://w3id.org/xapi/cmi5/context/extensions/sessionid',
	progress: 'https://w3id.org/xapi/cmi5/result/extensions/progress',
	attempt: `${BASE}ext/attempt`,
	hints: `${BASE}ext/hints`,
	hint: `${BASE}ext/hint`,
	activeMs: `${BASE}ext/active_ms`,
	elapsed: `${BASE}ext/elapsed`,
	words: `${BASE}ext/words`,
	wave: `${BASE}ext/wave`,
	variant: `${BASE}ext/variant`,
	due: `${BASE}ext/due`,
	offline: `${BASE}ext/offline`,
	entry: `${BASE}ext/entry`
} as const;

export const PROFILE = `${BASE}profile`;
