import { createHmac, timingSafeEqual } from 'node:crypto';

/** Where a long answer goes on: everything that was asked, and how far it came. */
export type Cursor = {
	/** The query as it was asked. */
	query: Record<string, string>;
	/** The place of the last statement that was given. */
	after: string;
	/** Statements stored from here on are not part of this answer. */
	newest: string;
};

/** A cursor as text that only the same key can use; changed by a letter, it is none. */
export function writeCursor(secret: Buffer, credentialId: string, cursor: Cursor): string {
	const body = Buffer.from(JSON.stringify(cursor)).toString('base64url');
	return `${body}.${signatureOf(secret, credentialId, body).toString('base64url')}`;
}

/** The cursor, or null when it is not one that this key was given. */
export function readCursor(secret: Buffer, credentialId: string, text: string): Cursor | null {
	const [body = '', signature = ''] = text.split('.');
	const given = Buffer.from(signature, 'base64url');
	const right = signatureOf(secret, credentialId, body);
	if (given.length !== right.length || !timingSafeEqual(given, right)) return null;
	return JSON.parse(Buffer.from(body, 'base64url').toString('utf8')) as Cursor;
}

function signatureOf(secret: Buffer, credentialId: string, body: string): Buffer {
	return createHmac('sha256', secret).update(`${credentialId}\n${body}`).digest();
}
