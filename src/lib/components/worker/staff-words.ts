import { m } from '#lib/paraglide/messages.js';

export const ROLE_WORDS = {
	worker: m.employees_role_worker,
	author: m.employees_role_author,
	administrator: m.employees_role_administrator
};

export const ROLE_TASKS = {
	worker: m.employees_role_worker_help,
	author: m.employees_role_author_help,
	administrator: m.employees_role_administrator_help
} satisfies typeof ROLE_WORDS;

export type StaffRole = keyof typeof ROLE_WORDS;
