import { expect, test } from 'vitest';
import { describeError } from './describe-error.ts';

const SECRET = 'Noor schreef dit zelf';

test('keeps what people wrote out of the log', () => {
	const cause = Object.assign(new Error(`value "${SECRET}"\n    at home: ${SECRET}`), {
		code: '22P02',
		constraint: 'answers_check',
		detail: SECRET
	});
	const error = new Error(`Failed query: insert … params: ${SECRET}`, { cause });

	const described = describeError(error);

	expect(JSON.stringify(described)).not.toContain(SECRET);
	expect(described).toMatchObject({ type: 'Error', code: '22P02', constraint: 'answers_check' });
	expect(JSON.stringify(described)).toContain('describe-error.test.ts');
});

test('copes with whatever was thrown', () => {
	for (const thrown of [null, undefined, SECRET, 7, { message: SECRET }, new SyntaxError(SECRET)]) {
		expect(JSON.stringify(describeError(thrown))).not.toContain(SECRET);
	}
});
