import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { parseForm, readForm } from '#lib/server/forms.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import {
	createCredential,
	listCredentials,
	revokeCredential
} from '#lib/server/xapi/credentials.ts';
import { SCOPES } from '#lib/server/xapi/schema.ts';
import type { Actions, RequestEvent } from './$types';

const MOST_LABEL = 80;
const DAYS = ['', '90', '365'] as const;

const NewKey = v.object({
	label: v.pipe(
		v.string(),
		v.trim(),
		v.minLength(1, () => m.records_label_missing()),
		v.maxLength(MOST_LABEL, () => m.records_label_long({ most: MOST_LABEL }))
	),
	'scope[]': v.pipe(
		v.optional(v.array(v.picklist(SCOPES)), []),
		v.minLength(1, () => m.records_scope_missing())
	),
	version: v.picklist(['1.0.3', '2.0.0']),
	days: v.picklist(DAYS)
});
const Revoking = v.object({ id: v.pipe(v.string(), v.uuid()) });

export const load = authorised('records.manage', async (_event, administrator) => {
	const now = new Date();
	const keys = await withTransaction(administrator, (tx) =>
		listCredentials(tx, administrator.organisationId)
	);
	return {
		keys: keys.map(({ expiresAt, revokedAt, ...key }) => ({
			...key,
			expiresAt,
			state: revokedAt ? 'revoked' : expiresAt && expiresAt < now ? 'expired' : 'open'
		})),
		scopes: SCOPES
	};
});

export const actions = {
	create: authorised('records.manage', async ({ request, url }: RequestEvent, administrator) => {
		const posted = await request.formData();
		const form = parseForm(posted, NewKey);
		if ('problems' in form)
			return fail(400, { ...form, chosen: posted.getAll('scope[]').map(String) });
		const { label, version, days, 'scope[]': scopes } = form.input;
		const now = new Date();
		const expiresAt = days ? new Date(now.getTime() + Number(days) * 86_400_000) : null;
		const made = await withTransaction(administrator, (tx) =>
			createCredential(
				tx,
				administrator.organisationId,
				{ label, scopes, defaultVersion: version, expiresAt },
				now
			)
		);
		// Shown in this answer, and never again.
		return { made: { label, endpoint: `${url.origin}/xapi`, key: made.key, secret: made.secret } };
	}),

	revoke: authorised('records.manage', async ({ request }: RequestEvent, administrator) => {
		const form = await readForm(request, Revoking);
		if ('problems' in form) error(400, 'form_unknown');
		const revoked = await withTransaction(administrator, (tx) =>
			revokeCredential(tx, administrator.organisationId, form.input.id, new Date())
		);
		return { revoked };
	})
} satisfies Actions;
