import { expect, test } from 'vitest';
import { compileFiles, pageText } from '../testing/course.ts';
import { mp3, movie, sound, vtt } from '../testing/recordings.ts';
import { looksLike } from './media-kinds.ts';
import { recordingLengths, withoutTags } from './recordings.ts';

const lengthOf = (name: string, bytes: Uint8Array): number | undefined =>
	recordingLengths(new Map([[name, bytes]]))(name);

const text = `:::video[Samen ademen]{bestand=adem.mp4 ondertiteling=adem.vtt}
Je ademt vier keer mee.
:::

:::audio[Noor vertelt]{bestand=../noor.mp3}
Ik was zo boos.
:::`;

test('recordings are stored under their hash, with their length and their kind', () => {
	const { course, messages } = compileFiles({
		'01-ruzie/01-start.md': pageText(text),
		'01-ruzie/adem.mp4': movie(40),
		'01-ruzie/adem.vtt': vtt,
		'noor.mp3': sound(25)
	});
	expect(messages).toEqual([]);
	const [page] = course?.pages.values() ?? [];
	const hash = (type: string): string | undefined =>
		[...(course?.media.values() ?? [])].find(({ contentType }) => contentType === type)?.hash;
	expect(page?.blocks).toMatchObject([
		{ kind: 'video', seconds: 40, file: hash('video/mp4'), captions: hash('text/vtt') },
		{ kind: 'audio', seconds: 25, file: hash('audio/mpeg'), transcript: [{ t: 'p' }] }
	]);
	// 65 seconds of sound and vision.
	expect(page?.minutes).toBe(2);
});

test('lengths are read from the files; what cannot be read has none', () => {
	expect(lengthOf('a.mp4', movie(83))).toBe(83);
	expect(lengthOf('a.mp3', sound(12, 'who made it'))).toBe(12);
	for (const bytes of [new Uint8Array(), new Uint8Array(9), movie(0), movie(5).subarray(0, 30)]) {
		expect(lengthOf('a.mp4', bytes)).toBeUndefined();
		expect(lengthOf('a.mp3', bytes)).toBeUndefined();
	}
	expect(lengthOf('a.webm', movie(9))).toBeUndefined();
});

test('where and by whom it was made is taken out, and nothing moves', () => {
	const tagged = movie(3, '+52.0907+005.1214/');
	const clean = withoutTags(tagged, 'video/mp4');
	expect(new TextDecoder().decode(tagged)).toContain('52.0907');
	expect(new TextDecoder().decode(clean)).not.toContain('52.0907');
	expect(clean).toHaveLength(tagged.length);
	expect(lengthOf('a.mp4', clean)).toBe(3);
	expect(withoutTags(sound(2, 'Jan de Vries'), 'audio/mpeg')).toEqual(sound(2));
});

test('a file is what its name says', () => {
	expect(looksLike(mp3, 'audio/mpeg')).toBe(true);
	expect(looksLike(movie(1), 'audio/mpeg')).toBe(false);
	expect(looksLike(movie(1), 'video/mp4')).toBe(true);
	expect(looksLike(new TextEncoder().encode('<svg onload=alert(1)>'), 'text/vtt')).toBe(false);
	expect(looksLike(new TextEncoder().encode('\uFEFFWEBVTT\n'), 'text/vtt')).toBe(true);
	expect(looksLike(mp3, 'application/pdf')).toBe(false);
});
