import type { Role } from './policy.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How long a session lasts without a request, and in all, in milliseconds. */
const STAFF = { idle: 30 * MINUTE, absolute: 12 * HOUR };
const PARTICIPANT = { idle: 60 * MINUTE, absolute: 8 * HOUR };

/** `seen_at` is written at most this often: a row per request would cost more than the page. */
export const SEEN_EVERY = 5 * MINUTE;

export function lifetimeOf(role: Role): { idle: number; absolute: number } {
	return role === 'participant' ? PARTICIPANT : STAFF;
}

/** Whether a session has ended by itself. */
export function isOver(
	{ seenAt, expiresAt, role }: { seenAt: Date; expiresAt: Date; role: Role },
	now: Date
): boolean {
	return now >= expiresAt || now.getTime() - seenAt.getTime() >= lifetimeOf(role).idle;
}
