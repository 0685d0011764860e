import { sql } from 'drizzle-orm';
import type { Transaction } from '../db/transaction.ts';
import type { Acting } from '../identity/actor.ts';

/** How a draft stands to what participants have. */
export type Standing = {
	/** Nothing was published of it yet, it is what is live, or it differs from that. */
	state: 'new' | 'same' | 'changed';
	/** Edition and revision of what is live, such as `1.3`; null when nothing is. */
	live: string | null;
	/** The version that is exactly this draft, so that putting something over it loses nothing; null when none is. */
	kept: string | null;
};

/**
 * How every draft of the organisation, or one, stands to what is published, by the name of the course. Compared are the
 * files themselves: any other letter is a change, also one that participants would not notice.
 */
export async function standings(
	tx: Transaction,
	{ organisationId }: Acting,
	draftId: string | null = null
): Promise<Map<string, Standing>> {
	const { rows } = await tx.execute<Standing & { id: string }>(sql`
		select d.id, live.number as live, kept.number as kept,
			case when live.number is null then 'new' when live.files = own.files then 'same'
				else 'changed' end as state
		from drafts d
		cross join lateral (
			select jsonb_object_agg(f.path, f.hash) as files from draft_files f
			where f.organisation_id = d.organisation_id and f.draft_id = d.id
		) own
		left join lateral (
			select v.files, v.edition || '.' || v.revision as number from courses c
			join course_versions v on v.organisation_id = c.organisation_id and v.course_id = c.id
				and v.hash = c.active_hash
			where c.organisation_id = d.organisation_id and c.id = d.id
		) live on true
		left join lateral (
			select v.edition || '.' || v.revision as number from course_versions v
			where v.organisation_id = d.organisation_id and v.course_id = d.id and v.files = own.files
			order by v.edition desc, v.revision desc limit 1
		) kept on true
		where d.organisation_id = ${organisationId} and d.id = coalesce(${draftId}, d.id)`);
	return new Map(rows.map(({ id, ...standing }) => [id, standing]));
}

/** The same of one draft; null when there is no such draft. */
export async function standingOf(
	tx: Transaction,
	author: Acting,
	draftId: string
): Promise<Standing | null> {
	return (await standings(tx, author, draftId)).get(draftId) ?? null;
}
