import { randomUUID } from 'node:crypto';

/** So few that each has a full page of statements when there are ten thousand: a page of 100 is then 100 at every size. */
const ACTORS = 40;
const MODULES = 20;
const LESSONS = 60;
const BASE = 'https://bench.example/';

const pick = (count: number) => Math.floor(Math.random() * count);
const actorOf = (at: number) => ({
	objectType: 'Agent',
	account: { homePage: BASE, name: `0d0e0f00-0000-4000-8000-${String(at).padStart(12, '0')}` }
});
const registrationOf = (at: number) => `0a0b0c00-0000-4000-8000-${String(at).padStart(12, '0')}`;
const module = (at: number) => `${BASE}courses/c/modules/m${at}`;
const lesson = (at: number) => `${module(at % MODULES)}/pages/p${at}`;
const VERBS = ['answered', 'answered', 'answered', 'experienced', 'initialized', 'completed'];
const verbOf = (name: string) => `http://adlnet.gov/expapi/verbs/${name}`;

/** A statement of about 1.2 kB: one of 40 people, in one of 20 modules and 60 lessons. */
export function makeStatement() {
	const actor = pick(ACTORS);
	const at = pick(LESSONS);
	const verb = VERBS[pick(VERBS.length)] ?? 'answered';
	return {
		id: randomUUID(),
		actor: actorOf(actor),
		verb: { id: verbOf(verb), display: { nl: verb, en: verb } },
		object: {
			objectType: 'Activity',
			id: lesson(at),
			definition: { type: 'http://adlnet.gov/expapi/activities/lesson', name: { nl: `Les ${at}` } }
		},
		result: { success: true, duration: 'PT12.34S', score: { scaled: 0.8 }, response: 'a[,]c' },
		context: {
			registration: registrationOf(actor),
			team: { objectType: 'Group', account: { homePage: BASE, name: `team-${actor % 20}` } },
			contextActivities: {
				parent: [{ objectType: 'Activity', id: module(at % MODULES) }],
				grouping: [{ objectType: 'Activity', id: `${BASE}courses/c` }],
				category: [{ objectType: 'Activity', id: `${BASE}profile` }]
			},
			revision: 'a'.repeat(64),
			platform: 'Opmaat',
			extensions: { 'https://w3id.org/xapi/cmi5/context/extensions/sessionid': randomUUID() }
		},
		timestamp: new Date().toISOString()
	};
}

/** What readers usually ask; each call another person, lesson or module. */
export const QUERIES: Record<string, () => Record<string, string>> = {
	newest: () => ({}),
	agent: () => ({ agent: JSON.stringify(actorOf(pick(ACTORS))) }),
	registration: () => ({ registration: registrationOf(pick(ACTORS)) }),
	activity: () => ({ activity: lesson(pick(LESSONS)) }),
	'related activity': () => ({ activity: module(pick(MODULES)), related_activities: 'true' }),
	verb: () => ({ verb: verbOf('completed') }),
	'agent + verb': () => ({
		agent: JSON.stringify(actorOf(pick(ACTORS))),
		verb: verbOf('answered')
	}),
	'agent + activity': () => ({
		agent: JSON.stringify(actorOf(pick(ACTORS))),
		activity: lesson(pick(LESSONS))
	}),
	since: () => ({ since: new Date(Date.now() - 900_000).toISOString(), ascending: 'true' })
};
