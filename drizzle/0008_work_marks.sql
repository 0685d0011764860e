-- What a worker records as done on paper or together, and modules that were left out to make the work shorter.
ALTER TABLE "enrolments" ADD COLUMN "left_out" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
CREATE TABLE "work_marks" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"act_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"module_id" text NOT NULL,
	"page_id" text,
	"exercise_id" text,
	"mark" text NOT NULL,
	"on_day" date NOT NULL,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	"undone_by" uuid,
	"undone_at" timestamp with time zone,
	CONSTRAINT "work_marks_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "work_marks" ADD CONSTRAINT "work_marks_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "work_marks" ADD CONSTRAINT "work_marks_organisation_id_participant_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","participant_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "work_marks_of_enrolment" ON "work_marks" USING btree ("organisation_id","enrolment_id");--> statement-breakpoint
CREATE INDEX "work_marks_of_act" ON "work_marks" USING btree ("organisation_id","act_id");--> statement-breakpoint
call app.protect('work_marks');
