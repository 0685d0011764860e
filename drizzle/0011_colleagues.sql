-- When a participant was told of a worker who came to their group.
CREATE TABLE "introductions" (
	"organisation_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"worker_id" uuid NOT NULL,
	"told_at" timestamp with time zone NOT NULL,
	CONSTRAINT "introductions_organisation_id_participant_id_worker_id_pk" PRIMARY KEY("organisation_id","participant_id","worker_id")
);
--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_organisation_id_participant_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","participant_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "introductions" ADD CONSTRAINT "introductions_organisation_id_worker_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","worker_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
call app.protect('introductions');
