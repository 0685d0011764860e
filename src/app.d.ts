import type { Logger } from 'pino';
import type { Actor } from '#lib/server/identity/actor.ts';

declare global {
	namespace App {
		interface Error {
			/** Names the log line; shown to the reader so that a support question can quote it. */
			id?: string;
		}
		interface Locals {
			actor: Actor | null;
			/** There was a session, and it is over. */
			ended?: boolean;
			/** The database did not answer, so nobody knows who is asking. */
			unavailable?: boolean;
			log: Logger;
		}
	}
}
