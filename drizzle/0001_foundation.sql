CREATE TABLE "assignments" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"module_id" text,
	"group_id" uuid,
	"participant_id" uuid,
	"starts_on" date NOT NULL,
	"due_on" date,
	"assigned_by" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "assignments_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "assignments_for_group_or_person" CHECK (("assignments"."group_id" is null) <> ("assignments"."participant_id" is null))
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"group_id" uuid,
	"course_id" text NOT NULL,
	"module_id" text,
	"starts_on" date NOT NULL,
	"due_on" date,
	"created_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "enrolments_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "enrolments_once" UNIQUE("organisation_id","assignment_id","participant_id")
);
--> statement-breakpoint
CREATE TABLE "module_levels" (
	"organisation_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"module_id" text NOT NULL,
	"level" text NOT NULL,
	"assigned_by" uuid NOT NULL,
	"assigned_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "module_levels_organisation_id_enrolment_id_module_id_level_pk" PRIMARY KEY("organisation_id","enrolment_id","module_id","level")
);
--> statement-breakpoint
CREATE TABLE "access_log" (
	"organisation_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"actor_id" uuid NOT NULL,
	"subjects" uuid[] NOT NULL,
	"action" text NOT NULL,
	"object" text NOT NULL,
	"purpose" text NOT NULL,
	"rule" text NOT NULL,
	"outcome" text NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "access_log_organisation_id_seq_at_pk" PRIMARY KEY("organisation_id","seq","at")
) PARTITION BY RANGE ("at");
--> statement-breakpoint
CREATE TABLE "access_log_heads" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "content_guides" (
	"organisation_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"notes" jsonb NOT NULL,
	CONSTRAINT "content_guides_organisation_id_hash_pk" PRIMARY KEY("organisation_id","hash")
);
--> statement-breakpoint
CREATE TABLE "content_keys" (
	"organisation_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"keys" jsonb NOT NULL,
	CONSTRAINT "content_keys_organisation_id_hash_pk" PRIMARY KEY("organisation_id","hash")
);
--> statement-breakpoint
CREATE TABLE "content_media" (
	"organisation_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "content_media_organisation_id_hash_pk" PRIMARY KEY("organisation_id","hash")
);
--> statement-breakpoint
CREATE TABLE "content_pages" (
	"organisation_id" uuid NOT NULL,
	"hash" text NOT NULL,
	"page" jsonb NOT NULL,
	CONSTRAINT "content_pages_organisation_id_hash_pk" PRIMARY KEY("organisation_id","hash")
);
--> statement-breakpoint
CREATE TABLE "course_versions" (
	"organisation_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"hash" text NOT NULL,
	"edition" integer NOT NULL,
	"revision" integer NOT NULL,
	"model" jsonb NOT NULL,
	"note" text NOT NULL,
	"published_by" uuid,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "course_versions_organisation_id_course_id_hash_pk" PRIMARY KEY("organisation_id","course_id","hash"),
	CONSTRAINT "course_versions_numbered" UNIQUE("organisation_id","course_id","edition","revision")
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"organisation_id" uuid NOT NULL,
	"id" text NOT NULL,
	"active_hash" text,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "courses_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "group_workers" (
	"organisation_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"worker_id" uuid NOT NULL,
	"since" date NOT NULL,
	"until" date,
	CONSTRAINT "group_workers_organisation_id_group_id_worker_id_pk" PRIMARY KEY("organisation_id","group_id","worker_id")
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"organisation_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"since" date NOT NULL,
	"until" date,
	CONSTRAINT "memberships_organisation_id_group_id_participant_id_pk" PRIMARY KEY("organisation_id","group_id","participant_id")
);
--> statement-breakpoint
CREATE TABLE "known_devices" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"device_hash" "bytea" NOT NULL,
	"used_at" timestamp with time zone NOT NULL,
	CONSTRAINT "known_devices_organisation_id_device_hash_person_id_pk" PRIMARY KEY("organisation_id","device_hash","person_id")
);
--> statement-breakpoint
CREATE TABLE "login_cards" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone,
	CONSTRAINT "login_cards_organisation_id_person_id_pk" PRIMARY KEY("organisation_id","person_id"),
	CONSTRAINT "login_cards_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "passwords" (
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"email" text NOT NULL,
	"hash" text NOT NULL,
	"changed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "passwords_organisation_id_person_id_pk" PRIMARY KEY("organisation_id","person_id"),
	CONSTRAINT "passwords_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "people" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"locale" text NOT NULL,
	"theme" text NOT NULL,
	"text_size" text NOT NULL,
	"extra_reading_time" boolean NOT NULL,
	"actor_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "people_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "people_actor" UNIQUE("organisation_id","actor_id"),
	CONSTRAINT "people_subject" UNIQUE("organisation_id","subject_id")
);
--> statement-breakpoint
CREATE TABLE "personal_codes" (
	"organisation_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "personal_codes_organisation_id_group_id_person_id_pk" PRIMARY KEY("organisation_id","group_id","person_id"),
	CONSTRAINT "personal_codes_in_group" UNIQUE("organisation_id","group_id","hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"method" text NOT NULL,
	"device" text NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	"seen_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "sessions_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "sessions_id_unique" UNIQUE("id")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" "bytea" NOT NULL,
	"day" date NOT NULL,
	"quarter" integer NOT NULL,
	"failures" integer NOT NULL,
	CONSTRAINT "sign_in_failures_key_day_quarter_pk" PRIMARY KEY("key","day","quarter")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"code" text NOT NULL,
	"audience" text NOT NULL,
	"sign_in_reopened_at" timestamp with time zone,
	"created_at" timestamp with time zone NOT NULL,
	"closed_at" timestamp with time zone,
	CONSTRAINT "groups_organisation_id_id_pk" PRIMARY KEY("organisation_id","id"),
	CONSTRAINT "groups_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"holiday_region" text NOT NULL,
	"demo" boolean NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "organisations_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
CREATE TABLE "day_activity" (
	"organisation_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"day" date NOT NULL,
	"items" integer NOT NULL,
	"active_ms" bigint NOT NULL,
	CONSTRAINT "day_activity_organisation_id_enrolment_id_day_pk" PRIMARY KEY("organisation_id","enrolment_id","day")
);
--> statement-breakpoint
CREATE TABLE "pace_aggregates" (
	"organisation_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"timed" integer NOT NULL,
	"rapid" integer NOT NULL,
	"sum_w" double precision NOT NULL,
	"sum_wr" double precision NOT NULL,
	"sum_w_2v" double precision NOT NULL,
	"items_done" integer NOT NULL,
	"first_right" integer NOT NULL,
	"active_ms" bigint NOT NULL,
	"theta" double precision NOT NULL,
	"information" double precision NOT NULL,
	"first_at" timestamp with time zone,
	"last_at" timestamp with time zone,
	"days_active" integer NOT NULL,
	"days_timed" integer NOT NULL,
	"stuck_item_id" text,
	"weak_lesson_id" text,
	"tau_night" double precision NOT NULL,
	CONSTRAINT "pace_aggregates_organisation_id_enrolment_id_pk" PRIMARY KEY("organisation_id","enrolment_id")
);
--> statement-breakpoint
CREATE TABLE "pace_courses" (
	"organisation_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"kappa" double precision NOT NULL,
	"delta" double precision NOT NULL,
	"refreshed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pace_courses_organisation_id_course_id_pk" PRIMARY KEY("organisation_id","course_id")
);
--> statement-breakpoint
CREATE TABLE "pace_items" (
	"organisation_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"exercise_id" text NOT NULL,
	"module_id" text NOT NULL,
	"author_seconds" double precision NOT NULL,
	"options" smallint,
	"words" integer NOT NULL,
	"beta" double precision NOT NULL,
	"sigma" double precision NOT NULL,
	"v" double precision NOT NULL,
	"cut_ms" bigint NOT NULL,
	"b" double precision NOT NULL,
	"answers" integer NOT NULL,
	"refreshed_at" timestamp with time zone NOT NULL,
	CONSTRAINT "pace_items_organisation_id_course_id_exercise_id_pk" PRIMARY KEY("organisation_id","course_id","exercise_id")
);
--> statement-breakpoint
CREATE TABLE "pace_responses" (
	"organisation_id" uuid NOT NULL,
	"statement_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"group_id" uuid,
	"course_id" text NOT NULL,
	"module_id" text NOT NULL,
	"exercise_id" text NOT NULL,
	"attempt" smallint NOT NULL,
	"success" boolean NOT NULL,
	"answered_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"active_ms" bigint,
	"elapsed_ms" bigint,
	"time_ms" bigint,
	"time_weight" double precision NOT NULL,
	"r" double precision,
	"w" double precision NOT NULL,
	"w2v" double precision NOT NULL,
	"rapid" boolean NOT NULL,
	"mark" text,
	"voided_at" timestamp with time zone,
	CONSTRAINT "pace_responses_organisation_id_statement_id_pk" PRIMARY KEY("organisation_id","statement_id")
);
--> statement-breakpoint
CREATE TABLE "suggestion_log" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"module_id" text,
	"suggestion" text NOT NULL,
	"state" text NOT NULL,
	"rule" smallint NOT NULL,
	"evidence" jsonb NOT NULL,
	"model_version" integer NOT NULL,
	"decision" text NOT NULL,
	"detail" text,
	"decided_by" uuid NOT NULL,
	"decided_at" timestamp with time zone NOT NULL,
	CONSTRAINT "suggestion_log_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "participant_keys" (
	"organisation_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"wrapped" "bytea" NOT NULL,
	"created_at" timestamp with time zone NOT NULL,
	CONSTRAINT "participant_keys_organisation_id_participant_id_version_pk" PRIMARY KEY("organisation_id","participant_id","version")
);
--> statement-breakpoint
CREATE TABLE "answers" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"participant_id" uuid NOT NULL,
	"module_id" text NOT NULL,
	"page_id" text NOT NULL,
	"exercise_id" text NOT NULL,
	"version_hash" text NOT NULL,
	"attempt" smallint NOT NULL,
	"response" jsonb,
	"sealed" "bytea",
	"score" real,
	"success" boolean,
	"skipped" boolean NOT NULL,
	"hints" smallint NOT NULL,
	"active_ms" bigint,
	"elapsed_ms" bigint,
	"answered_at" timestamp with time zone NOT NULL,
	CONSTRAINT "answers_organisation_id_id_received_at_pk" PRIMARY KEY("organisation_id","id","received_at")
) PARTITION BY RANGE ("received_at");
--> statement-breakpoint
CREATE TABLE "exercise_progress" (
	"organisation_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"exercise_id" text NOT NULL,
	"module_id" text NOT NULL,
	"page_id" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"attempts" smallint NOT NULL,
	"hints" smallint NOT NULL,
	"solved" boolean NOT NULL,
	"done" boolean NOT NULL,
	"skipped" boolean NOT NULL,
	"score" real,
	"active_ms" bigint NOT NULL,
	"answer_id" uuid,
	"answered_at" timestamp with time zone,
	"received_at" timestamp with time zone,
	"response" jsonb,
	"sharing" text,
	"sensitive" boolean NOT NULL,
	CONSTRAINT "exercise_progress_organisation_id_enrolment_id_exercise_id_pk" PRIMARY KEY("organisation_id","enrolment_id","exercise_id")
);
--> statement-breakpoint
CREATE TABLE "module_progress" (
	"organisation_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"module_id" text NOT NULL,
	"participant_id" uuid NOT NULL,
	"edition" integer NOT NULL,
	"started_at" timestamp with time zone NOT NULL,
	"active_at" timestamp with time zone NOT NULL,
	"completed_at" timestamp with time zone,
	"steps_done" smallint NOT NULL,
	"steps_total" smallint NOT NULL,
	"percent" smallint NOT NULL,
	"current_page_id" text,
	"rating" text,
	"rated_at" timestamp with time zone,
	CONSTRAINT "module_progress_organisation_id_enrolment_id_module_id_pk" PRIMARY KEY("organisation_id","enrolment_id","module_id")
);
--> statement-breakpoint
CREATE TABLE "page_progress" (
	"organisation_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"module_id" text NOT NULL,
	"page_id" text NOT NULL,
	"opened_at" timestamp with time zone NOT NULL,
	"left_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"active_ms" bigint NOT NULL,
	CONSTRAINT "page_progress_organisation_id_enrolment_id_module_id_page_id_pk" PRIMARY KEY("organisation_id","enrolment_id","module_id","page_id")
);
--> statement-breakpoint
CREATE TABLE "statement_keys" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "statement_keys_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
CREATE TABLE "statements" (
	"organisation_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"stored" timestamp with time zone NOT NULL,
	"timestamp" timestamp with time zone NOT NULL,
	"actor_id" uuid NOT NULL,
	"verb" text NOT NULL,
	"object_id" text NOT NULL,
	"registration" uuid,
	"voided" boolean NOT NULL,
	"payload" jsonb NOT NULL,
	CONSTRAINT "statements_organisation_id_id_stored_pk" PRIMARY KEY("organisation_id","id","stored")
) PARTITION BY RANGE ("stored");
--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_organisation_id_course_id_courses_organisation_id_id_fk" FOREIGN KEY ("organisation_id","course_id") REFERENCES "public"."courses"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_organisation_id_group_id_groups_organisation_id_id_fk" FOREIGN KEY ("organisation_id","group_id") REFERENCES "public"."groups"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignments" ADD CONSTRAINT "assignments_organisation_id_participant_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","participant_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_organisation_id_assignment_id_assignments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","assignment_id") REFERENCES "public"."assignments"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_organisation_id_participant_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","participant_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_levels" ADD CONSTRAINT "module_levels_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_versions" ADD CONSTRAINT "course_versions_organisation_id_course_id_courses_organisation_id_id_fk" FOREIGN KEY ("organisation_id","course_id") REFERENCES "public"."courses"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "courses" ADD CONSTRAINT "courses_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_workers" ADD CONSTRAINT "group_workers_organisation_id_group_id_groups_organisation_id_id_fk" FOREIGN KEY ("organisation_id","group_id") REFERENCES "public"."groups"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_workers" ADD CONSTRAINT "group_workers_organisation_id_worker_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","worker_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_group_id_groups_organisation_id_id_fk" FOREIGN KEY ("organisation_id","group_id") REFERENCES "public"."groups"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_participant_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","participant_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "known_devices" ADD CONSTRAINT "known_devices_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "login_cards" ADD CONSTRAINT "login_cards_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passwords" ADD CONSTRAINT "passwords_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_codes" ADD CONSTRAINT "personal_codes_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "personal_codes" ADD CONSTRAINT "personal_codes_organisation_id_group_id_groups_organisation_id_id_fk" FOREIGN KEY ("organisation_id","group_id") REFERENCES "public"."groups"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_organisation_id_person_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","person_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "day_activity" ADD CONSTRAINT "day_activity_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pace_aggregates" ADD CONSTRAINT "pace_aggregates_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pace_responses" ADD CONSTRAINT "pace_responses_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suggestion_log" ADD CONSTRAINT "suggestion_log_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participant_keys" ADD CONSTRAINT "participant_keys_organisation_id_participant_id_people_organisation_id_id_fk" FOREIGN KEY ("organisation_id","participant_id") REFERENCES "public"."people"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exercise_progress" ADD CONSTRAINT "exercise_progress_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "module_progress" ADD CONSTRAINT "module_progress_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "page_progress" ADD CONSTRAINT "page_progress_organisation_id_enrolment_id_enrolments_organisation_id_id_fk" FOREIGN KEY ("organisation_id","enrolment_id") REFERENCES "public"."enrolments"("organisation_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "assignments_of_group" ON "assignments" USING btree ("organisation_id","group_id");--> statement-breakpoint
CREATE INDEX "enrolments_of_participant" ON "enrolments" USING btree ("organisation_id","participant_id");--> statement-breakpoint
CREATE INDEX "content_media_kind" ON "content_media" USING btree ("organisation_id","content_type");--> statement-breakpoint
CREATE INDEX "groups_of_worker" ON "group_workers" USING btree ("organisation_id","worker_id");--> statement-breakpoint
CREATE INDEX "memberships_of_participant" ON "memberships" USING btree ("organisation_id","participant_id");--> statement-breakpoint
CREATE INDEX "sessions_of_person" ON "sessions" USING btree ("organisation_id","person_id");--> statement-breakpoint
CREATE INDEX "pace_responses_of_enrolment" ON "pace_responses" USING btree ("organisation_id","enrolment_id");--> statement-breakpoint
CREATE INDEX "pace_responses_of_item" ON "pace_responses" USING btree ("organisation_id","course_id","exercise_id","received_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "suggestions_of_enrolment" ON "suggestion_log" USING btree ("organisation_id","enrolment_id");--> statement-breakpoint
CREATE INDEX "answers_of_exercise" ON "answers" USING btree ("organisation_id","enrolment_id","exercise_id","received_at");--> statement-breakpoint
CREATE INDEX "statements_of_actor" ON "statements" USING btree ("organisation_id","actor_id","stored" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "statements_of_registration" ON "statements" USING btree ("organisation_id","registration","stored" DESC NULLS LAST);