import { fail } from '@sveltejs/kit';
import { importGift } from '#lib/content/import/gift.ts';
import { authorised } from '#lib/server/identity/authorised.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, RequestEvent } from './$types';

/** In bytes. */
const MOST = 1024 * 1024;

export const load = authorised('courses.write', () => ({}));

export const actions = {
	default: authorised('courses.write', async ({ request }: RequestEvent) => {
		const data = await request.formData();
		const file = data.get('file');
		const typed = data.get('text');
		const text = typeof typed === 'string' ? typed : '';
		const given = file instanceof File && file.size > 0 ? file : new Blob([text]);
		if (given.size === 0 || (given.size === text.length && text.trim() === '')) {
			return fail(400, { problem: m.gift_missing(), text });
		}
		if (given.size > MOST) return fail(400, { problem: m.gift_large(), text: '' });
		const bytes = await given.arrayBuffer();
		const read = readText(bytes);
		// No old character set has an empty byte; what programs write for themselves has.
		if (new Uint8Array(bytes).includes(0)) {
			return fail(400, { problem: m.gift_not_text(), text });
		}
		if (read === null) return fail(400, { problem: m.gift_utf8(), text });
		return { text: given === file ? '' : text, result: importGift(read) };
	})
} satisfies Actions;

function readText(bytes: ArrayBuffer): string | null {
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch {
		return null;
	}
}
