import { error } from '@sveltejs/kit';
import { logAccess } from '#lib/server/audit/access-log.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { exportStatements, type ExportFormat } from '#lib/server/xapi/export.ts';
import type { RequestEvent } from './$types';

const TYPES: Record<ExportFormat, string> = {
	json: 'application/json',
	csv: 'text/csv; charset=utf-8'
};

/** Every statement of the organisation as a file, sent while it is read. That it was asked for is logged first. */
export const GET = authorised('records.export', async ({ url }: RequestEvent, administrator) => {
	const format = url.searchParams.get('format') ?? 'json';
	if (format !== 'json' && format !== 'csv') error(400, 'form_unknown');
	const { organisationId } = administrator;
	const now = new Date();
	const access = { action: 'records.export', subjects: [], object: 'statements' };
	await withTransaction(administrator, (tx) =>
		logAccess(tx, administrator, { ...access, purpose: 'export', rule: 'administrator' }, now)
	);
	const pieces = exportStatements(withTransaction, organisationId, format, now);
	const encoder = new TextEncoder();
	const body = new ReadableStream<Uint8Array>({
		async pull(controller) {
			const { value, done } = await pieces.next();
			if (done) controller.close();
			else controller.enqueue(encoder.encode(value));
		},
		async cancel() {
			await pieces.return(undefined);
		}
	});
	return new Response(body, {
		headers: {
			'content-type': TYPES[format],
			'content-disposition': `attachment; filename="statements-${now.toISOString().slice(0, 10)}.${format}"`,
			'cache-control': 'no-store',
			// Compressing it whole would mean holding it whole.
			'content-encoding': 'identity'
		}
	});
});
