CREATE TABLE "raised_suggestions" (
	"organisation_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"rule" smallint NOT NULL,
	"raised_on" date NOT NULL,
	"participant_id" uuid NOT NULL,
	"module_id" text,
	"suggestion" text NOT NULL,
	"state" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"model_version" integer NOT NULL,
	"raised_at" timestamp with time zone NOT NULL,
	CONSTRAINT "raised_suggestions_organisation_id_enrolment_id_rule_raised_on_pk" PRIMARY KEY("organisation_id","enrolment_id","rule","raised_on")
);
--> statement-breakpoint
ALTER TABLE "raised_suggestions" ADD CONSTRAINT "raised_suggestions_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "raised_by_day" ON "raised_suggestions" USING btree ("organisation_id","raised_on");--> statement-breakpoint
call app.protect('raised_suggestions');
--> statement-breakpoint
-- The log only grows; what goes with a person goes by the foreign key.
revoke update, delete on raised_suggestions from opmaat_app;
