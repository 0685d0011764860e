call app.protect('people');
--> statement-breakpoint
call app.protect('passwords');
--> statement-breakpoint
call app.protect('personal_codes');
--> statement-breakpoint
call app.protect('login_cards');
--> statement-breakpoint
call app.protect('sessions');
--> statement-breakpoint
call app.protect('known_devices');
--> statement-breakpoint
call app.protect('groups');
--> statement-breakpoint
call app.protect('memberships');
--> statement-breakpoint
call app.protect('group_workers');
--> statement-breakpoint
call app.protect('courses');
--> statement-breakpoint
call app.protect('course_versions');
--> statement-breakpoint
call app.protect('content_pages');
--> statement-breakpoint
call app.protect('content_keys');
--> statement-breakpoint
call app.protect('content_guides');
--> statement-breakpoint
call app.protect('content_media');
--> statement-breakpoint
call app.protect('assignments');
--> statement-breakpoint
call app.protect('enrolments');
--> statement-breakpoint
call app.protect('module_levels');
--> statement-breakpoint
call app.protect('module_progress');
--> statement-breakpoint
call app.protect('page_progress');
--> statement-breakpoint
call app.protect('exercise_progress');
--> statement-breakpoint
call app.protect('answers');
--> statement-breakpoint
call app.protect('statement_keys');
--> statement-breakpoint
call app.protect('statements');
--> statement-breakpoint
call app.protect('pace_responses');
--> statement-breakpoint
call app.protect('pace_aggregates');
--> statement-breakpoint
call app.protect('day_activity');
--> statement-breakpoint
call app.protect('pace_items');
--> statement-breakpoint
call app.protect('pace_courses');
--> statement-breakpoint
call app.protect('suggestion_log');
--> statement-breakpoint
call app.protect('participant_keys');
--> statement-breakpoint
call app.protect('access_log');
--> statement-breakpoint
call app.protect('access_log_heads');
--> statement-breakpoint

-- An organisation is its own tenant: its key is `id`.
alter table organisations enable row level security, force row level security;
--> statement-breakpoint
create policy tenant on organisations using (id = (select app.organisation_id()))
	with check (id = (select app.organisation_id()));
--> statement-breakpoint
grant select, insert, update on organisations to opmaat_app;
--> statement-breakpoint

-- Sign-in happens before an organisation is known: a role of its own sees credentials and sessions, nothing else.
call app.admit_login('organisations', 'select (id, slug, demo)');
--> statement-breakpoint
call app.admit_login('groups', 'select (organisation_id, id, code, sign_in_reopened_at, closed_at)');
--> statement-breakpoint
call app.admit_login('people', 'select (organisation_id, id, role, name, locale, theme, text_size, actor_id, ended_at)');
--> statement-breakpoint
call app.admit_login('passwords', 'select');
--> statement-breakpoint
call app.admit_login('personal_codes', 'select');
--> statement-breakpoint
call app.admit_login('login_cards', 'select, update (used_at)');
--> statement-breakpoint
call app.admit_login('sessions', 'select, insert, update, delete');
--> statement-breakpoint
call app.admit_login('known_devices', 'select, insert, update');
--> statement-breakpoint
-- Holds hashes and counts only, of no organisation.
grant select, insert, update, delete on sign_in_failures to opmaat_login;
--> statement-breakpoint

-- Keys and worker notes are out of reach of the role that draws pages; two functions give one row each.
revoke all on content_keys, content_guides from opmaat_app;
--> statement-breakpoint
grant insert, select (organisation_id, hash) on content_keys, content_guides to opmaat_app;
--> statement-breakpoint
grant select on content_keys, content_guides to opmaat_keys;
--> statement-breakpoint
create function app.answer_keys(wanted text) returns jsonb
	language sql stable security definer set search_path = ''
	as $$ select keys from public.content_keys
		where organisation_id = app.organisation_id() and hash = wanted $$;
--> statement-breakpoint
create function app.guide_notes(wanted text) returns jsonb
	language sql stable security definer set search_path = ''
	as $$ select notes from public.content_guides
		where organisation_id = app.organisation_id() and hash = wanted $$;
--> statement-breakpoint
-- Only for as long as it takes to hand over two functions.
grant create on schema app to opmaat_keys;
--> statement-breakpoint
alter function app.answer_keys(text) owner to opmaat_keys;
--> statement-breakpoint
alter function app.guide_notes(text) owner to opmaat_keys;
--> statement-breakpoint
revoke create on schema app from opmaat_keys;
--> statement-breakpoint
revoke execute on function app.answer_keys(text), app.guide_notes(text) from public;
--> statement-breakpoint
grant execute on function app.answer_keys(text), app.guide_notes(text) to opmaat_app;
--> statement-breakpoint

-- What has happened has happened: these are written once.
revoke update, delete on access_log, suggestion_log, answers, statement_keys from opmaat_app;
--> statement-breakpoint
revoke update, delete on statements from opmaat_app;
--> statement-breakpoint
grant update (voided) on statements to opmaat_app;
--> statement-breakpoint
revoke delete on access_log_heads, course_versions, content_pages from opmaat_app;
--> statement-breakpoint
create trigger append_only before update or delete or truncate on access_log
	for each statement execute function app.refuse_change();
--> statement-breakpoint

-- Makes the monthly partitions that overlap the given days; harmless to repeat. There is no default partition:
-- a missing month is an alarm, not a place where rows get lost.
create function app.ensure_partitions(first_day date, last_day date) returns void
	language plpgsql security definer set search_path = '' as $$
declare
	parent text;
	month date;
begin
	perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('opmaat partitions'));
	foreach parent in array array['answers', 'statements', 'access_log'] loop
		month := date_trunc('month', first_day)::date;
		while month <= last_day loop
			if to_regclass(format('public.%s_%s', parent, to_char(month, 'YYYY_MM'))) is null then
				execute format('create table public.%I partition of public.%I for values from (%L) to (%L)',
					parent || '_' || to_char(month, 'YYYY_MM'), parent, month, (month + interval '1 month')::date);
			end if;
			month := (month + interval '1 month')::date;
		end loop;
	end loop;
end $$;
--> statement-breakpoint
revoke execute on function app.ensure_partitions(date, date) from public;
--> statement-breakpoint
grant execute on function app.ensure_partitions(date, date) to opmaat_app;
--> statement-breakpoint
select app.ensure_partitions((now() - interval '13 months')::date, (now() + interval '13 months')::date);
