import { all, type Catalogue, type TableEntry } from './terms.ts';

const progress = {
	retention: '12 months after the course ends',
	export: 'to the person',
	erasure: 'goes with the person'
} as const satisfies Partial<TableEntry>;

/** Homework: what was given, what was done with it, and what is counted. */
export const homeworkTables: Catalogue = {
	assignments: {
		...progress,
		purpose: 'To remember which homework was given to whom, and until when',
		columns: {
			...all('personal', 'organisation_id', 'id', 'course_id', 'module_id', 'group_id'),
			...all('personal', 'participant_id', 'starts_on', 'due_on', 'assigned_by'),
			...all('personal', 'created_at', 'withdrawn_at')
		}
	},
	enrolments: {
		...progress,
		purpose: "To keep one participant's part in an assignment together",
		columns: {
			...all('personal', 'organisation_id', 'id', 'assignment_id', 'participant_id', 'group_id'),
			...all('personal', 'course_id', 'module_id', 'starts_on', 'due_on'),
			...all('personal', 'left_out', 'created_at', 'withdrawn_at')
		}
	},
	module_levels: {
		...progress,
		purpose: 'To add the work that a worker chose for somebody',
		columns: {
			...all('personal', 'organisation_id', 'enrolment_id', 'module_id'),
			// What somebody got says how they are thought to be doing.
			level: 'sensitive',
			...all('personal', 'assigned_by', 'assigned_at', 'seen_at', 'withdrawn_at')
		}
	},
	module_progress: {
		...progress,
		purpose: 'To go on where somebody stopped',
		columns: {
			...all('personal', 'organisation_id', 'enrolment_id', 'module_id', 'participant_id'),
			...all('personal', 'edition', 'started_at', 'active_at', 'completed_at'),
			...all('personal', 'steps_done', 'steps_total', 'percent', 'current_page_id'),
			...all('sensitive', 'rating', 'rated_at')
		}
	},
	page_progress: {
		...progress,
		purpose: 'To go on where somebody stopped, and to measure attention while reading',
		columns: {
			...all('personal', 'organisation_id', 'enrolment_id', 'module_id', 'page_id'),
			...all('personal', 'opened_at', 'left_at', 'completed_at', 'active_ms')
		}
	},
	exercise_progress: {
		...progress,
		purpose: 'To show a step as it was left',
		columns: {
			...all('personal', 'organisation_id', 'enrolment_id', 'exercise_id', 'module_id', 'page_id'),
			...all('personal', 'opened_at', 'attempts', 'hints', 'solved', 'done', 'skipped'),
			...all('personal', 'active_ms', 'answer_id', 'answered_at', 'received_at', 'sensitive'),
			...all('sensitive', 'score', 'response', 'sharing')
		}
	},
	work_marks: {
		...progress,
		purpose: 'To count work that was done on paper or together with a worker',
		columns: {
			...all('personal', 'organisation_id', 'id', 'act_id', 'enrolment_id', 'participant_id'),
			...all('personal', 'module_id', 'page_id', 'exercise_id', 'mark', 'on_day'),
			...all('personal', 'set_by', 'set_at', 'undone_by', 'undone_at')
		}
	},
	help_requests: {
		...progress,
		purpose: 'To let a worker know that somebody wants to talk; never what about',
		columns: {
			...all('personal', 'organisation_id', 'id', 'participant_id'),
			...all('sensitive', 'course_id', 'module_id', 'page_id', 'asked_at'),
			...all('sensitive', 'outcome'),
			...all('personal', 'seen_at', 'seen_by', 'closed_at', 'closed_by')
		}
	},
	answers: {
		purpose: 'To keep what somebody answered, for themselves and for whom they choose',
		retention: '3 months after the course ends',
		export: 'to the person',
		erasure: 'unreadable at once: the key goes',
		columns: {
			...all('personal', 'organisation_id', 'id', 'received_at', 'enrolment_id', 'participant_id'),
			...all('personal', 'module_id', 'page_id', 'exercise_id', 'version_hash', 'attempt'),
			...all('personal', 'skipped', 'hints', 'active_ms', 'elapsed_ms', 'answered_at'),
			...all('sensitive', 'response', 'sealed', 'score', 'success')
		}
	},
	statement_keys: {
		purpose: 'To store an event once, however often it arrives',
		retention: '12 months after the course ends',
		export: 'no',
		erasure: 'stays as a number about nobody',
		columns: { ...all('none', 'organisation_id', 'id'), hash: 'none' }
	},
	statements: {
		purpose: 'To record learning in the form that other systems understand (xAPI)',
		retention: '12 months after the course ends',
		export: 'to the person',
		erasure: 'stays under a pseudonym without a key',
		columns: {
			...all('none', 'organisation_id'),
			...all('personal', 'id', 'stored', 'timestamp', 'actor_id', 'verb', 'object_id'),
			...all('personal', 'registration', 'voided', 'row_id', 'credential_id'),
			payload: 'sensitive'
		}
	},
	pace_responses: {
		...progress,
		purpose: "To count an answer in somebody's pace, and to take it out again",
		columns: {
			...all('personal', 'organisation_id', 'statement_id', 'enrolment_id', 'participant_id'),
			...all('personal', 'group_id', 'course_id', 'module_id', 'exercise_id', 'attempt'),
			...all('sensitive', 'success', 'rapid', 'r', 'w', 'w2v', 'mark'),
			...all('personal', 'answered_at', 'received_at', 'active_ms', 'elapsed_ms', 'time_ms'),
			...all('personal', 'time_weight', 'voided_at')
		}
	},
	pace_aggregates: {
		...progress,
		purpose: 'To show a worker how fast and how well somebody works',
		columns: {
			...all('personal', 'organisation_id', 'enrolment_id', 'participant_id'),
			...all('sensitive', 'timed', 'rapid', 'sum_w', 'sum_wr', 'sum_w_2v', 'items_done'),
			...all('sensitive', 'first_right', 'active_ms', 'theta', 'information', 'tau_night'),
			...all('sensitive', 'stuck_item_id', 'weak_lesson_id', 'days_active', 'days_timed'),
			...all('personal', 'first_at', 'last_at')
		}
	},
	day_activity: {
		...progress,
		purpose: 'To show on which days somebody worked',
		columns: {
			...all('personal', 'organisation_id', 'enrolment_id', 'day'),
			...all('sensitive', 'items', 'active_ms')
		}
	},
	pace_items: {
		purpose: 'To know how long an exercise usually takes and how hard it is',
		retention: 'while in use',
		export: 'no',
		erasure: 'stays as a number about nobody',
		columns: {
			...all('none', 'organisation_id', 'course_id', 'module_id', 'exercise_id'),
			...all('none', 'author_seconds', 'options', 'words', 'beta', 'sigma', 'v'),
			...all('none', 'cut_ms', 'b', 'answers', 'refreshed_at')
		}
	},
	pace_courses: {
		purpose: 'To correct the times that authors expect',
		retention: 'while in use',
		export: 'no',
		erasure: 'stays as a number about nobody',
		columns: {
			...all('none', 'organisation_id', 'course_id', 'kappa', 'delta', 'refreshed_at'),
			...all('none', 'speed_spread', 'ability_spread', 'rhythm_shape', 'rhythm_rate'),
			...all('none', 'items_mean', 'items_spread')
		}
	},
	finish_projections: {
		...progress,
		purpose: 'To show a worker when somebody will probably be done',
		columns: {
			...all('personal', 'organisation_id', 'enrolment_id', 'projected_on'),
			...all('sensitive', 'quantiles', 'horizon')
		}
	},
	pauses: {
		...progress,
		purpose: 'To expect nothing of somebody for a while, as agreed; without a reason',
		columns: {
			...all('personal', 'organisation_id', 'id', 'participant_id', 'set_by', 'set_at'),
			...all('sensitive', 'from_day', 'to_day')
		}
	},
	suggestion_log: {
		...progress,
		purpose: 'To be able to say why somebody got other work, on which numbers, and who decided',
		columns: {
			...all('personal', 'organisation_id', 'id', 'enrolment_id', 'participant_id', 'module_id'),
			...all('sensitive', 'suggestion', 'state', 'rule', 'evidence', 'decision', 'detail'),
			...all('personal', 'model_version', 'decided_by', 'decided_at')
		}
	},
	raised_suggestions: {
		...progress,
		purpose: 'To see how often a proposal was right, and to be able to say what was proposed when',
		columns: {
			...all('personal', 'organisation_id', 'enrolment_id', 'participant_id', 'module_id'),
			...all('sensitive', 'rule', 'suggestion', 'state', 'evidence'),
			...all('personal', 'raised_on', 'raised_at', 'model_version')
		}
	}
};
