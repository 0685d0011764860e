import { expect, test } from 'vitest';
import { compileCourse } from '#lib/content/compile-course.ts';
import { pageText, plainCourse } from '#lib/content/testing/course.ts';
import { sound } from '#lib/content/testing/recordings.ts';
import { Busy } from '../identity/queue.ts';
import { compileApart } from './compile-apart.ts';

const options = { folder: 'stevig-staan' };
const course = (page: string) =>
	new Map(Object.entries({ ...plainCourse, '01-ruzie/01-start.md': page }));

test('gives what compiling here gives, also the second time', async () => {
	const files = course(pageText(':::open{#a}\nWat dacht jij?\n:::'));
	const { prose: _, ...here } = compileCourse(files, options);
	expect(here.course).toBeDefined();
	expect(await compileApart(files, options)).toEqual({ ...here, looked: new Map() });
	expect(await compileApart(files, options)).toEqual({ ...here, looked: new Map() });
});

test('a recording keeps its length, and is not read again when it is known', async () => {
	const page = pageText(':::audio[Noor vertelt]{bestand=klank.mp3}\nIk was zo boos.\n:::');
	const recorded = (bytes: Uint8Array) =>
		new Map<string, string | Uint8Array>(course(page)).set('01-ruzie/klank.mp3', bytes);
	const files = recorded(sound(30));
	const { prose: _, ...here } = compileCourse(files, options);
	const [first] = here.course?.pages.values() ?? [];
	expect(first?.blocks).toMatchObject([{ kind: 'audio', seconds: 30 }]);
	const apart = await compileApart(files, options);
	expect(apart).toEqual({ ...here, looked: new Map() });

	const { looked } = await compileApart(files, { ...options, known: new Map() });
	expect([...looked.keys()]).toEqual(['01-ruzie/klank.mp3']);
	const again = await compileApart(recorded(new Uint8Array()), { ...options, known: looked });
	expect(again.messages).toEqual(here.messages);
	expect(again.course?.hash).toBe(here.course?.hash);
	expect(again.looked).toEqual(new Map());
});

test('a page that takes too long becomes a message at that page, and the next course compiles', async () => {
	const files = course(pageText('Zin. '.repeat(15_000)));
	const heavy = await compileApart(files, options, { perPage: 1 });
	expect(heavy.course).toBeUndefined();
	expect(heavy.messages).toMatchObject([{ code: 'te-zwaar', severity: 'fout' }]);
	const after = await compileApart(course(pageText('Een zin.')), options);
	expect(after.course).toBeDefined();
});

test('courses that arrive together take turns', async () => {
	const texts = ['Een.', 'Twee.', 'Drie.'];
	const compiled = await Promise.all(
		texts.map((text) => compileApart(course(pageText(text)), options))
	);
	expect(new Set(compiled.map((one) => one.course?.hash)).size).toBe(3);
});

test('a flood of courses is turned away, and what waited already compiles', async () => {
	const files = course(pageText('Een zin.'));
	const outcomes = await Promise.allSettled(
		Array.from({ length: 30 }, () => compileApart(files, options))
	);
	const refused = outcomes.filter((one) => one.status === 'rejected');
	expect(refused.map(({ reason }) => reason as unknown)).toEqual(
		Array.from({ length: 9 }, () => expect.any(Busy))
	);
});
