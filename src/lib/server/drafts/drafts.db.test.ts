import sharp from 'sharp';
import { describe, expect } from 'vitest';
import { compileCourse } from '#lib/content/compile-course.ts';
import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/ids.ts';
import { createMember, test } from '#tests/school.ts';
import type { Transaction } from '../db/transaction.ts';
import type { Actor } from '../identity/actor.ts';
import {
	copyCourse,
	createDraft,
	createDraftOf,
	deleteDraft,
	getDraft,
	holdDraft,
	listDrafts,
	seenOf
} from './drafts.ts';
import { noteEditing, saveWhileOpen } from './editors.ts';
import { getPicture, openFile, saveFile, saveTogether } from './files.ts';
import { addPicture, reencode } from './pictures.ts';
import { selectTexts } from './queries.ts';
import { readDraft } from './read.ts';
import { findShipped, listShipped } from './shipped.ts';
import { addModule, addPage, moveFile, removeFile, renameFile } from './structure.ts';
import { readAround, readTree, type CourseTree } from './tree.ts';

const monday = new Date('2027-01-11T09:00:00Z');
const later = new Date('2027-01-11T09:10:00Z');
const draftId = 'stevig-staan';

const begin = (tx: Transaction, author: Actor) =>
	createDraft(tx, author, { id: draftId, title: 'Stevig staan' }, monday);

const pathsOf = ({ modules }: CourseTree) =>
	modules.map((module) => [module.path, ...module.pages.map(({ path }) => path)]);

const given = <Value>(value: Value | null | undefined): Value => {
	if (value === null || value === undefined) throw new Error('It is not there');
	return value;
};

describe('a draft', () => {
	test('is a course that can be published as it is', async ({ withTransaction, author }) => {
		const files = await withTransaction(author, async (tx) => {
			await begin(tx, author);
			return readDraft(tx, author, draftId);
		});
		const { course, messages } = compileCourse(files, { folder: draftId });

		expect(messages).toEqual([]);
		expect(course?.course).toMatchObject({ id: draftId, title: 'Stevig staan' });
		const [listed] = await withTransaction(author, (tx) => listDrafts(tx, author));
		expect(listed).toMatchObject({ id: draftId, title: 'Stevig staan', changedByName: 'Marit' });
	});

	test('has a name of its own that can be a folder', async ({ withTransaction, author }) => {
		const make = (id: string) =>
			withTransaction(author, (tx) => createDraft(tx, author, { id, title: 'A' }, monday));
		await make('een');
		expect(await make('een')).toEqual({ problem: 'name_taken' });
		for (const id of ['', '../x', 'A', '01-een', '__proto__', 'x'.repeat(100)]) {
			expect(await make(id), id).toEqual({ problem: 'name_wrong' });
		}
	});

	test('of another organisation does not exist', async ({
		withTransaction,
		author,
		strangerWorker
	}) => {
		await withTransaction(author, (tx) => begin(tx, author));
		const tree = await withTransaction(author, (tx) => readTree(tx, author, draftId));
		const fileId = given(tree.course).id;
		const asStranger = <Result>(work: (tx: Transaction) => Promise<Result>) =>
			expect(withTransaction(strangerWorker, work)).rejects.toThrow(NotFound);

		await asStranger((tx) => readDraft(tx, strangerWorker, draftId));
		await asStranger((tx) => openFile(tx, strangerWorker, draftId, fileId));
		await asStranger((tx) =>
			saveFile(tx, strangerWorker, { draftId, fileId, revision: 1, text: 'x' }, later)
		);
		await asStranger((tx) =>
			deleteDraft(tx, strangerWorker, draftId, seenOf({ changedAt: monday }))
		);
		await asStranger((tx) => removeFile(tx, strangerWorker, draftId, fileId, later));
	});

	test('that is too large is refused as a whole', async ({ withTransaction, author }) => {
		const files = new Map([['course.md', 'x'.repeat(200_001)]]);
		const made = await withTransaction(author, (tx) =>
			createDraftOf(tx, author, { id: 'groot', title: 'Groot', files }, monday)
		);
		expect(made).toEqual({ problem: 'too_large' });
	});

	test('has a limit for all texts together, and can always become smaller', async ({
		withTransaction,
		author
	}) => {
		const page = (length: number) => 'x'.repeat(length);
		const files = new Map([['course.md', page(190_000)]]);
		for (let number = 10; number < 35; number++) files.set(`01-a/${number}-x.md`, page(192_000));
		const make = (id: string, all: typeof files) =>
			withTransaction(author, (tx) =>
				createDraftOf(tx, author, { id, title: 'Vol', files: all }, monday)
			);
		const more = new Map(files).set('01-a/99-x.md', page(20_000));
		expect(await make('te-vol', more)).toEqual({ problem: 'too_large' });
		expect(await make('vol', files)).toHaveProperty('draft');
		const tree = await withTransaction(author, (tx) => readTree(tx, author, 'vol'));
		const fileId = given(tree.course).id;
		const save = (revision: number, text: string) =>
			withTransaction(author, (tx) =>
				saveFile(tx, author, { draftId: 'vol', fileId, revision, text }, later)
			);
		expect(await save(1, page(200_000))).toHaveProperty('saved');
		await withTransaction(author, (tx) => addModule(tx, author, 'vol', 'Nog een', later));
		expect(await save(2, page(199_999))).toHaveProperty('saved');
		expect(await save(3, page(200_000))).toEqual({ problem: 'draft_full' });
	});

	test('goes with all that is in it, unless somebody changed it since', async ({
		withTransaction,
		author,
		worker
	}) => {
		await withTransaction(author, (tx) => begin(tx, author));
		const seen = () =>
			withTransaction(author, async (tx) => seenOf(await getDraft(tx, author, draftId)));
		const discard = (looked: string) =>
			withTransaction(author, (tx) => deleteDraft(tx, author, draftId, looked));
		const before = await seen();
		await withTransaction(worker, (tx) => addModule(tx, worker, draftId, 'Van Karim', later));
		expect(await discard(before)).toEqual({ problem: 'changed' });
		expect(await discard('')).toEqual({ problem: 'changed' });
		expect(await discard(await seen())).toEqual({ deleted: true });
		await expect(withTransaction(author, (tx) => getDraft(tx, author, draftId))).rejects.toThrow(
			NotFound
		);
	});
});

describe('a copy', () => {
	test('of a shipped course compiles to the same pages under another name', async ({
		withTransaction,
		author
	}) => {
		expect(await listShipped()).toContain('overstap');
		const shipped = given(await findShipped('overstap'));
		const files = await withTransaction(author, async (tx) => {
			const wish = { id: 'onze-overstap', title: 'Onze overstap', from: 'overstap', shipped };
			expect(await copyCourse(tx, author, wish, monday)).toHaveProperty('draft');
			return readDraft(tx, author, 'onze-overstap');
		});
		const original = compileCourse(shipped, { folder: 'overstap', allowSvg: true }).course;
		const copy = compileCourse(files, { folder: 'onze-overstap', allowSvg: true }).course;

		expect(copy?.course).toMatchObject({ id: 'onze-overstap', title: 'Onze overstap' });
		expect([...given(copy).pages.keys()]).toEqual([...given(original).pages.keys()]);
		expect([...given(copy).media.keys()]).toEqual([...given(original).media.keys()]);
	});

	test('of a draft leaves the draft as it is', async ({ withTransaction, author }) => {
		const [before, copy, after] = await withTransaction(author, async (tx) => {
			await begin(tx, author);
			const first = await readDraft(tx, author, draftId);
			await copyCourse(tx, author, { id: 'twee', title: 'Twee', from: draftId }, later);
			return [first, await readDraft(tx, author, 'twee'), await readDraft(tx, author, draftId)];
		});
		expect(after).toEqual(before);
		expect(copy.get('course.md')).toContain('titel: Twee');
	});

	test('of what does not exist, or of a folder elsewhere, is refused', async ({
		withTransaction,
		author
	}) => {
		expect(await findShipped('../src')).toBeUndefined();
		expect(await findShipped('nergens')).toBeUndefined();
		const wish = { id: 'x', title: 'X', from: 'nergens' };
		await expect(
			withTransaction(author, (tx) => copyCourse(tx, author, wish, monday))
		).rejects.toThrow(NotFound);
	});
});

describe('saving', () => {
	test('two authors at once: the second is told, and nothing is overwritten', async ({
		withTransaction,
		author,
		school
	}) => {
		const other = await createMember(withTransaction, school, 'author', 'Karim');
		await withTransaction(author, (tx) => begin(tx, author));
		const tree = await withTransaction(author, (tx) => readTree(tx, author, draftId));
		const fileId = given(tree.modules[0]?.pages[0]).id;
		const save = (who: Actor, revision: number, text: string) =>
			withTransaction(who, (tx) => saveFile(tx, who, { draftId, fileId, revision, text }, later));

		const results = await Promise.all([save(author, 1, 'van Marit'), save(other, 1, 'van Karim')]);
		const file = await withTransaction(author, (tx) => openFile(tx, author, draftId, fileId));

		const saved = results.filter((result) => 'saved' in result);
		const conflicts = results.flatMap((result) => ('conflict' in result ? [result.conflict] : []));
		expect(saved).toHaveLength(1);
		expect(conflicts).toHaveLength(1);
		expect(conflicts[0]).toMatchObject({ text: file.text, revision: 2, savedAt: later });
		expect(conflicts[0]?.savedBy?.name).toBe(file.text === 'van Marit' ? 'Marit' : 'Karim');
		expect(conflicts[0]?.savedBy?.own).toBe(false);
	});

	test('two texts that do not touch are saved together', async ({
		withTransaction,
		author,
		worker
	}) => {
		await withTransaction(author, (tx) => begin(tx, author));
		const fileId = given(
			(await withTransaction(author, (tx) => readTree(tx, author, draftId))).course
		).id;
		const opened = await withTransaction(author, (tx) => openFile(tx, author, draftId, fileId));
		const { text: base, revision } = opened;
		const save = (who: Actor, text: string) =>
			saveTogether(withTransaction, who, { draftId, fileId, revision, base, text }, later);
		await save(author, `${base}\nOnder van Marit.\n`);
		const mine = base.replace(/^---\n/, '---\n# van een ander\n');
		expect(await save(worker, mine)).toMatchObject({ together: true, saved: { revision: 3 } });
		const both = `${mine}\nOnder van Marit.\n`;
		const stored = await withTransaction(author, (tx) => openFile(tx, author, draftId, fileId));
		expect(stored.text).toBe(both);

		const clash = await save(author, `${base}\nIets anders.\n`);
		expect(clash).toMatchObject({ conflict: { text: both, revision: 3 } });
		const after = await withTransaction(author, (tx) => openFile(tx, author, draftId, fileId));
		expect(after.text, 'nothing was overwritten').toBe(both);

		const wish = { draftId, fileId, revision, base: 'x'.repeat(500_000), text: 'x' };
		expect(await saveTogether(withTransaction, author, wish, later)).toEqual({
			problem: 'text_too_long'
		});
	});

	test('what a third one saves while two texts are laid together is laid beside them', async ({
		withTransaction,
		author,
		worker
	}) => {
		await withTransaction(author, (tx) => begin(tx, author));
		const tree = await withTransaction(author, (tx) => readTree(tx, author, draftId));
		const fileId = given(tree.course).id;
		const open = () => withTransaction(author, (tx) => openFile(tx, author, draftId, fileId));
		const { text: base, revision } = await open();
		const saveAs = (text: string, at: number) =>
			withTransaction(author, (tx) =>
				saveFile(tx, author, { draftId, fileId, revision: at, text }, later)
			);
		const theirs = `${base}\nOnder van Marit.\n`;
		await saveAs(theirs, 1);
		let transactions = 0;
		const between: typeof withTransaction = async (tenant, work) => {
			if (++transactions === 2) await saveAs(`${theirs}Nog iets.\n`, 2);
			return withTransaction(tenant, work);
		};
		const mine = base.replace(/^---\n/, '---\n# van een ander\n');
		const wish = { draftId, fileId, revision, base, text: mine };
		expect(await saveTogether(between, worker, wish, later)).toMatchObject({
			together: true,
			saved: { revision: 4 }
		});
		expect((await open()).text).toBe(`${mine}\nOnder van Marit.\nNog iets.\n`);
	});

	test('the same text again is saved already, and knowing the newest revision saves', async ({
		withTransaction,
		author
	}) => {
		await withTransaction(author, (tx) => begin(tx, author));
		const tree = await withTransaction(author, (tx) => readTree(tx, author, draftId));
		const fileId = given(tree.course).id;
		const save = (revision: number, text: string) =>
			withTransaction(author, (tx) =>
				saveFile(tx, author, { draftId, fileId, revision, text }, later)
			);

		expect(await save(1, '---\r\ntitel: Anders\r\n---\r\n')).toMatchObject({
			saved: { revision: 2 }
		});
		expect(await save(1, '---\ntitel: Anders\n---\n')).toMatchObject({ saved: { revision: 2 } });
		expect(await save(1, 'iets anders')).toHaveProperty('conflict');
		expect(await save(2, 'iets anders\0')).toMatchObject({ saved: { revision: 3 } });
		expect(await save(3, 'x'.repeat(200_001))).toEqual({ problem: 'text_too_long' });
		const draft = await withTransaction(author, (tx) => getDraft(tx, author, draftId));
		expect(draft).toMatchObject({ title: 'Anders', changedAt: later });
	});

	test('an author hears who else has the page open', async ({
		withTransaction,
		author,
		school
	}) => {
		const other = await createMember(withTransaction, school, 'author', 'Karim');
		await withTransaction(author, (tx) => begin(tx, author));
		const tree = await withTransaction(author, (tx) => readTree(tx, author, draftId));
		const fileId = given(tree.course).id;
		const note = (who: Actor, at: Date) =>
			withTransaction(who, (tx) => noteEditing(tx, who, fileId, at));

		expect(await note(author, monday)).toEqual([]);
		expect(await note(other, monday)).toEqual(['Marit']);
		expect(await note(author, monday)).toEqual(['Karim']);
		expect(await note(author, later), 'Karim has left').toEqual([]);
	});

	test('a page that is removed while somebody types in it is gone, and nobody waits in a ring', async ({
		withTransaction,
		author,
		worker,
		owner
	}) => {
		const page = await withTransaction(author, async (tx) => {
			await begin(tx, author);
			const { modules } = await readTree(tx, author, draftId);
			return given(modules[0]?.pages[0]);
		});
		const wish = { draftId, fileId: page.id, revision: 1, text: 'Een zin.' };
		const { saving } = await withTransaction(author, async (tx) => {
			await holdDraft(tx, author, draftId);
			const sent = withTransaction(worker, (own) => saveWhileOpen(own, worker, wish, later));
			const told = expect(sent).rejects.toThrow(NotFound);
			await expect
				.poll(async () => (await owner.query('select from pg_locks where not granted')).rowCount)
				.toBeGreaterThan(0);
			await removeFile(tx, author, draftId, page.id, later);
			return { saving: told };
		});
		await saving;
		const open = withTransaction(worker, (tx) => noteEditing(tx, worker, page.id, later));
		await expect(open).rejects.toThrow(NotFound);
	});

	test('who opens a page does not wait for another page that is being removed', async ({
		withTransaction,
		author,
		worker
	}) => {
		const [page, course] = await withTransaction(author, async (tx) => {
			await begin(tx, author);
			const tree = await readTree(tx, author, draftId);
			return [given(tree.modules[0]?.pages[0]), given(tree.course)];
		});
		await withTransaction(worker, (tx) => noteEditing(tx, worker, page.id, monday));
		const friday = new Date('2027-01-15T09:00:00Z');
		await withTransaction(author, async (tx) => {
			await removeFile(tx, author, draftId, page.id, friday);
			const opened = withTransaction(worker, (own) => noteEditing(own, worker, course.id, friday));
			expect(await opened).toEqual([]);
		});
	});
});

test('a drawing is not a text to write in, nor does it change when something moves', async ({
	withTransaction,
	author
}) => {
	const drawing = '<svg><!-- [x](01-x.md) --></svg>';
	const files = new Map([
		['course.md', '---\ntitel: A\n---\n'],
		['01-a/module.md', '---\ntitel: A\n---\n'],
		['01-a/01-x.md', '---\ntitel: X\n---\n'],
		['01-a/02-y.md', '---\ntitel: Y\n---\n\n[x](01-x.md)\n'],
		['01-a/plaat.svg', drawing],
		['01-a/film.vtt', 'WEBVTT\n']
	]);
	const idOf = await withTransaction(author, async (tx) => {
		await createDraftOf(tx, author, { id: draftId, title: 'A', files }, monday);
		const rows = await selectTexts(tx, author, draftId);
		return (path: string) => given(rows.find((row) => row.path === path)).id;
	});
	const open = (path: string) =>
		withTransaction(author, (tx) => openFile(tx, author, draftId, idOf(path)));
	const save = (path: string, text: string) =>
		withTransaction(author, (tx) =>
			saveFile(tx, author, { draftId, fileId: idOf(path), revision: 1, text }, later)
		);
	await expect(open('01-a/plaat.svg')).rejects.toThrow(NotFound);
	await expect(save('01-a/plaat.svg', '<svg onload="x"/>')).rejects.toThrow(NotFound);
	expect((await open('01-a/film.vtt')).text).toBe('WEBVTT\n');
	expect(await save('01-a/film.vtt', 'WEBVTT\n\n')).toHaveProperty('saved');
	const after = await withTransaction(author, async (tx) => {
		const wish = { file: idOf('01-a/01-x.md'), title: 'X', name: 'anders' };
		expect(await renameFile(tx, author, draftId, wish, later)).toEqual({ renamed: true });
		const drawn = { file: idOf('01-a/plaat.svg'), title: 'X' };
		await expect(renameFile(tx, author, draftId, drawn, later)).rejects.toThrow(NotFound);
		return readDraft(tx, author, draftId);
	});
	expect(after.get('01-a/plaat.svg')).toBe(drawing);
	expect(after.get('01-a/02-y.md')).toContain('anders');
});

describe('the structure', () => {
	test('grows, changes order, and keeps what refers to it', async ({ withTransaction, author }) => {
		const tree = await withTransaction(author, async (tx) => {
			await begin(tx, author);
			const made = await addModule(tx, author, draftId, 'Ruzie', monday);
			if ('problem' in made) throw new Error(made.problem);
			const wish = { module: made.id, title: 'Het stoplicht' };
			const page = await addPage(tx, author, draftId, wish, monday);
			if ('problem' in page) throw new Error(page.problem);
			await addPage(tx, author, draftId, wish, monday);
			await moveFile(tx, author, draftId, { file: page.id, to: 'up' }, monday);
			await moveFile(tx, author, draftId, { file: made.id, to: 'up' }, monday);
			return readTree(tx, author, draftId);
		});
		expect(pathsOf(tree)).toEqual([
			[
				'01-ruzie/module.md',
				'01-ruzie/01-het-stoplicht.md',
				'01-ruzie/02-begin.md',
				'01-ruzie/03-het-stoplicht-2.md'
			],
			['02-begin/module.md', '02-begin/01-welkom.md']
		]);
		expect(tree.modules[0]?.pages[0]?.title).toBe('Het stoplicht');
		const files = await withTransaction(author, (tx) => readDraft(tx, author, draftId));
		const { messages } = compileCourse(files, { folder: draftId });
		expect(messages.filter(({ severity }) => severity === 'fout')).toEqual([]);
	});

	test('a page that moves to another module takes its pictures and links along', async ({
		withTransaction,
		author
	}) => {
		const files = new Map<string, string | Uint8Array>([
			['course.md', '---\ntitel: A\n---\n'],
			['01-a/module.md', '---\ntitel: A\n---\n'],
			['01-a/01-x.md', '---\ntitel: X\n---\n\n![Een plein met kinderen](foto.png)\n'],
			['01-a/02-rest.md', '---\ntitel: Rest\n---\n\n[Naar de eerste stap](01-x.md)\n'],
			[
				'01-a/foto.png',
				await sharp({ create: { width: 2, height: 2, channels: 3, background: 'red' } })
					.png()
					.toBuffer()
			],
			['02-b/module.md', '---\ntitel: B\n---\n'],
			['02-b/01-y.md', '---\ntitel: Y\n---\n\nTekst.\n']
		]);
		expect(compileCourse(files, { folder: 'a' }).messages).toEqual([]);
		const moved = await withTransaction(author, async (tx) => {
			await createDraftOf(tx, author, { id: 'a', title: 'A', files }, monday);
			const tree = await readTree(tx, author, 'a');
			const page = given(tree.modules[0]?.pages[0]);
			const module = given(tree.modules[1]?.id);
			await moveFile(tx, author, 'a', { file: page.id, to: { module } }, monday);
			// At the edge nothing moves.
			await moveFile(tx, author, 'a', { file: page.id, to: 'down' }, monday);
			await moveFile(tx, author, 'a', { file: module, to: 'up' }, monday);
			return readDraft(tx, author, 'a');
		});
		expect([...moved.keys()]).toContain('01-b/02-x.md');
		expect(moved.get('01-b/02-x.md')).toContain('(../02-a/foto.png)');
		expect(compileCourse(moved, { folder: 'a' }).messages).toEqual([]);
	});

	test('another name is kept beside the old one, and links follow', async ({
		withTransaction,
		author
	}) => {
		const files = await withTransaction(author, async (tx) => {
			await begin(tx, author);
			const tree = await readTree(tx, author, draftId);
			const module = given(tree.modules[0]);
			const page = given(module.pages[0]);
			const rename = (file: string, title: string, name?: string) =>
				renameFile(tx, author, draftId, { file, title, name }, later);
			expect(await rename(page.id, 'Hallo: daar', 'hallo')).toEqual({ renamed: true });
			expect(await rename(given(module.id), 'Start', 'start')).toEqual({ renamed: true });
			expect(await rename(page.id, 'X', 'Niet Goed')).toEqual({ problem: 'name_wrong' });
			await addPage(tx, author, draftId, { module: given(module.id), title: 'Twee' }, later);
			expect(await rename(page.id, 'X', 'twee')).toEqual({ problem: 'name_taken' });
			expect(await rename(given(tree.course).id, 'Nieuwe naam')).toEqual({ renamed: true });
			expect((await getDraft(tx, author, draftId)).title).toBe('Nieuwe naam');
			return readDraft(tx, author, draftId);
		});
		expect(files.get('01-start/01-hallo.md')).toMatch(/titel: "Hallo: daar"\nvroeger: welkom\n/);
		expect(files.get('01-start/module.md')).toMatch(/titel: Start\n[^]*vroeger: begin\n/);
	});

	test('a head that cannot be read is not touched', async ({ withTransaction, author }) => {
		const result = await withTransaction(author, async (tx) => {
			await begin(tx, author);
			const file = given((await readTree(tx, author, draftId)).course).id;
			await saveFile(tx, author, { draftId, fileId: file, revision: 1, text: 'geen kop' }, later);
			return renameFile(tx, author, draftId, { file, title: 'X' }, later);
		});
		expect(result).toEqual({ problem: 'head_unreadable' });
	});

	test('a module goes with its folder, the course itself stays', async ({
		withTransaction,
		author
	}) => {
		const files = await withTransaction(author, async (tx) => {
			await begin(tx, author);
			const tree = await readTree(tx, author, draftId);
			await removeFile(tx, author, draftId, given(tree.modules[0]?.id), later);
			return readDraft(tx, author, draftId);
		});
		expect([...files.keys()]).toEqual(['course.md', 'glossary.md']);
		const remove = withTransaction(author, async (tx) => {
			const tree = await readTree(tx, author, draftId);
			await removeFile(tx, author, draftId, given(tree.course).id, later);
		});
		await expect(remove).rejects.toThrow(NotFound);
	});

	test('surroundings name the pages, pictures and exercises of the other files', async ({
		withTransaction,
		author
	}) => {
		const around = await withTransaction(author, async (tx) => {
			await begin(tx, author);
			return (await readAround(tx, author, draftId, 'course.md')).around;
		});
		expect(around).toMatchObject({
			course: draftId,
			exercises: [{ id: 'zin-vooraf', file: '01-begin/01-welkom.md', line: 7 }],
			pages: [{ path: '01-begin/01-welkom.md', ids: ['begin', 'welkom'], title: 'Welkom' }]
		});
	});
});

describe('pictures', () => {
	const photo = (width: number, height: number) =>
		sharp({ create: { width, height, channels: 3, background: '#0f5c4d' } })
			.jpeg()
			.withExif({ IFD0: { Copyright: 'Geheim' }, IFD3: { GPSLatitude: '52/1 5/1 0/1' } })
			.toBuffer();

	test('are written anew: smaller, without what was hidden in them', async () => {
		const original = await photo(3_000, 1_500);
		expect(original.includes('Geheim')).toBe(true);
		const made = await reencode(original);
		if ('problem' in made) throw new Error(made.problem);
		const { width, height, exif, format } = await sharp(made.bytes).metadata();

		expect({ width, height, exif, format, extension: made.extension }).toEqual({
			width: 1_600,
			height: 800,
			exif: undefined,
			format: 'jpeg',
			extension: '.jpg'
		});
	});

	test('are refused when they are drawings, programs, too large or broken', async () => {
		const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>';
		const gif = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');
		const cut = (await photo(200, 200)).subarray(0, 300);
		const huge = await sharp({
			create: { width: 9_000, height: 9_000, channels: 3, background: 'red' }
		})
			.png()
			.toBuffer();
		expect(await reencode(Buffer.from(svg))).toEqual({ problem: 'picture_kind' });
		expect(await reencode(gif)).toEqual({ problem: 'picture_kind' });
		expect(await reencode(Buffer.from('MZ'))).toEqual({ problem: 'picture_unreadable' });
		expect(await reencode(Buffer.alloc(0))).toEqual({ problem: 'picture_unreadable' });
		expect(await reencode(cut)).toEqual({ problem: 'picture_unreadable' });
		expect(await reencode(huge)).toEqual({ problem: 'picture_too_large' });
		expect(await reencode(Buffer.alloc(8 * 1024 * 1024 + 1))).toEqual({
			problem: 'picture_too_large'
		});
	});

	test('stand beside the page they are for, under a name of their own', async ({
		withTransaction,
		author
	}) => {
		const picture = await reencode(await photo(20, 10));
		if ('problem' in picture) throw new Error(picture.problem);
		const result = await withTransaction(author, async (tx) => {
			await begin(tx, author);
			const tree = await readTree(tx, author, draftId);
			const fileId = given(tree.modules[0]?.pages[0]).id;
			const add = (name: string) =>
				addPicture(tx, author, { draftId, fileId, name, picture }, later);
			const added = await add('../Mijn Foto.JPEG');
			if ('problem' in added) throw new Error(added.problem);
			expect(added).toMatchObject({ path: '01-begin/mijn-foto.jpg', file: 'mijn-foto.jpg' });
			expect(await add('mijn foto.png')).toMatchObject({ file: 'mijn-foto-2.jpg' });
			await expect(
				addPicture(tx, author, { draftId, fileId: newId(), name: 'x', picture }, later)
			).rejects.toThrow(NotFound);
			return getPicture(tx, author, draftId, added.id);
		});
		expect(result.bytes.equals(picture.bytes)).toBe(true);
	});
});
