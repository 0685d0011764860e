-- The record store: statements of others beside our own, found by what they are about, in whatever month.
alter table statements add column row_id uuid;
--> statement-breakpoint
alter table statements add column credential_id uuid;
--> statement-breakpoint
alter table statements alter column actor_id drop not null;
--> statement-breakpoint
drop index statements_of_actor;
--> statement-breakpoint
drop index statements_of_registration;
--> statement-breakpoint

-- The first 16 bytes of a SHA-256: what a statement is found by, at one length whatever the identifier.
create function app.term(kind text, value text) returns uuid language sql immutable strict
	return encode(substring(sha256(convert_to(kind || E'\n' || value, 'UTF8')) for 16), 'hex')::uuid;
--> statement-breakpoint
-- The least version 7 UUID of a moment.
create function app.first_row_id(moment timestamptz) returns uuid language sql immutable strict
	return (lpad(to_hex(floor(extract(epoch from moment) * 1000)::bigint), 12, '0') || '70008' || repeat('0', 15))::uuid;
--> statement-breakpoint
-- The moment in a version 7 UUID.
create function app.moment_of(row_id uuid) returns timestamptz language sql immutable strict
	return to_timestamp(('x' || substring(replace(row_id::text, '-', '') for 12))::bit(48)::bigint / 1000.0);
--> statement-breakpoint

create table statement_terms (
	organisation_id uuid not null,
	term uuid not null,
	related boolean not null,
	row_id uuid not null,
	constraint statement_terms_organisation_id_term_related_row_id_pk primary key (organisation_id, term, related, row_id)
) partition by range (row_id);
--> statement-breakpoint
create table statement_voids (
	organisation_id uuid not null,
	target_id uuid not null,
	credential_id uuid,
	constraint statement_voids_organisation_id_target_id_pk primary key (organisation_id, target_id)
);
--> statement-breakpoint
create table statement_references (
	organisation_id uuid not null,
	target_id uuid not null,
	row_id uuid not null,
	constraint statement_references_organisation_id_target_id_row_id_pk primary key (organisation_id, target_id, row_id)
);
--> statement-breakpoint
create table statement_attachments (
	organisation_id uuid not null,
	sha2 text not null,
	content bytea not null,
	constraint statement_attachments_organisation_id_sha2_pk primary key (organisation_id, sha2)
);
--> statement-breakpoint
create table xapi_activities (
	organisation_id uuid not null,
	key uuid not null,
	iri text not null,
	definition jsonb not null,
	constraint xapi_activities_organisation_id_key_pk primary key (organisation_id, key)
);
--> statement-breakpoint
create table xapi_documents (
	organisation_id uuid not null,
	key uuid not null,
	scope uuid not null,
	kind text not null,
	activity text,
	agent uuid,
	registration uuid,
	name text not null,
	content_type text not null,
	content bytea not null,
	etag text not null,
	updated_at timestamp with time zone not null,
	constraint xapi_documents_organisation_id_key_pk primary key (organisation_id, key)
);
--> statement-breakpoint
create index xapi_documents_in_scope on xapi_documents using btree (organisation_id, scope);
--> statement-breakpoint
create table xapi_credentials (
	organisation_id uuid not null,
	id uuid not null,
	key text not null unique,
	secret_hash bytea not null,
	label text not null,
	scopes jsonb not null,
	default_version text not null,
	created_at timestamp with time zone not null,
	expires_at timestamp with time zone,
	used_at timestamp with time zone,
	revoked_at timestamp with time zone,
	constraint xapi_credentials_organisation_id_id_pk primary key (organisation_id, id)
);
--> statement-breakpoint
alter table xapi_credentials add constraint xapi_credentials_organisation_id_organisations_id_fk
	foreign key (organisation_id) references organisations (id) on delete cascade;
--> statement-breakpoint
create table forwarding_targets (
	organisation_id uuid not null,
	id uuid not null,
	label text not null,
	endpoint text not null,
	sealed bytea not null,
	version text not null,
	verbs jsonb not null,
	activities jsonb not null,
	text_courses jsonb not null,
	created_at timestamp with time zone not null,
	paused_at timestamp with time zone,
	pause_reason text,
	ended_at timestamp with time zone,
	constraint forwarding_targets_organisation_id_id_pk primary key (organisation_id, id)
);
--> statement-breakpoint
alter table forwarding_targets add constraint forwarding_targets_organisation_id_organisations_id_fk
	foreign key (organisation_id) references organisations (id) on delete cascade;
--> statement-breakpoint
create table forwarding_outbox (
	organisation_id uuid not null,
	target_id uuid not null,
	row_id uuid not null,
	statement_id uuid not null,
	lane uuid not null,
	attempts smallint not null,
	first_tried_at timestamp with time zone,
	next_at timestamp with time zone not null,
	dead_at timestamp with time zone,
	problem text,
	constraint forwarding_outbox_organisation_id_target_id_row_id_pk primary key (organisation_id, target_id, row_id)
);
--> statement-breakpoint
create index forwarding_outbox_due on forwarding_outbox using btree (organisation_id, target_id, next_at) where dead_at is null;
--> statement-breakpoint
create index forwarding_outbox_in_lane on forwarding_outbox using btree (organisation_id, target_id, lane, row_id) where dead_at is null;
--> statement-breakpoint

call app.protect('statement_terms');
--> statement-breakpoint
call app.protect('statement_voids');
--> statement-breakpoint
call app.protect('statement_references');
--> statement-breakpoint
call app.protect('statement_attachments');
--> statement-breakpoint
call app.protect('xapi_activities');
--> statement-breakpoint
call app.protect('xapi_documents');
--> statement-breakpoint
call app.protect('xapi_credentials');
--> statement-breakpoint
call app.protect('forwarding_targets');
--> statement-breakpoint
call app.protect('forwarding_outbox');
--> statement-breakpoint
-- A key names its organisation, so it is looked up before one is known.
call app.admit_login('xapi_credentials', 'select, update (used_at)');
--> statement-breakpoint
-- Revoked, not removed: statements go on naming who sent them.
revoke update, delete on xapi_credentials from opmaat_app;
--> statement-breakpoint
grant update (revoked_at) on xapi_credentials to opmaat_app;
--> statement-breakpoint

-- Terms are in months as well, by the moment in the row's own id. A function beside ensure_partitions, so that either
-- can change alone.
create function app.ensure_term_partitions(first_day date, last_day date) returns void
	language plpgsql security definer set search_path = '' as $$
declare
	month timestamp;
begin
	perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('opmaat partitions'));
	month := date_trunc('month', first_day::timestamp);
	while month <= last_day::timestamp loop
		if to_regclass(format('public.statement_terms_%s', to_char(month, 'YYYY_MM'))) is null then
			execute format('create table public.%I partition of public.statement_terms for values from (%L) to (%L)',
				'statement_terms_' || to_char(month, 'YYYY_MM'),
				app.first_row_id(month at time zone 'UTC'),
				app.first_row_id((month + interval '1 month') at time zone 'UTC'));
		end if;
		month := month + interval '1 month';
	end loop;
end $$;
--> statement-breakpoint
revoke execute on function app.ensure_term_partitions(date, date) from public;
--> statement-breakpoint
grant execute on function app.ensure_term_partitions(date, date) to opmaat_app;
--> statement-breakpoint

-- Retention: whole months of statements that ended before a day. Their ids stay claimed, so that nobody sends them again.
create function app.drop_statements_before(day date) returns integer
	language plpgsql security definer set search_path = '' as $$
declare
	part record;
	dropped integer := 0;
begin
	if day > (now() - interval '1 month')::date then
		raise exception 'statements of the last month are kept';
	end if;
	perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtext('opmaat partitions'));
	for part in
		select c.relname as name from pg_catalog.pg_inherits i
			join pg_catalog.pg_class c on c.oid = i.inhrelid
			where i.inhparent in ('public.statements'::regclass, 'public.statement_terms'::regclass)
				and c.relname ~ '_\d{4}_\d{2}$'
				and to_date(right(c.relname, 7), 'YYYY_MM') + interval '1 month' <= day
	loop
		execute format('drop table public.%I', part.name);
		dropped := dropped + 1;
	end loop;
	return dropped;
end $$;
--> statement-breakpoint
revoke execute on function app.drop_statements_before(date) from public;
--> statement-breakpoint
grant execute on function app.drop_statements_before(date) to opmaat_app;
--> statement-breakpoint

-- What was recorded before gets the same: a place in the order, an authority, and what it is found by.
alter table statements no force row level security;
--> statement-breakpoint
select app.ensure_term_partitions(
	least((select min(stored) from statements), now() - interval '13 months')::date, (now() + interval '13 months')::date);
--> statement-breakpoint
update statements set
	row_id = (substring(app.first_row_id(stored)::text for 15) || substring(gen_random_uuid()::text from 16))::uuid,
	payload = payload || jsonb_build_object('authority', jsonb_build_object('objectType', 'Agent', 'account',
		jsonb_build_object('homePage', payload #>> '{actor,account,homePage}', 'name', 'opmaat')));
--> statement-breakpoint
alter table statements alter column row_id set not null;
--> statement-breakpoint
create index statements_in_order on statements using btree (organisation_id, row_id);
--> statement-breakpoint
alter table statement_terms no force row level security;
--> statement-breakpoint
insert into statement_terms (organisation_id, term, related, row_id)
select organisation_id, term, bool_and(related), row_id from (
	select s.organisation_id, s.row_id, t.term, t.related
	from statements s
	cross join lateral (
		values
			(app.term('agent', 'account' || E'\n' || (s.payload #>> '{actor,account,homePage}') || E'\n' || (s.payload #>> '{actor,account,name}')), false),
			(app.term('authority', 'account' || E'\n' || (s.payload #>> '{actor,account,homePage}') || E'\n' || 'opmaat'), true),
			(app.term('verb', s.verb), false),
			(app.term('activity', s.object_id), false),
			(app.term('pair', app.term('agent', 'account' || E'\n' || (s.payload #>> '{actor,account,homePage}') || E'\n' || (s.payload #>> '{actor,account,name}'))::text || app.term('activity', s.object_id)::text), false),
			(app.term('registration', s.registration::text), false),
			(app.term('agent', 'account' || E'\n' || (s.payload #>> '{context,instructor,account,homePage}') || E'\n' || (s.payload #>> '{context,instructor,account,name}')), true),
			(app.term('agent', 'account' || E'\n' || (s.payload #>> '{context,team,account,homePage}') || E'\n' || (s.payload #>> '{context,team,account,name}')), true)
		union all
		select app.term('activity', a ->> 'id'), true
		from jsonb_each(coalesce(s.payload #> '{context,contextActivities}', '{}'::jsonb)) c, jsonb_array_elements(c.value) a
	) t(term, related)
) found where term is not null
group by organisation_id, term, row_id;
--> statement-breakpoint
alter table statement_terms force row level security;
--> statement-breakpoint
alter table statements force row level security;
