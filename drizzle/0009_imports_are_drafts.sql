-- What is brought in as a zip is a draft from now on, so that publishing has one source. Each file of a draft is known
-- by its hash, to tell whether a draft is what participants see.
ALTER TABLE "draft_files" ADD COLUMN "hash" text;--> statement-breakpoint
alter table drafts no force row level security;
--> statement-breakpoint
alter table draft_files no force row level security;
--> statement-breakpoint
alter table course_uploads no force row level security;
--> statement-breakpoint
alter table course_versions no force row level security;
--> statement-breakpoint
alter table content_sources no force row level security;
--> statement-breakpoint
update draft_files set hash = encode(sha256(coalesce(bytes, convert_to(text, 'UTF8'))), 'hex');
--> statement-breakpoint
-- Zips that were brought in: a draft under their own name, or under a name beside it where a draft is there already. A
-- zip that is exactly a published version adds nothing to a draft that is there, and can be downloaded at its version.
do $$
declare
	zip record;
	name text;
	number int;
	head text;
	titled text;
	file record;
	written text;
begin
	for zip in
		select u.*, exists (select 1 from drafts d
				where d.organisation_id = u.organisation_id and d.id = u.course_id) as taken,
			exists (select 1 from course_versions v where v.organisation_id = u.organisation_id
				and v.course_id = u.course_id and v.files = u.files) as published
		from course_uploads u
	loop
		continue when zip.taken and zip.published;
		-- Numbered until it is the name of nothing: the zips themselves go at the end of this.
		number := 0;
		loop
			name := case number when 0 then zip.course_id else
				rtrim(left(zip.course_id, 48), '-') || '-uit-zip' ||
					case number when 1 then '' else '-' || number end
			end;
			exit when not exists (select 1 from drafts d
					where d.organisation_id = zip.organisation_id and d.id = name)
				and (number = 0 or not exists (select 1 from course_versions v
					where v.organisation_id = zip.organisation_id and v.course_id = name));
			number := number + 1;
		end loop;
		head := null;
		begin
			select convert_from(bytes, 'UTF8') into head from content_sources
			where organisation_id = zip.organisation_id and hash = zip.files ->> 'course.md';
		exception when others then null;
		end;
		titled := trim(both ' "''' from coalesce(substring(head from '(?n)^titel:[ \t]*([^\r\n]+)'), name));
		insert into drafts (organisation_id, id, title, created_by, created_at, changed_by, changed_at)
		values (zip.organisation_id, name, left(titled, 120),
			zip.uploaded_by, zip.uploaded_at, zip.uploaded_by, zip.uploaded_at);
		for file in
			select f.key as path, s.bytes from jsonb_each_text(zip.files) f
			join content_sources s on s.organisation_id = zip.organisation_id and s.hash = f.value
		loop
			written := null;
			if file.path ~* '\.(md|svg|vtt)$' then
				-- What cannot be read as text stays bytes; the check of the draft names it.
				begin
					written := replace(replace(convert_from(file.bytes, 'UTF8'), E'\r\n', E'\n'), E'\r', E'\n');
					written := ltrim(written, U&'\FEFF');
					-- Under another name it is another course.
					if name <> zip.course_id and file.path = 'course.md' then
						written := regexp_replace(written, '(?n)^id:.*\n', '');
					end if;
				exception when others then null;
				end;
			end if;
			insert into draft_files
				(organisation_id, id, draft_id, path, text, bytes, size, hash, revision, saved_by, saved_at)
			values (zip.organisation_id, gen_random_uuid(), name, file.path, written,
				case when written is null then file.bytes end,
				coalesce(length(written), length(file.bytes)),
				encode(sha256(coalesce(convert_to(written, 'UTF8'), file.bytes)), 'hex'),
				1, zip.uploaded_by, zip.uploaded_at);
		end loop;
	end loop;
end $$;
--> statement-breakpoint
-- Checked now rather than at the end: a table with checks outstanding cannot be altered.
set constraints draft_files_path immediate;
--> statement-breakpoint
alter table drafts force row level security;
--> statement-breakpoint
alter table draft_files force row level security;
--> statement-breakpoint
alter table course_versions force row level security;
--> statement-breakpoint
alter table content_sources force row level security;
--> statement-breakpoint
ALTER TABLE "draft_files" ALTER COLUMN "hash" SET NOT NULL;--> statement-breakpoint
DROP TABLE "course_uploads" CASCADE;
