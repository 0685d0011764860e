CREATE TABLE "content_sources" (
	"organisation_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "content_sources_organisation_id_hash_pk" PRIMARY KEY("organisation_id","hash")
);
--> statement-breakpoint
CREATE TABLE "course_aliases" (
	"organisation_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"kind" text NOT NULL,
	"formerly" text NOT NULL,
	"name" text NOT NULL,
	CONSTRAINT "course_aliases_organisation_id_course_id_kind_formerly_pk" PRIMARY KEY("organisation_id","course_id","kind","formerly")
);
--> statement-breakpoint
CREATE TABLE "course_options" (
	"organisation_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"exercise_id" text NOT NULL,
	"option_id" text NOT NULL,
	"words" text NOT NULL,
	CONSTRAINT "course_options_organisation_id_course_id_exercise_id_option_id_pk" PRIMARY KEY("organisation_id","course_id","exercise_id","option_id")
);
--> statement-breakpoint
CREATE TABLE "course_publications" (
	"organisation_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"edition" integer NOT NULL,
	"change" text NOT NULL,
	"note" text NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_publications_organisation_id_course_id_number_pk" PRIMARY KEY("organisation_id","course_id","number")
);
--> statement-breakpoint
CREATE TABLE "course_uploads" (
	"organisation_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"files" jsonb NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"uploaded_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_uploads_organisation_id_course_id_pk" PRIMARY KEY("organisation_id","course_id")
);
--> statement-breakpoint
ALTER TABLE "course_versions" ADD COLUMN "files" jsonb;--> statement-breakpoint
ALTER TABLE "content_sources" ADD CONSTRAINT "content_sources_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_aliases" ADD CONSTRAINT "course_aliases_organisation_id_course_id_courses_organisation_id_id_fk" FOREIGN KEY ("organisation_id","course_id") REFERENCES "public"."courses"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_options" ADD CONSTRAINT "course_options_organisation_id_course_id_courses_organisation_id_id_fk" FOREIGN KEY ("organisation_id","course_id") REFERENCES "public"."courses"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_publications" ADD CONSTRAINT "course_publications_organisation_id_course_id_hash_course_versions_organisation_id_course_id_hash_fk" FOREIGN KEY ("organisation_id","course_id","hash") REFERENCES "public"."course_versions"("organisation_id","course_id","hash") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_uploads" ADD CONSTRAINT "course_uploads_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "course_publications_shown" ON "course_publications" USING btree ("organisation_id","course_id","edition","number");
--> statement-breakpoint
call app.protect('course_publications');
--> statement-breakpoint
call app.protect('course_options');
--> statement-breakpoint
call app.protect('course_aliases');
--> statement-breakpoint
call app.protect('course_uploads');
--> statement-breakpoint
call app.protect('content_sources');
--> statement-breakpoint
-- What was published stays known; what is shown is the last row of an edition.
revoke update, delete on course_publications from opmaat_app;
--> statement-breakpoint
revoke delete on course_aliases from opmaat_app;
--> statement-breakpoint
-- A source holds the right answers, so the role that serves pages has no right to read it.
revoke all on content_sources from opmaat_app;
--> statement-breakpoint
grant insert, select (organisation_id, hash) on content_sources to opmaat_app;
--> statement-breakpoint
grant select on content_sources to opmaat_keys;
--> statement-breakpoint
create function app.source_file(wanted text) returns bytea
	language sql stable security definer set search_path = ''
	as $$ select bytes from public.content_sources
		where organisation_id = app.organisation_id() and hash = wanted $$;
--> statement-breakpoint
grant create on schema app to opmaat_keys;
--> statement-breakpoint
alter function app.source_file(text) owner to opmaat_keys;
--> statement-breakpoint
revoke create on schema app from opmaat_keys;
--> statement-breakpoint
revoke execute on function app.source_file(text) from public;
--> statement-breakpoint
grant execute on function app.source_file(text) to opmaat_app;
--> statement-breakpoint
-- Versions that were published before there was a history: in order, the active one last.
alter table courses no force row level security;
--> statement-breakpoint
alter table course_versions no force row level security;
--> statement-breakpoint
alter table course_publications no force row level security;
--> statement-breakpoint
insert into course_publications
	(organisation_id, course_id, number, hash, edition, change, note, published_by, published_at)
select v.organisation_id, v.course_id,
	row_number() over (partition by v.organisation_id, v.course_id
		order by v.hash = c.active_hash, v.edition, v.revision),
	v.hash, v.edition,
	case when v.edition = 1 and v.revision = 1 then 'first'
		when v.revision = 1 then 'wijziging' else 'correctie' end,
	v.note, v.published_by, v.published_at
from course_versions v
join courses c on c.organisation_id = v.organisation_id and c.id = v.course_id;
--> statement-breakpoint
alter table courses force row level security;
--> statement-breakpoint
alter table course_versions force row level security;
--> statement-breakpoint
alter table course_publications force row level security;
