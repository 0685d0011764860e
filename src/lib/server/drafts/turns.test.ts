import { expect, test } from 'vitest';
import { oneWaiting } from './turns.ts';

/** Works that end when they are told to. */
function works() {
	const begun: ((value: string | Error) => void)[] = [];
	const work = () =>
		new Promise<string>((resolve, reject) =>
			begun.push((value) => (value instanceof Error ? reject(value) : resolve(value)))
		);
	return { begun, work };
}

test('whoever comes while one works shares the next one', async () => {
	const join = oneWaiting<string>();
	const { begun, work } = works();
	const [first, second, third] = [join('a', work), join('a', work), join('a', work)];
	const other = join('b', work);
	expect(begun).toHaveLength(2);
	begun[0]?.('oud');
	expect(await first).toBe('oud');
	await expect.poll(() => begun).toHaveLength(3);
	const fourth = join('a', work);
	begun[2]?.('nieuw');
	expect(await Promise.all([second, third])).toEqual(['nieuw', 'nieuw']);
	await expect.poll(() => begun).toHaveLength(4);
	begun[3]?.('nieuwer');
	begun[1]?.('van b');
	expect(await Promise.all([fourth, other])).toEqual(['nieuwer', 'van b']);
	const later = join('a', work);
	expect(begun).toHaveLength(5);
	begun[4]?.('later');
	expect(await later).toBe('later');
});

test('one that fails does not stop the next', async () => {
	const join = oneWaiting<string>();
	const { begun, work } = works();
	const [first, second] = [join('a', work), join('a', work)];
	begun[0]?.(new Error('stuk'));
	await expect(first).rejects.toThrow('stuk');
	await expect.poll(() => begun).toHaveLength(2);
	begun[1]?.('goed');
	expect(await second).toBe('goed');
});
