import type { Role } from '../identity/policy.ts';

const HOMES: Record<Role, string> = {
	participant: '/today',
	worker: '/attention',
	author: '/trainings',
	administrator: '/organisation'
};

/** Where somebody begins. */
export function homeOf(role: Role): string {
	return HOMES[role];
}

const SOMEWHERE = 'http://opmaat.invalid';

/**
 * The page that was asked for before signing in, when it is one of ours; null for anything else. Browsers read
 * backslashes as slashes and skip tabs, so what counts is what remains after parsing.
 */
export function ownPath(next: string | null): string | null {
	if (!next?.startsWith('/') || next.length > 500 || !URL.canParse(next, SOMEWHERE)) return null;
	const { origin, pathname, search } = new URL(next, SOMEWHERE);
	if (origin !== SOMEWHERE || pathname.startsWith('//')) return null;
	return /^\/(login|logout|card|api|quick-exit)(\/|$)/.test(pathname) ? null : pathname + search;
}
