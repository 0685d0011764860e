import { expect, test } from 'vitest';
import { refusalOf, USUAL_LIMIT } from './body-limit.ts';

test.each([
	['/api/answers', { 'content-length': String(USUAL_LIMIT) }, null],
	['/api/answers', { 'content-length': String(USUAL_LIMIT + 1) }, 413],
	['/api/answers', { 'transfer-encoding': 'chunked' }, 411],
	['/trainings', {}, null],
	['/trainings/import', { 'content-length': '50000000' }, null],
	['/trainings/import?/', { 'content-length': '50000000' }, null],
	['/trainings/important', { 'content-length': '50000000' }, 413],
	['/trainings/x/import', { 'content-length': '50000000' }, 413]
])('%s with %j: %j', (url, headers, refusal) => {
	expect(refusalOf(url, headers)).toBe(refusal);
});
