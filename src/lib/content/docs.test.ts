import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { kinds } from './exercises/kinds.ts';
import { listCanonical } from './names.ts';
import { compileBody } from './testing/course.ts';

const docs = readFileSync(new URL('../../../docs/content-format.md', import.meta.url), 'utf8');

test('every example in the reference for authors compiles', () => {
	const examples = [...docs.matchAll(/```text\n(:::[^]*?)```/g)].map((match) => match[1] ?? '');
	expect(examples.length).toBeGreaterThan(0);
	for (const example of examples) {
		const { messages, page } = compileBody(example);
		expect(messages.filter(({ severity }) => severity === 'fout')).toEqual([]);
		expect(page.blocks.length).toBeGreaterThan(0);
	}
});

test('the reference names every exercise, block and field of the head', () => {
	const names = [
		...Object.keys(kinds),
		...listCanonical('boxes'),
		...listCanonical('levelBlocks'),
		...listCanonical('audience'),
		...listCanonical('courseHead'),
		...listCanonical('moduleHead'),
		...listCanonical('pageHead')
	];
	for (const name of names) expect(docs).toMatch(new RegExp(`\`(?::::)?${name}[\`[{]`));
});
