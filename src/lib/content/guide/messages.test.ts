import { expect, test } from 'vitest';
import { codes } from '../lint/codes.ts';
import { examples } from '../testing/examples.ts';
import { messageGroups } from './messages.ts';

test('every message is in the guide, with what is wrong and what is right', () => {
	const shown = messageGroups().flatMap(({ messages }) => messages);
	// What is found when two editions are compared has no text of its own.
	const written = Object.keys(codes).filter((code) => code in examples);
	expect(shown.map(({ code }) => code).sort()).toEqual(written.sort());
	for (const { code, text, wrong } of shown) {
		expect(text, code).not.toBe('');
		expect(wrong.length, code).toBeGreaterThan(0);
	}
});
