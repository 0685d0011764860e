import { all, type Catalogue } from './terms.ts';

/** The record store: statements of others, what they are found by, documents and keys of other software. */
export const recordTables: Catalogue = {
	statement_terms: {
		purpose: 'To find statements by who and what they are about',
		retention: '12 months after the course ends',
		export: 'no',
		erasure: 'stays under a pseudonym without a key',
		columns: all('personal', 'organisation_id', 'term', 'related', 'row_id')
	},
	statement_voids: {
		purpose: 'To leave out statements that were taken back, also those that come later',
		retention: '12 months after the course ends',
		export: 'no',
		erasure: 'stays as a number about nobody',
		columns: all('none', 'organisation_id', 'target_id', 'credential_id')
	},
	statement_references: {
		purpose: 'To find a statement about another one by what that one is about',
		retention: '12 months after the course ends',
		export: 'no',
		erasure: 'stays as a number about nobody',
		columns: all('none', 'organisation_id', 'target_id', 'row_id')
	},
	statement_attachments: {
		purpose: 'To keep the files that other software attaches to statements',
		retention: '12 months after the course ends',
		export: 'to the person',
		erasure: 'goes with the person',
		columns: { ...all('personal', 'organisation_id', 'sha2'), content: 'sensitive' }
	},
	xapi_activities: {
		purpose: 'To say what other software calls its activities',
		retention: 'while in use',
		export: 'no',
		erasure: 'holds no person',
		columns: all('none', 'organisation_id', 'key', 'iri', 'definition')
	},
	xapi_documents: {
		purpose: 'To keep what other software remembers of a person or an activity',
		retention: '12 months after the course ends',
		export: 'to the person',
		erasure: 'goes with the person',
		columns: {
			...all('personal', 'organisation_id', 'key', 'scope', 'kind', 'activity', 'agent'),
			...all('personal', 'registration', 'name', 'content_type', 'etag', 'updated_at'),
			content: 'sensitive'
		}
	},
	xapi_credentials: {
		purpose: 'To know which software of an organisation may read and write statements',
		retention: 'while in use',
		export: 'no',
		erasure: 'stays as a number about nobody',
		columns: {
			...all('none', 'organisation_id', 'id', 'key', 'label', 'scopes', 'default_version'),
			...all('none', 'created_at', 'expires_at', 'used_at', 'revoked_at'),
			secret_hash: 'secret'
		}
	},
	forwarding_targets: {
		purpose: 'To know to which other record stores statements go, and which',
		retention: 'while in use',
		export: 'no',
		erasure: 'stays as a number about nobody',
		columns: {
			...all('none', 'organisation_id', 'id', 'label', 'endpoint', 'version', 'verbs'),
			...all('none', 'activities', 'text_courses', 'created_at', 'paused_at', 'pause_reason'),
			...all('none', 'ended_at'),
			sealed: 'secret'
		}
	},
	forwarding_outbox: {
		purpose: 'To deliver each statement to another record store, once',
		retention: '12 months after the course ends',
		export: 'no',
		erasure: 'goes with the person',
		columns: {
			...all('personal', 'organisation_id', 'target_id', 'row_id', 'statement_id', 'lane'),
			...all('none', 'attempts', 'first_tried_at', 'next_at', 'dead_at', 'problem')
		}
	}
};
