import { error } from '@sveltejs/kit';
import { overviewNotes, overviewTable } from '#lib/components/charts/overview-table.ts';
import { dayName } from '#lib/components/worker/days.ts';
import { csvOf } from '#lib/csv.ts';
import { dayOf } from '#lib/day.ts';
import { m } from '#lib/paraglide/messages.js';
import { getLocale } from '#lib/paraglide/runtime.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { paceOfGroup } from '#lib/server/following/overview.ts';
import { shownPace } from '#lib/server/following/shown.ts';
import { whatIn } from '#lib/server/following/what.ts';
import { getGroup } from '#lib/server/groups/groups.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { xlsxOf } from '#lib/server/xlsx.ts';
import type { RequestEvent } from './$types';

const TYPES = {
	csv: 'text/csv; charset=utf-8',
	xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
};

/** The table of the pace page as a file. A file leaves the building, so that fetching it is noted as such. */
export const GET = authorised('pace.export', async ({ params, url }: RequestEvent, worker) => {
	const format = url.searchParams.get('format') ?? 'csv';
	if (format !== 'csv' && format !== 'xlsx') error(400, 'form_unknown');
	const now = new Date();
	const on = dayOf(now);
	const locale = getLocale();
	const what = whatIn(url.searchParams.get('what'));
	const shown = { what, locale, action: 'pace.export' } as const;
	const { group, pace } = await withTransaction(worker, async (tx) => ({
		group: await getGroup(tx, worker, params.group, now),
		pace: await paceOfGroup(tx, worker, params.group, shown, now)
	}));
	const table = overviewTable(pace.rows.map((row) => shownPace(row, locale, now)));
	const isShown = (one: { courseId: string; moduleId: string | null }) =>
		one.courseId === pace.what?.courseId && one.moduleId === pace.what.moduleId;
	const title = pace.given.find(isShown)?.title ?? '';
	const notes = overviewNotes({ group: group.name, title, on: dayName(on, 'year') });
	const body =
		format === 'csv'
			? csvOf([...table.rows, [], ...notes])
			: new Uint8Array(
					await xlsxOf([
						{ name: m.export_sheet(), ...table },
						{ name: m.export_about(), rows: notes, widths: [60, 40] }
					])
				);
	return new Response(body, {
		headers: {
			'content-type': TYPES[format],
			// Neither the group nor a person: file names end up in logs and in the history of a browser.
			'content-disposition': `attachment; filename="opmaat-tempo-${on}.${format}"`,
			'cache-control': 'no-store'
		}
	});
});
