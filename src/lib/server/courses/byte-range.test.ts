import { expect, test } from 'vitest';
import { readByteRange } from './byte-range.ts';

test('one range of bytes is read; anything else is none', () => {
	expect(readByteRange('bytes=0-')).toEqual({ from: 0, to: null });
	expect(readByteRange('bytes=10-19')).toEqual({ from: 10, to: 19 });
	expect(readByteRange('bytes=-5')).toEqual({ last: 5 });
	for (const other of [
		null,
		'',
		'bytes=-',
		'bytes=5-2',
		'bytes=0-1,3-4',
		'lines=0-1',
		'bytes=a-b'
	]) {
		expect(readByteRange(other)).toBeNull();
	}
});
