import { createVerify, X509Certificate } from 'node:crypto';
import { contentHash } from './content-hash.ts';
import { normalise } from './normalise.ts';
import { refuse } from './problem.ts';
import type { AnyStatement } from './types.ts';

const USAGE = 'http://adlnet.gov/expapi/attachments/signature';
const DIGESTS = new Map([
	['RS256', 'RSA-SHA256'],
	['RS384', 'RSA-SHA384'],
	['RS512', 'RSA-SHA512']
]);

type Header = { alg?: unknown; x5c?: unknown };

/**
 * Checks the signature of a signed statement (xAPI 1.0.3, Data 2.6): a JWS over the statement as it was before it was
 * signed. With a certificate chain (`x5c`) the signature itself is checked too; who owns the certificate is not.
 * @throws XapiProblem 400 when it does not hold
 */
export function checkSignatures(
	statement: AnyStatement,
	files: ReadonlyMap<string, Buffer>,
	at: string
): void {
	(statement.attachments ?? []).forEach((attachment, index) => {
		if (attachment.usageType !== USAGE) return;
		const place = `${at}.attachments[${index}]`;
		if (attachment.contentType !== 'application/octet-stream') {
			refuse(`${place}.contentType`, 'is not application/octet-stream, which a signature has');
		}
		const file = files.get(attachment.sha2.toLowerCase());
		if (file) checkJws(file, statement, place);
	});
}

function checkJws(file: Buffer, statement: AnyStatement, at: string): void {
	const parts = file.toString('latin1').split('.');
	const [header = '', payload = '', signature = ''] = parts;
	const { alg, x5c } = readPart(header, at) as Header;
	const digest = DIGESTS.get(String(alg));
	if (parts.length !== 3 || !digest) refuse(at, 'is not signed with RS256, RS384 or RS512');
	const signed = readPart(payload, at) as AnyStatement;
	if (!isSame(signed, statement)) refuse(at, 'signs something else than this statement');
	const [certificate] = Array.isArray(x5c) ? (x5c as unknown[]) : [];
	if (typeof certificate !== 'string') return;
	if (!isSignedBy(certificate, digest, `${header}.${payload}`, signature)) {
		refuse(at, 'has a signature that does not fit its certificate');
	}
}

function isSignedBy(certificate: string, digest: string, text: string, signature: string): boolean {
	try {
		const { publicKey } = new X509Certificate(Buffer.from(certificate, 'base64'));
		const verify = createVerify(digest).update(text);
		return verify.verify(publicKey, Buffer.from(signature, 'base64url'));
	} catch {
		return false;
	}
}

/** Attachments are left out: the signature itself is one. */
function isSame(signed: AnyStatement, { attachments: _, ...statement }: AnyStatement): boolean {
	try {
		const { attachments: _signed, ...plain } = signed;
		return contentHash(normalise(plain, '1.0.3')).equals(
			contentHash(normalise(statement, '1.0.3'))
		);
	} catch {
		return false;
	}
}

function readPart(encoded: string, at: string): object {
	try {
		const value = JSON.parse(Buffer.from(encoded, 'base64url').toString('utf8')) as unknown;
		if (typeof value === 'object' && value !== null) return value;
	} catch {
		// Said below.
	}
	return refuse(at, 'is not a JSON web signature');
}
