import { error, fail } from '@sveltejs/kit';
import * as v from 'valibot';
import { m } from '#lib/paraglide/messages.js';
import { withTransaction } from '#lib/server/db/client.ts';
import { readForm } from '#lib/server/forms.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { masterKey } from '#lib/server/privacy/client.ts';
import { deriveSecret } from '#lib/server/settings.ts';
import {
	countWaiting,
	listDeadLetters,
	resendDeadLetters
} from '#lib/server/xapi/forwarding/outbox.ts';
import { forgetTargets } from '#lib/server/xapi/forwarding/queue.ts';
import { isEndpoint } from '#lib/server/xapi/forwarding/receiver.ts';
import {
	createTarget,
	endTarget,
	listTargets,
	pauseTarget
} from '#lib/server/xapi/forwarding/targets.ts';
import type { Actions, RequestEvent } from './$types';

const MOST = 80;

/** One to a line. */
const lines = v.pipe(
	v.optional(v.string(), ''),
	v.maxLength(10_000),
	v.transform((text) =>
		text
			.split('\n')
			.map((line) => line.trim())
			.filter(Boolean)
			.slice(0, 100)
	)
);
const short = v.pipe(
	v.string(),
	v.trim(),
	v.minLength(1, () => m.records_field_missing()),
	v.maxLength(500)
);

const NewTarget = v.object({
	label: v.pipe(
		short,
		v.maxLength(MOST, () => m.records_label_long({ most: MOST }))
	),
	endpoint: v.pipe(
		short,
		v.check(isEndpoint, () => m.records_endpoint_wrong())
	),
	key: short,
	secret: short,
	version: v.picklist(['1.0.3', '2.0.0']),
	verbs: lines,
	activities: lines,
	textCourses: lines
});
const One = v.object({ id: v.pipe(v.string(), v.uuid()) });

export const load = authorised('records.manage', (_event, { organisationId, ...administrator }) =>
	withTransaction({ organisationId, ...administrator }, async (tx) => {
		const targets = await listTargets(tx, organisationId);
		const counts = await countWaiting(tx, organisationId);
		return {
			targets: targets.map(({ id, label, endpoint, pausedAt, pauseReason, verbs, activities }) => ({
				id,
				label,
				endpoint,
				paused: pausedAt !== null,
				refused: pauseReason?.startsWith('status') ?? false,
				chosen: verbs.length > 0 || activities.length > 0,
				...(counts.get(id) ?? { waiting: 0, dead: 0 })
			})),
			dead: await listDeadLetters(tx, organisationId)
		};
	})
);

export const actions = {
	create: authorised('records.manage', async ({ request }: RequestEvent, administrator) => {
		const form = await readForm(request, NewTarget);
		if ('problems' in form) {
			const { secret: _secret, ...values } = form.values;
			return fail(400, { ...form, values });
		}
		const { organisationId } = administrator;
		const sealing = deriveSecret(masterKey(), 'forwarding');
		await withTransaction(administrator, (tx) =>
			createTarget(tx, organisationId, form.input, sealing, new Date())
		);
		forgetTargets(organisationId);
		return { said: m.records_target_made({ label: form.input.label }) };
	}),

	pause: one((tx, organisationId, id) =>
		pauseTarget(tx, organisationId, id, { at: new Date(), reason: 'administrator' })
	),
	resume: one((tx, organisationId, id) => pauseTarget(tx, organisationId, id, null)),
	end: one((tx, organisationId, id) => endTarget(tx, organisationId, id, new Date())),
	resend: one(async (tx, organisationId, id) => {
		await resendDeadLetters(tx, organisationId, id, new Date());
	})
} satisfies Actions;

/** An action on one receiver. */
function one(
	work: (tx: Parameters<typeof listTargets>[0], organisationId: string, id: string) => Promise<void>
) {
	return authorised('records.manage', async ({ request }: RequestEvent, administrator) => {
		const form = await readForm(request, One);
		if ('problems' in form) error(400, 'form_unknown');
		const { organisationId } = administrator;
		await withTransaction(administrator, (tx) => work(tx, organisationId, form.input.id));
		forgetTargets(organisationId);
		return { said: m.records_done() };
	});
}
