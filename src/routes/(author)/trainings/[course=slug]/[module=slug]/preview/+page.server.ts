import { PREVIEW_LEVELS, previewLevels } from '#lib/levels-asked.ts';
import { getActiveModule } from '#lib/server/courses/active.ts';
import { withTransaction } from '#lib/server/db/client.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { previewedSteps } from '#lib/server/previews/preview.ts';
import type { PageServerLoadEvent } from './$types';

export const load = authorised(
	'courses.view',
	async ({ params, url }: PageServerLoadEvent, actor) => {
		const { module, version } = await withTransaction(actor, (tx) =>
			getActiveModule(tx, actor, params.course, params.module)
		);
		const asked = url.searchParams.get('level');
		const level = PREVIEW_LEVELS.find((one) => one === asked) ?? 'basis';
		const steps = previewedSteps(module, previewLevels(level) ?? new Set());
		const page = url.searchParams.get('step');
		return {
			courseTitle: version.model.course.title,
			title: module.title,
			level,
			width: url.searchParams.get('width') === 'wide' ? ('wide' as const) : ('phone' as const),
			steps,
			// A step of another level is not there at this one: then the module begins.
			pageId: steps.find(({ pageId }) => pageId === page)?.pageId ?? steps[0]?.pageId ?? null
		};
	}
);
