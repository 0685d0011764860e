import { m } from '#lib/paraglide/messages.js';
import type { Refused } from '#lib/server/identity/sign-in.ts';

/** `own`: the password of who is signed in, asked once more. */
type Way = 'codes' | 'password' | 'card' | 'own';

const UNKNOWN = {
	codes: () => m.identity_codes_unknown(),
	password: () => m.identity_password_unknown(),
	card: () => m.identity_card_unknown(),
	own: () => m.identity_password_not_current()
};

/** What to answer to a refused try, in the reader's language. */
export function explain(refused: Refused, way: Way): { status: number; sentence: string } {
	switch (refused.problem) {
		case 'unknown':
			return { status: 400, sentence: UNKNOWN[way]() };
		case 'busy':
			return { status: 429, sentence: m.identity_busy({ seconds: refused.retryAfter }) };
		case 'closed':
			return { status: 429, sentence: m.identity_closed() };
		case 'wait':
			return { status: 429, sentence: waitFor(refused.retryAfter, way) };
	}
}

function waitFor(seconds: number, way: Way): string {
	const minutes = Math.ceil(seconds / 60);
	const staff = way === 'password' || way === 'own';
	if (minutes > 60) return staff ? m.identity_wait_day_staff() : m.identity_wait_day();
	return staff ? m.identity_wait_staff({ minutes }) : m.identity_wait({ minutes });
}
