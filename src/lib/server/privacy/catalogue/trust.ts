import { all, type Catalogue } from './terms.ts';

/** Keys, and the log of who looked. */
export const trustTables: Catalogue = {
	participant_keys: {
		purpose: 'To keep what somebody wrote unreadable, and to make it unreadable for ever',
		retention: '3 months after the course ends',
		export: 'no',
		erasure: 'goes with the person',
		columns: {
			...all('personal', 'organisation_id', 'participant_id', 'version', 'created_at'),
			wrapped: 'secret'
		}
	},
	access_log: {
		purpose: 'To be able to show who looked at whose data, when and why',
		retention: '5 years',
		export: 'to the person',
		erasure: 'stays under a pseudonym without a key',
		columns: {
			...all('none', 'organisation_id', 'seq', 'prev_hash', 'hash'),
			...all('personal', 'at', 'actor_id', 'subjects', 'action', 'object'),
			...all('personal', 'purpose', 'rule', 'outcome')
		}
	},
	access_log_heads: {
		purpose: 'To notice when the log was cut off or rewritten',
		retention: 'while in use',
		export: 'no',
		erasure: 'holds no person',
		columns: all('none', 'organisation_id', 'seq', 'hash')
	}
};
