import { expect, test } from 'vitest';
import { isTooLarge } from './body-limit.ts';

const upload = '/trainings/stevig/edit/0190163d-8694-739b-aea5-966c26f8ad91?/picture';
const post = (url: string, headers: Record<string, string>, method = 'POST') =>
	isTooLarge({ method, url, headers });

test('a form may carry 512 KB, an upload of an author 9 MB', () => {
	expect(post('/login', { 'content-length': '524288' })).toBe(false);
	expect(post('/login', { 'content-length': '524289' })).toBe(true);
	expect(post(upload, { 'content-length': '9000000' })).toBe(false);
	expect(post(upload, { 'content-length': '9437185' })).toBe(true);
	expect(post(upload, { 'content-length': '600000' }, 'PUT')).toBe(true);
	expect(post(`/login?x=${upload}`, { 'content-length': '600000' })).toBe(true);
});

test('what does not say how much it carries is an upload, or refused', () => {
	expect(post('/login', { 'transfer-encoding': 'chunked' })).toBe(true);
	expect(post(upload, { 'transfer-encoding': 'chunked' })).toBe(false);
	expect(post('/login', {}, 'GET')).toBe(false);
});
