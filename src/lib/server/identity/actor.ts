import type { Role } from './policy.ts';

/** Who is acting in this request, and for which organisation. */
export type Actor = {
	organisationId: string;
	personId: string;
	role: Role;
	name: string;
	locale: 'nl' | 'en';
	theme: 'system' | 'light' | 'dark';
	textSize: 'normal' | 'large' | 'larger';
	/** The opaque account name in xAPI statements. */
	actorId: string;
	sessionId: string;
};

/** The part of an actor that queries and rules need. */
export type Acting = Pick<Actor, 'organisationId' | 'personId'>;
