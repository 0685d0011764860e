CREATE TABLE "draft_editors" (
	"organisation_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_editors_organisation_id_file_id_person_id_pk" PRIMARY KEY("organisation_id","file_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "draft_files" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"draft_id" text NOT NULL,
	"path" text NOT NULL,
	"text" text,
	"bytes" "bytea",
	"size" integer NOT NULL,
	"revision" integer NOT NULL,
	"saved_by" uuid,
	"saved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "draft_files_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "draft_files_path" UNIQUE("organisation_id","draft_id","path") DEFERRABLE INITIALLY DEFERRED,
	CONSTRAINT "draft_files_one_kind" CHECK (num_nonnulls("text", "bytes") = 1)
);
--> statement-breakpoint
CREATE TABLE "drafts" (
	"organisation_id" uuid NOT NULL,
	"id" text NOT NULL,
	"title" text NOT NULL,
	"copied_from" text,
	"created_by" uuid,
	"created_at" timestamp with time zone NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "drafts_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "draft_editors" ADD CONSTRAINT "draft_editors_organisation_id_file_id_draft_files_organisation_id_id_fk" FOREIGN KEY ("organisation_id","file_id") REFERENCES "public"."draft_files"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_editors" ADD CONSTRAINT "draft_editors_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "draft_files" ADD CONSTRAINT "draft_files_organisation_id_draft_id_drafts_organisation_id_id_fk" FOREIGN KEY ("organisation_id","draft_id") REFERENCES "public"."drafts"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafts" ADD CONSTRAINT "drafts_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;
--> statement-breakpoint
call app.protect('drafts');
--> statement-breakpoint
call app.protect('draft_files');
--> statement-breakpoint
call app.protect('draft_editors');
