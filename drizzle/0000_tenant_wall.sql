-- The tenant wall: everything behind it is visible inside a transaction that names its organisation, and nowhere else.
create schema app;
--> statement-breakpoint
grant usage on schema app to opmaat_app, opmaat_login, opmaat_keys;
--> statement-breakpoint
-- After a transaction the setting is '' rather than null, hence nullif.
create function app.organisation_id() returns uuid language sql stable
	return nullif(current_setting('app.organisation_id', true), '')::uuid;
--> statement-breakpoint
-- Puts a table behind the tenant wall. Every migration that makes a table with an organisation calls it.
create procedure app.protect(target regclass) language plpgsql as $$
begin
	execute format('alter table %s enable row level security, force row level security', target);
	execute format(
		'create policy tenant on %s using (organisation_id = (select app.organisation_id()))
			with check (organisation_id = (select app.organisation_id()))', target);
	execute format('grant select, insert, update, delete on %s to opmaat_app', target);
end $$;
--> statement-breakpoint
-- Lets the sign-in role find rows before an organisation is known.
create procedure app.admit_login(target regclass, rights text) language plpgsql as $$
begin
	execute format('create policy login on %s to opmaat_login using (true) with check (true)', target);
	execute format('grant %s on %s to opmaat_login', rights, target);
end $$;
--> statement-breakpoint
-- For tables that only ever grow.
create function app.refuse_change() returns trigger language plpgsql as $$
begin
	raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;
