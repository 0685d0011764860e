-- That a participant wants to talk, and at which step; never what about.
CREATE TABLE "help_requests" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"course_id" text,
	"module_id" text,
	"page_id" text,
	"asked_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	"seen_by" uuid,
	"closed_at" timestamp with time zone,
	"closed_by" uuid,
	"outcome" text,
	CONSTRAINT "help_requests_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "help_requests" ADD CONSTRAINT "help_requests_organisation_id_participant_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","participant_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "help_request_open" ON "help_requests" USING btree ("organisation_id","participant_id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "help_requests_of_participant" ON "help_requests" USING btree ("organisation_id","participant_id");--> statement-breakpoint
call app.protect('help_requests');
