import { error, fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { LEVEL_CHOICES } from '#lib/server/assignments/level-choice.ts';
import { decideLevels } from '#lib/server/following/decide-levels.ts';
import { levelTable, type LevelWish } from '#lib/server/assignments/level-table.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { noteLook } from '#lib/server/groups/looking.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { m } from '#lib/paraglide/messages.js';
import { paceOfEnrolments } from '#lib/server/following/overview.ts';
import { datesProblem, MaybeDay } from '../dates.ts';
import { refuse } from '../../refuse.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

const Choice = v.picklist(LEVEL_CHOICES);
const Id = v.pipe(v.string(), v.uuid());

/**
 * `what` names a module (`course/module`) or a course. `p` limits the page to some enrolments; `extra` and
 * `verdieping` do so too and choose that level beforehand; `proposals` chooses what the pace analysis proposes.
 * Whatever is chosen beforehand, the worker still confirms it.
 */
export const load = authorised(
	'assignments.manage',
	({ params, url }: PageServerLoadEvent, worker) =>
		withTransaction(worker, async (tx) => {
			const now = new Date();
			const wanted = wantedIn(url.searchParams.get('what'));
			const table = await levelTable(tx, worker, params.group, wanted, now);
			const wantsProposals = url.searchParams.has('proposals');
			const chosen = new Map(
				(['extra', 'verdieping'] as const).flatMap((level) =>
					url.searchParams.getAll(level).map((id) => [id, level] as const)
				)
			);
			const some = new Set([...url.searchParams.getAll('p'), ...chosen.keys()]);
			const rows = table.rows.filter(({ enrolmentId }) => some.size === 0 || some.has(enrolmentId));
			const ids = rows.map(({ enrolmentId }) => enrolmentId);
			const judged = await paceOfEnrolments(tx, worker, ids, worker.locale, now);
			const asking = new Map(
				judged
					.filter(({ proposal }) => proposal.open)
					.map((row) => [row.enrolled.enrolmentId, row] as const)
			);
			const proposedTo = (id: string) => {
				const row = asking.get(id);
				return row?.proposal.moduleId === table.what?.moduleId ? row?.record.suggestion : null;
			};
			const subjects = rows.map(({ participantId }) => participantId);
			await noteLook(
				tx,
				worker,
				{ action: 'assignments.manage', groupId: params.group, subjects },
				now
			);
			return {
				...table,
				all: rows.length === table.rows.length,
				rows: rows
					.map((row) => {
						const { enrolmentId: id, options, has } = row;
						const offered = (level: string | null | undefined) =>
							options.find(({ choice }) => choice === level && choice !== has)?.choice ?? null;
						const proposed = offered(proposedTo(id));
						const before = offered(chosen.get(id)) ?? (wantsProposals ? proposed : null);
						const reason = asking.get(id)?.reason ?? null;
						return { ...row, reason, proposed, chosen: before ?? has };
					})
					// Whoever asks something first; the rest stays by name.
					.sort((a, b) => rankOf(a) - rankOf(b))
			};
		})
);

export const actions = {
	default: authorised('assignments.manage', async ({ request, params }: RequestEvent, worker) => {
		const data = await request.formData();
		const [courseId = '', moduleId = ''] = String(data.get('what')).split('/');
		const read = wishesIn(data);
		const values = Object.fromEntries(
			[...data].filter((entry): entry is [string, string] => typeof entry[1] === 'string')
		);
		if ('problems' in read) return fail(400, { problems: read.problems, values });

		const result = await withTransaction(worker, (tx) =>
			decideLevels(tx, worker, params.group, { courseId, moduleId }, read.wishes, new Date())
		);
		if ('problems' in result) {
			const problems = [...result.problems].map(([id, problem]) => [id, datesProblem(problem)]);
			return refuse(Object.fromEntries(problems), values);
		}
		const did = new URLSearchParams({ did: 'levels', count: String(result.changed.length) });
		redirect(303, `/groups/${params.group}/assignments?${did}`);
	})
} satisfies Actions;

function rankOf({ proposed, reason }: { proposed: string | null; reason: string | null }): number {
	if (proposed) return 0;
	return reason ? 1 : 2;
}

function wantedIn(what: string | null) {
	if (!what) return null;
	const [courseId = '', moduleId = null] = what.split('/');
	return { courseId, moduleId };
}

/** The rows of the form: `level-`, `was-`, `due-` and `duewas-` with the id of the enrolment. */
function wishesIn(data: FormData): { wishes: LevelWish[] } | { problems: Record<string, string> } {
	const wishes: LevelWish[] = [];
	const problems: Record<string, string> = {};
	for (const name of data.keys()) {
		if (!name.startsWith('was-')) continue;
		const id = v.safeParse(Id, name.slice('was-'.length));
		const seen = v.safeParse(Choice, data.get(name));
		if (!id.success || !seen.success) error(400, 'form_unknown');
		const enrolmentId = id.output;
		const was = seen.output;
		const choice = v.parse(v.fallback(Choice, was), data.get(`level-${enrolmentId}`));
		const dueWas = v.parse(v.fallback(MaybeDay, null), data.get(`duewas-${enrolmentId}`));
		const dueOn = v.safeParse(MaybeDay, data.get(`due-${enrolmentId}`));
		if (dueOn.success) wishes.push({ enrolmentId, was, choice, dueWas, dueOn: dueOn.output });
		else problems[enrolmentId] = m.assign_date_missing();
	}
	return Object.keys(problems).length > 0 ? { problems } : { wishes };
}
