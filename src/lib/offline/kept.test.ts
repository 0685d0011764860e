import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const values: Record<string, string> = {};

beforeEach(() => {
	// Keys of a storage are its own properties.
	for (const key of Object.keys(values)) Reflect.deleteProperty(values, key);
	const methods = {
		getItem: (key: string) => values[key] ?? null,
		setItem: (key: string, value: string) => void (values[key] = value),
		removeItem: (key: string) => void Reflect.deleteProperty(values, key)
	};
	vi.stubGlobal('sessionStorage', Object.setPrototypeOf(values, methods));
	vi.resetModules();
});
afterEach(() => vi.unstubAllGlobals());

test('the next participant meets nothing of the last one, and what they do is kept', async () => {
	const { keep, keepOnlyFor, kept } = await import('./kept.ts');
	keepOnlyFor('roos');
	keep('answers', ['x']);
	keepOnlyFor('roos');
	expect(kept('answers')).toEqual(['x']);
	keepOnlyFor('sam');
	expect(kept('answers')).toBeNull();
	keep('answers', ['y']);
	expect(kept('answers')).toEqual(['y']);
});

test('a page that somebody left keeps nothing any more, though it still tries', async () => {
	const { forgetEverything, keep, kept } = await import('./kept.ts');
	keep('answers', ['x']);
	values['of somebody else'] = 'y';
	forgetEverything();
	keep('answers', ['z']);
	expect(kept('answers')).toBeNull();
	expect(Object.keys(values)).toEqual(['of somebody else']);
});
