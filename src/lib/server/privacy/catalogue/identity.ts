import { all, type Catalogue } from './terms.ts';

/** People and how they sign in. */
export const identityTables: Catalogue = {
	people: {
		purpose: 'To let somebody go on where they were, on any device',
		retention: 'until the account ends',
		export: 'to the person',
		erasure: 'goes with the person',
		columns: {
			...all('personal', 'organisation_id', 'id', 'role', 'name', 'created_at', 'ended_at'),
			...all('personal', 'locale', 'theme', 'text_size'),
			// Says that reading takes somebody more time.
			extra_reading_time: 'sensitive',
			...all('personal', 'actor_id', 'subject_id')
		}
	},
	passwords: {
		purpose: 'To let workers, authors and administrators in',
		retention: 'until the account ends',
		export: 'to the person',
		erasure: 'goes with the person',
		columns: {
			...all('personal', 'organisation_id', 'person_id', 'email', 'changed_at'),
			hash: 'secret'
		}
	},
	personal_codes: {
		purpose: 'To let participants in with the codes of their card',
		retention: 'until the account ends',
		export: 'no',
		erasure: 'goes with the person',
		columns: {
			...all('personal', 'organisation_id', 'group_id', 'person_id', 'created_at'),
			hash: 'secret'
		}
	},
	login_cards: {
		purpose: 'To let participants in with the QR code of their card',
		retention: 'until the account ends',
		export: 'no',
		erasure: 'goes with the person',
		columns: {
			...all('personal', 'organisation_id', 'person_id', 'created_at', 'used_at'),
			token_hash: 'secret'
		}
	},
	sessions: {
		purpose: 'To know who is asking, and to show people where they are signed in',
		retention: 'until the session ends, 12 hours at most',
		export: 'to the person',
		erasure: 'goes with the person',
		columns: {
			...all('personal', 'organisation_id', 'id', 'person_id', 'method', 'device'),
			...all('personal', 'created_at', 'seen_at', 'expires_at'),
			secret_hash: 'secret'
		}
	},
	known_devices: {
		purpose:
			'To let people in on their own device while others are guessing, and to show administrators when staff last came',
		retention: 'until the account ends',
		export: 'no',
		erasure: 'goes with the person',
		columns: {
			...all('personal', 'organisation_id', 'person_id', 'used_at'),
			device_hash: 'secret'
		}
	},
	sign_in_failures: {
		purpose: 'To stop guessing; the keys are hashes and name nobody',
		retention: '2 days',
		export: 'no',
		erasure: 'holds no person',
		columns: all('none', 'key', 'day', 'quarter', 'failures')
	}
};
