import { describe, expect } from 'vitest';
import { plainCourse } from '#lib/content/testing/course.ts';
import { sound } from '#lib/content/testing/recordings.ts';
import type { CourseFiles } from '#lib/content/course/files.ts';
import { nameOfTitle } from '#lib/content/editing/names.ts';
import { test } from '#tests/school.ts';
import type { WithTransaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import { checkDraft } from '../drafts/check.ts';
import { createDraft, getDraft, listDrafts, seenOf } from '../drafts/drafts.ts';
import { openFile, saveFile } from '../drafts/files.ts';
import { readDraft } from '../drafts/read.ts';
import { readTree } from '../drafts/tree.ts';
import { publishCourse } from '../courses/publish.ts';
import { compileTestCourse } from '../progress/testing.ts';
import { exportCourse } from './export-course.ts';
import { importCourse, unpackCourse, type ImportWish } from './import-course.ts';
import { writeZip } from './write-zip.ts';

const monday = new Date('2027-01-11T09:00:00Z');
const later = new Date('2027-01-11T09:10:00Z');

const zipOf = async (files: CourseFiles, folder = 'toets') =>
	Buffer.from(await new Response(writeZip(folder, files)).arrayBuffer());
const plain: CourseFiles = new Map(Object.entries(plainCourse));

/** Unpacks and brings in, as the page does. */
function bringIn({ withTransaction, author }: Fixtures, wish: ImportWish | null = null) {
	return async (files: CourseFiles, now = monday) => {
		const unpacked = await unpackCourse('toets.zip', await zipOf(files));
		return withTransaction(author, (tx) => importCourse(tx, author, unpacked, wish, now));
	};
}
type Fixtures = { withTransaction: WithTransaction; author: Actor };

describe('a zip', () => {
	test('becomes a draft that is found, and comes out as it went in', async ({
		withTransaction,
		author
	}) => {
		const files = new Map([...plain, ['01-begin/klank.mp3', new Uint8Array([0xff, 0xfb, 0, 200])]]);
		const sorted = new Map([...files].sort());
		expect(await bringIn({ withTransaction, author })(files as CourseFiles)).toEqual({
			draftId: 'toets'
		});
		const [listed] = await withTransaction(author, (tx) => listDrafts(tx, author));
		expect(listed).toMatchObject({ id: 'toets' });
		const out = await withTransaction(author, (tx) => exportCourse(tx, author, 'toets', null));
		const plainly = (all: CourseFiles) =>
			[...all].map(([path, content]) => [path, Buffer.from(content as string).toString('hex')]);
		expect(plainly(out)).toEqual(plainly(sorted as CourseFiles));
		expect(await zipOf(out)).toEqual(await zipOf(sorted as CourseFiles));
	});

	test('with errors becomes a draft too, and can be mended', async ({
		withTransaction,
		author
	}) => {
		const files = new Map(plain);
		const [page = ''] = [...files.keys()].filter((path) => /\/\d\d-.*\.md$/.test(path));
		const [folder = ''] = page.split('/');
		files.delete(`${folder}/module.md`);
		files.set(page, ':::meerkeuz{#a}\nWat?\n:::\n');
		expect(await bringIn({ withTransaction, author })(files)).toEqual({ draftId: 'toets' });
		const { course, messages } = await checkDraft(withTransaction, author, 'toets', monday);
		expect(course).toBeNull();
		expect(messages.map(({ file }) => file)).toEqual(
			expect.arrayContaining([page, `${folder}/module.md`])
		);
		const tree = await withTransaction(author, (tx) => readTree(tx, author, 'toets'));
		const shown = tree.modules.find((module) => module.folder === folder);
		expect(shown?.id).toBeNull();
		expect(shown?.pages.map(({ path }) => path)).toContain(page);
	});

	test('that cannot be read as text is refused', async () => {
		const files = new Map([...plain, ['01-begin/oud.md', new Uint8Array([0x63, 0xe9, 0x20])]]);
		await expect(
			unpackCourse('toets.zip', await zipOf(files as CourseFiles))
		).rejects.toMatchObject({ reason: 'charset', file: '01-begin/oud.md' });
	});
});

describe('where a course of that name is there', () => {
	test('nothing happens before its author chose', async ({ withTransaction, author }) => {
		const as = { withTransaction, author };
		await withTransaction(author, (tx) =>
			createDraft(tx, author, { id: 'toets', title: 'Van mij' }, monday)
		);
		const before = await withTransaction(author, (tx) => readDraft(tx, author, 'toets'));
		const asked = await bringIn(as)(plain, later);
		if (!('taken' in asked) || !asked.taken) throw new Error('It was not asked');
		expect(asked.taken).toMatchObject({ courseId: 'toets', draft: { title: 'Van mij' } });
		const seen = seenOf(asked.taken.draft);
		expect(await bringIn(as, { how: 'over', seen: 'eerder' })(plain, later)).toMatchObject({
			taken: { courseId: 'toets' }
		});
		expect(await withTransaction(author, (tx) => readDraft(tx, author, 'toets'))).toEqual(before);

		expect(await bringIn(as, { how: 'new', title: 'Toets' })(plain)).toMatchObject({
			problem: 'title'
		});
		expect(await bringIn(as, { how: 'new', title: 'Toets anders' })(plain)).toEqual({
			draftId: 'toets-anders'
		});
		expect(await withTransaction(author, (tx) => readDraft(tx, author, 'toets'))).toEqual(before);
		const { course } = await checkDraft(withTransaction, author, 'toets-anders', monday);
		expect(course?.course).toMatchObject({ id: 'toets-anders', title: 'Toets anders' });

		const tree = await withTransaction(author, (tx) => readTree(tx, author, 'toets'));
		const head = tree.course?.id ?? '';
		const open = () => withTransaction(author, (tx) => openFile(tx, author, 'toets', head));
		const { revision } = await open();
		expect(await bringIn(as, { how: 'over', seen })(plain, later)).toEqual({ draftId: 'toets' });
		const after = await withTransaction(author, (tx) => readDraft(tx, author, 'toets'));
		expect(after).toEqual(new Map([...plain].sort()));
		// Who had it open keeps the file, and is told.
		const text = `${(await open()).text}\nNog iets.`;
		const saved = await withTransaction(author, (tx) =>
			saveFile(tx, author, { draftId: 'toets', fileId: head, revision, text }, later)
		);
		expect(saved).toHaveProperty('conflict');
	});

	test('what a colleague saves at that very moment is not put over', async ({
		withTransaction,
		author,
		owner
	}) => {
		const as = { withTransaction, author };
		await bringIn(as)(plain);
		const tree = await withTransaction(author, (tx) => readTree(tx, author, 'toets'));
		const fileId = tree.course?.id ?? '';
		const seen = seenOf(await withTransaction(author, (tx) => getDraft(tx, author, 'toets')));
		const text = '---\ntitel: Van een collega\n---\n';
		const { bringing } = await withTransaction(author, async (tx) => {
			await saveFile(tx, author, { draftId: 'toets', fileId, revision: 1, text }, later);
			const over = bringIn(as, { how: 'over', seen })(plain, later);
			await expect
				.poll(async () => (await owner.query('select from pg_locks where not granted')).rowCount)
				.toBeGreaterThan(0);
			return { bringing: over };
		});
		expect(await bringing).toMatchObject({ taken: { courseId: 'toets' } });
		const after = await withTransaction(author, (tx) => readDraft(tx, author, 'toets'));
		expect(after.get('course.md')).toBe(text);
	});

	test('another title is proposed, also beside one that is as long as a name can be', async ({
		withTransaction,
		author
	}) => {
		const title = 'Omgaan met veranderingen in de overgang van basisschool naar middelbare school';
		const id = nameOfTitle(title, 'training');
		await withTransaction(author, (tx) => createDraft(tx, author, { id, title }, monday));
		const files = await withTransaction(author, (tx) => exportCourse(tx, author, id, null));
		const unpacked = await unpackCourse(`${id}.zip`, await zipOf(files, id));
		const bring = (wish: ImportWish | null) =>
			withTransaction(author, (tx) => importCourse(tx, author, unpacked, wish, later));
		const proposed = async () => {
			const asked = await bring(null);
			return 'taken' in asked ? (asked.taken?.proposal ?? '') : '';
		};
		const second = await proposed();
		expect(second).toMatch(/^Omgaan met .* 2$/);
		expect(await bring({ how: 'new', title: second })).toEqual({
			draftId: nameOfTitle(second, 'training')
		});
		expect(await proposed()).toMatch(/^Omgaan met .* 3$/);
	});

	test('a published course asks as well, and keeps what is live', async ({
		withTransaction,
		author
	}) => {
		const as = { withTransaction, author };
		await withTransaction(author, (tx) =>
			publishCourse(tx, author, compileTestCourse(), 'Begin', monday)
		);
		const asked = await bringIn(as)(plain);
		expect(asked).toMatchObject({ taken: { draft: null } });
		expect(await bringIn(as, { how: 'over', seen: 'none' })(plain)).toEqual({ draftId: 'toets' });
		expect(await withTransaction(author, (tx) => getDraft(tx, author, 'toets'))).toMatchObject({
			id: 'toets'
		});
	});
});

describe('the check of a draft', () => {
	test('follows every save, and is the same as long as nothing changed', async ({
		withTransaction,
		author
	}) => {
		await bringIn({ withTransaction, author })(plain);
		const check = () => checkDraft(withTransaction, author, 'toets', monday);
		const first = await check();
		expect(first.course).not.toBeNull();
		expect((await check()).course).toBe(first.course);
		const { course: head } = await withTransaction(author, (tx) => readTree(tx, author, 'toets'));
		const fileId = head?.id ?? '';
		await withTransaction(author, (tx) =>
			saveFile(tx, author, { draftId: 'toets', fileId, revision: 1, text: 'geen kop' }, later)
		);
		expect((await check()).course).toBeNull();
		const messages = (await check()).messages.filter(({ file }) => file === 'course.md');
		expect(messages.length).toBeGreaterThan(0);
	});

	test('reads a recording once, and not again after every change', async ({
		withTransaction,
		author,
		owner
	}) => {
		const [page = ''] = [...plain.keys()].filter((path) => /\/\d\d-.*\.md$/.test(path));
		const block = ':::audio[Noor vertelt]{bestand=klank.mp3}\nIk was zo boos.\n:::\n';
		const files = new Map<string, string | Uint8Array>(plain)
			.set(page, `${String(plain.get(page))}\n${block}`)
			.set(page.replace(/[^/]+$/, 'klank.mp3'), sound(30));
		await bringIn({ withTransaction, author })(files);
		const check = () => checkDraft(withTransaction, author, 'toets', monday);
		const first = await check();
		expect(first.messages.filter(({ severity }) => severity === 'fout')).toEqual([]);
		expect([...first.media.values()]).toEqual([
			first.files.get(page.replace(/[^/]+$/, 'klank.mp3'))
		]);
		// As if reading it would show nothing of it.
		await owner.query("update draft_files set bytes = '' where bytes is not null");
		const fileId = first.files.get('course.md') ?? '';
		const text = `${String(plain.get('course.md'))}\n`;
		await withTransaction(author, (tx) =>
			saveFile(tx, author, { draftId: 'toets', fileId, revision: 1, text }, later)
		);
		const second = await check();
		expect(second.course).not.toBe(first.course);
		expect(second.messages).toEqual(first.messages);
		expect(second.media).toEqual(first.media);
		expect(second.course?.hash).toBe(first.course?.hash);
	});
});
