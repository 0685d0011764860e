import { expect, test } from 'vitest';
import { codes } from '../lint/codes.ts';
import { messageGroups } from './messages.ts';

test('every message is in the guide, with what is wrong and what is right', () => {
	const shown = messageGroups().flatMap(({ messages }) => messages);
	expect(shown.map(({ code }) => code).sort()).toEqual(Object.keys(codes).sort());
	for (const { code, text, wrong } of shown) {
		expect(text, code).not.toBe('');
		expect(wrong.length, code).toBeGreaterThan(0);
	}
});
