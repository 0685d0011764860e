import { expect } from 'vitest';
import { compileCourse } from '#lib/content/compile-course.ts';
import { exampleCourse } from '#lib/content/testing/example-course.ts';
import { NotFound } from '#lib/errors.ts';
import { test } from '#tests/school.ts';
import { getMedia, getMediaPart } from './media.ts';
import { publishCourse } from './publish.ts';

test('a recording is given part by part, as a browser asks for it', async ({
	withTransaction,
	worker
}) => {
	const { course } = compileCourse(exampleCourse(), { folder: 'alles' });
	if (!course) throw new Error('The example course does not compile');
	const sound = [...course.media.values()].find(({ contentType }) => contentType === 'audio/mpeg');
	if (!sound) throw new Error('The example course has no sound');
	const tenant = { organisationId: worker.organisationId, personId: null };
	await withTransaction(worker, (tx) => publishCourse(tx, tenant, course, '', new Date()));
	const part = (range: Parameters<typeof getMediaPart>[3]) =>
		withTransaction(worker, (tx) => getMediaPart(tx, worker, sound.hash, range));
	const size = sound.bytes.length;
	const bytes = (from: number, to: number) => Buffer.from(sound.bytes.subarray(from, to));

	const whole = await withTransaction(worker, (tx) => getMedia(tx, worker, sound.hash));
	expect(whole).toMatchObject({ contentType: 'audio/mpeg', bytes: bytes(0, size) });
	expect(await part({ from: 0, to: null })).toEqual({
		contentType: 'audio/mpeg',
		size,
		from: 0,
		bytes: bytes(0, size)
	});
	expect(await part({ from: 10, to: 19 })).toMatchObject({ from: 10, bytes: bytes(10, 20) });
	expect(await part({ from: size - 5, to: size + 90 })).toMatchObject({
		bytes: bytes(size - 5, size)
	});
	expect(await part({ last: 7 })).toMatchObject({ from: size - 7, bytes: bytes(size - 7, size) });
	expect(await part({ from: size, to: null })).toBeNull();
	expect(await part({ from: 999_999_999_999, to: null })).toBeNull();
	await expect(
		withTransaction(worker, (tx) => getMediaPart(tx, worker, 'f'.repeat(64), { last: 1 }))
	).rejects.toThrow(NotFound);
});
