import { building } from '$app/env';
import { sequence, type ServerInit } from '@sveltejs/kit/hooks';
import { withActor } from '#lib/server/hooks/actor.ts';
import { withCompression } from '#lib/server/hooks/compress.ts';
import { withHeaders } from '#lib/server/hooks/headers.ts';
import { withKeptForm } from '#lib/server/hooks/kept-form.ts';
import { withLocale } from '#lib/server/hooks/locale.ts';
import { withLog } from '#lib/server/hooks/log.ts';
import { checkStart } from '#lib/server/hooks/ready.ts';
import { withSameOrigin } from '#lib/server/hooks/same-origin.ts';
import { startServingJobs } from '#lib/server/jobs/serving.ts';

export { handleError } from '#lib/server/hooks/error.ts';

export const init: ServerInit = async () => {
	if (building) return;
	await checkStart();
	startServingJobs();
};

export const handle = sequence(
	withLog,
	withCompression,
	withHeaders,
	withSameOrigin,
	withActor,
	withLocale,
	withKeptForm
);
