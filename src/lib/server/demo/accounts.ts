import type { Role } from '../identity/policy.ts';

/** The accounts of a demo instance: printed at the start, listed on its login page, and nowhere else. */
export const DEMO_SLUG = 'demo';
export const DEMO_PASSWORD = 'opmaat-demo-2026';

type Staff = { name: string; email: string; role: Exclude<Role, 'participant'> };

export const STAFF = {
	sanne: { name: 'Sanne Visser', email: 'sanne@demo.example', role: 'worker' },
	karim: { name: 'Karim Haddou', email: 'karim@demo.example', role: 'worker' },
	marit: { name: 'Marit de Boer', email: 'marit@demo.example', role: 'author' },
	beheer: { name: 'Bo Beheer', email: 'beheer@demo.example', role: 'administrator' }
} as const satisfies Record<string, Staff>;

export const PUPILS = [
	{ name: 'Noor', groupCode: 'STER27', code: 'maan7' },
	{ name: 'Yassin', groupCode: 'STER27', code: 'berk4' }
] as const;
