import { all, type Catalogue } from './terms.ts';

/** Organisations, their groups and their courses. */
export const organisationTables: Catalogue = {
	organisations: {
		purpose: 'To keep the organisations that use one Opmaat apart',
		retention: 'while in use',
		export: 'no',
		erasure: 'holds no person',
		columns: all(
			'none',
			'id',
			'slug',
			'name',
			'holiday_region',
			'works_weekends',
			'demo',
			'created_at'
		)
	},
	closing_days: {
		purpose: 'To expect nothing of anybody on days that the organisation is closed',
		retention: 'while in use',
		export: 'no',
		erasure: 'holds no person',
		columns: all('none', 'organisation_id', 'id', 'name', 'from_day', 'to_day', 'created_at')
	},
	groups: {
		purpose: 'To give homework to a group, and to find it at sign-in',
		retention: 'while in use',
		export: 'to the person',
		erasure: 'holds no person',
		columns: {
			...all(
				'none',
				'organisation_id',
				'id',
				'audience',
				'sign_in_reopened_at',
				'created_at',
				'closed_at'
			),
			// A name such as "sociale vaardigheden" says something about everybody in it.
			...all('personal', 'name', 'code')
		}
	},
	memberships: {
		purpose: 'To know who is in which group, and since when',
		retention: '12 months after the course ends',
		export: 'to the person',
		erasure: 'goes with the person',
		columns: all('sensitive', 'organisation_id', 'group_id', 'participant_id', 'since', 'until')
	},
	group_workers: {
		purpose: 'To show a worker the own groups and no others',
		retention: 'until the account ends',
		export: 'to the person',
		erasure: 'goes with the person',
		columns: all('personal', 'organisation_id', 'group_id', 'worker_id', 'since', 'until')
	},
	introductions: {
		purpose: 'To show a worker what somebody shares only after they were told of that worker',
		retention: 'until the account ends',
		export: 'to the person',
		erasure: 'goes with the person',
		columns: all('personal', 'organisation_id', 'participant_id', 'worker_id', 'told_at')
	},
	courses: {
		purpose: 'To know which version of a course new participants get',
		retention: 'while in use',
		export: 'no',
		erasure: 'holds no person',
		columns: all('none', 'organisation_id', 'id', 'active_hash', 'created_at')
	},
	course_versions: {
		purpose: 'To show every answer with the version it was given to',
		retention: 'while in use',
		export: 'no',
		erasure: 'stays as a number about nobody',
		columns: {
			...all(
				'none',
				'organisation_id',
				'course_id',
				'hash',
				'edition',
				'revision',
				'model',
				'files',
				'note',
				'published_at'
			),
			published_by: 'personal'
		}
	},
	drafts: {
		purpose: 'To keep a course that is being written',
		retention: 'while in use',
		export: 'no',
		erasure: 'stays as a number about nobody',
		columns: {
			...all('none', 'organisation_id', 'id', 'title', 'copied_from', 'created_at', 'changed_at'),
			...all('personal', 'created_by', 'changed_by')
		}
	},
	draft_files: {
		purpose: 'To keep the texts and pictures of a course that is being written',
		retention: 'while in use',
		export: 'no',
		erasure: 'stays as a number about nobody',
		columns: {
			...all('none', 'organisation_id', 'id', 'draft_id', 'path', 'text', 'bytes', 'size'),
			...all('none', 'hash', 'revision', 'saved_at'),
			saved_by: 'personal'
		}
	},
	draft_editors: {
		purpose: 'To tell an author that somebody else has the same page open',
		retention: '2 days',
		export: 'no',
		erasure: 'goes with the person',
		columns: all('personal', 'organisation_id', 'file_id', 'person_id', 'seen_at')
	},
	course_publications: {
		purpose: 'To know who brought which version of a course to its readers, and why',
		retention: 'while in use',
		export: 'no',
		erasure: 'stays as a number about nobody',
		columns: {
			...all('none', 'organisation_id', 'course_id', 'number', 'hash', 'edition', 'change'),
			...all('none', 'note', 'published_at'),
			published_by: 'personal'
		}
	},
	course_options: {
		purpose: 'To keep an answer with what was answered, whatever becomes of the words',
		retention: 'while in use',
		export: 'no',
		erasure: 'holds no person',
		columns: {
			...all('none', 'organisation_id', 'course_id', 'exercise_id', 'option_id', 'words')
		}
	},
	course_aliases: {
		purpose: 'To find the answers to an exercise that got another name',
		retention: 'while in use',
		export: 'no',
		erasure: 'holds no person',
		columns: all('none', 'organisation_id', 'course_id', 'kind', 'formerly', 'name')
	},
	content_pages: content('To show the steps of a course', 'page'),
	content_keys: {
		...content('To mark answers; never shown before one was given'),
		columns: { ...all('none', 'organisation_id', 'hash'), keys: 'secret' }
	},
	content_guides: content('To help workers talk about a step', 'notes'),
	content_sources: content('To export a course, and to go on with it', 'bytes'),
	content_media: content('To show the pictures of a course', 'content_type', 'bytes')
};

function content(purpose: string, ...names: string[]): Catalogue[string] {
	return {
		purpose,
		retention: 'while in use',
		export: 'no',
		erasure: 'holds no person',
		columns: all('none', 'organisation_id', 'hash', ...names)
	};
}
