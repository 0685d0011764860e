import { fail, redirect } from '@sveltejs/kit';
import * as v from 'valibot';
import { dayOf } from '#lib/day.ts';
import { newId } from '#lib/ids.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { groupMarks } from '#lib/server/following/group-marks.ts';
import { readForm } from '#lib/server/forms.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { markWork } from '#lib/server/progress/marks.ts';
import { undoMarks } from '#lib/server/progress/unmark.ts';
import { markDayProblem } from '../../../marks.ts';
import { Day } from '../dates.ts';
import type { Actions, PageServerLoadEvent, RequestEvent } from './$types';

const slug = '[a-z0-9-]{1,100}';
/** `course/module` or `course/module/step`. */
const What = v.pipe(v.string(), v.regex(new RegExp(`^${slug}/${slug}(/${slug})?$`)));
const Id = v.pipe(v.string(), v.uuid());

export const load = authorised(
	'participants.manage',
	({ params, url }: PageServerLoadEvent, worker) =>
		withTransaction(worker, async (tx) => {
			const now = new Date();
			const asked = v.safeParse(What, url.searchParams.get('what'));
			const [courseId = '', moduleId = '', pageId = null] = asked.success
				? asked.output.split('/')
				: [];
			const wanted = asked.success ? { courseId, moduleId, pageId } : null;
			const marks = await groupMarks(tx, worker, params.group, wanted, getLocale(), now);
			const did = v.safeParse(Id, url.searchParams.get('did'));
			const said = url.searchParams.get('said');
			return {
				...marks,
				work: marks.work.map(({ module, step, ...what }) => ({ what: textOf(what), module, step })),
				what: marks.what && textOf(marks.what),
				today: dayOf(now),
				/** What was just recorded, to be undone. */
				did: did.success ? did.output : null,
				said: said === 'done' || said === 'undone' ? said : null,
				count: Number(url.searchParams.get('count') ?? 0)
			};
		})
);

export const actions = {
	mark: authorised('participants.manage', async ({ request, params }: RequestEvent, worker) => {
		const data = await request.formData();
		const textOfField = (name: string) => {
			const value = data.get(name);
			return typeof value === 'string' ? value : '';
		};
		// Only what the form has: a name that somebody makes up is not given back.
		const texts = {
			what: textOfField('what'),
			how: textOfField('how'),
			onDay: textOfField('onDay')
		};
		const people = v.safeParse(v.array(Id), data.getAll('who'));
		const ids = people.success ? people.output : [];
		const values = { ...texts, who: ids.join(',') };
		const what = v.safeParse(What, texts.what);
		const how = v.safeParse(v.picklist(['paper', 'together']), texts.how);
		const onDay = v.safeParse(Day, texts.onDay);
		const now = new Date();
		const wrongDay = onDay.success ? markDayProblem(onDay.output, now) : m.assign_date_missing();
		const problems = {
			...(ids.length === 0 && { who: m.marks_group_missing() }),
			...(!how.success && { how: m.marks_group_how_missing() }),
			...(wrongDay && { onDay: wrongDay })
		};
		if (!what.success || !how.success || !onDay.success || Object.keys(problems).length > 0) {
			return fail(400, { problems, values });
		}
		const [, moduleId = '', pageId] = what.output.split('/');
		const actId = newId(now.getTime());
		const { marked } = await withTransaction(worker, (tx) =>
			markWork(
				tx,
				worker,
				{
					enrolmentIds: ids,
					target: { moduleId, ...(pageId && { pageId }) },
					mark: how.output,
					onDay: onDay.output,
					actId
				},
				now
			)
		);
		done(params.group, what.output, {
			said: 'done',
			count: String(marked),
			...(marked > 0 && { did: actId })
		});
	}),

	undo: authorised('participants.manage', async ({ request, params }: RequestEvent, worker) => {
		const form = await readForm(request, v.object({ act: Id, what: What }));
		if ('problems' in form) return fail(400, form);
		const { act, what } = form.input;
		const { undone } = await withTransaction(worker, (tx) =>
			undoMarks(tx, worker, act, new Date())
		);
		done(params.group, what, { said: 'undone', count: String(undone) });
	})
} satisfies Actions;

function textOf({ courseId, moduleId, pageId }: NonNullable<Wanted>): string {
	return [courseId, moduleId, ...(pageId ? [pageId] : [])].join('/');
}

type Wanted = Parameters<typeof groupMarks>[3];

function done(group: string, what: string, more: Record<string, string>): never {
	redirect(303, `/groups/${group}/marks?${new URLSearchParams({ what, ...more })}`);
}
