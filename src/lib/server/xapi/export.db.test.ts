import { expect } from 'vitest';
import { exportStatements } from './export.ts';
import { aStatement, test } from './testing.ts';

test('gives every statement of the organisation once, as JSON and as CSV', async ({
	ask,
	strangerKey,
	withTransaction,
	school
}) => {
	const { organisationId } = school;
	const ids: string[] = [];
	for (let batch = 0; batch < 12; batch++) {
		const body = Array.from({ length: 50 }, () => aStatement());
		ids.push(...((await ask('/statements', { body })).json as string[]));
	}
	const formula = aStatement({ result: { response: '=1+1, "ja"' } });
	ids.push(...((await ask('/statements', { body: formula })).json as string[]));
	await ask('/statements', { body: aStatement(), key: strangerKey });

	const whole = async (format: 'json' | 'csv') => {
		let text = '';
		const pieces = exportStatements(withTransaction, organisationId, format, new Date());
		for await (const piece of pieces) text += piece;
		return text;
	};
	const parsed = JSON.parse(await whole('json')) as { id: string }[];
	expect(parsed.map(({ id }) => id)).toEqual(ids);
	const lines = (await whole('csv')).trim().split('\r\n');
	expect(lines).toHaveLength(ids.length + 1);
	expect(lines.at(-1)).toContain(`"'=1+1, ""ja"""`);
});
