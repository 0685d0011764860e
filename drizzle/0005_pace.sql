CREATE TABLE "closing_days" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "closing_days_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "finish_projections" (
	"organisation_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"projected_on" date NOT NULL,
	"quantiles" integer[] NOT NULL,
	"horizon" integer NOT NULL,
	CONSTRAINT "finish_projections_organisation_id_enrolment_id_pk" PRIMARY KEY("organisation_id","enrolment_id")
);
--> statement-breakpoint
CREATE TABLE "pauses" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	"set_by" uuid NOT NULL,
	"set_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pauses_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "organisations" ADD COLUMN "works_weekends" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "pace_courses" ADD COLUMN "speed_spread" double precision DEFAULT 0.4 NOT NULL;--> statement-breakpoint
ALTER TABLE "pace_courses" ADD COLUMN "ability_spread" double precision DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "pace_courses" ADD COLUMN "rhythm_shape" double precision DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "pace_courses" ADD COLUMN "rhythm_rate" double precision DEFAULT 0.3 NOT NULL;--> statement-breakpoint
ALTER TABLE "pace_courses" ADD COLUMN "items_mean" double precision DEFAULT 1.0986122886681096 NOT NULL;--> statement-breakpoint
ALTER TABLE "pace_courses" ADD COLUMN "items_spread" double precision DEFAULT 0.55 NOT NULL;--> statement-breakpoint
ALTER TABLE "closing_days" ADD CONSTRAINT "closing_days_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "finish_projections" ADD CONSTRAINT "finish_projections_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pauses" ADD CONSTRAINT "pauses_organisation_id_participant_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","participant_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "closing_days_by_day" ON "closing_days" USING btree ("organisation_id","from_day");--> statement-breakpoint
CREATE INDEX "pauses_of_participant" ON "pauses" USING btree ("organisation_id","participant_id");--> statement-breakpoint
call app.protect('closing_days');
--> statement-breakpoint
call app.protect('finish_projections');
--> statement-breakpoint
call app.protect('pauses');
