export const ROLES = ['participant', 'worker', 'author', 'administrator'] as const;
export type Role = (typeof ROLES)[number];

/** Who works there, and signs in with an e-mail address and a password. */
export const STAFF_ROLES = ['worker', 'author', 'administrator'] as const satisfies readonly Role[];
export type StaffRole = (typeof STAFF_ROLES)[number];

/**
 * Who may do what. The only place where roles are named; everything else asks for a permission.
 * The query behind it decides to whose rows: own, own group, own organisation.
 */
const policy = {
	/** Anyone who is signed in: own sessions, own display settings, sign out, pictures of courses. */
	'account.own': ROLES,
	'account.password': STAFF_ROLES,
	'media.view': ROLES,
	'homework.do': ['participant'],
	/** To let the own worker know that they want to talk. */
	'help.ask': ['participant'],
	'groups.view': ['worker'],
	'groups.manage': ['worker'],
	'participants.view': ['worker'],
	'participants.manage': ['worker'],
	'assignments.manage': ['worker'],
	'pace.view': ['worker'],
	'pace.decide': ['worker'],
	/** The overview of an own group, as a file. */
	'pace.export': ['worker'],
	'courses.view': ['worker', 'author', 'administrator'],
	'courses.write': ['author', 'administrator'],
	'courses.publish': ['author', 'administrator'],
	'organisation.view': ['administrator'],
	'organisation.manage': ['administrator'],
	/** Who works there, and new passwords for who forgot theirs. */
	'staff.manage': ['administrator'],
	'audit.view': ['administrator'],
	/** Keys for other software, and where statements are sent. */
	'records.manage': ['administrator'],
	/** Everything that was recorded, as a file. */
	'records.export': ['administrator']
} as const satisfies Record<string, readonly Role[]>;

export type Permission = keyof typeof policy;

export function permits(role: Role, permission: Permission): boolean {
	const roles: readonly Role[] = policy[permission];
	return roles.includes(role);
}
