import type { Credential } from '../credentials.ts';
import { XapiProblem } from '../problem.ts';
import type { Version } from '../schema.ts';
import type { XapiRequest } from './types.ts';

type Check = (key: string, secret: string) => Promise<Credential | null>;

const ASK = { 'WWW-Authenticate': 'Basic realm="xAPI", charset="UTF-8"' };

/** @throws XapiProblem 401 without a key pair that is known and in force */
export async function authorise({ headers }: XapiRequest, check: Check): Promise<Credential> {
	const pair = readPair(headers.authorization);
	const credential = pair && (await check(pair.key, pair.secret));
	if (credential) return credential;
	throw new XapiProblem(401, 'This resource needs a key of the organisation and its secret.', ASK);
}

/** @throws XapiProblem 400 when no version is named, or none that is known */
export function readVersion({ headers }: Pick<XapiRequest, 'headers'>): Version {
	const version = headers['x-experience-api-version'];
	if (version === undefined) {
		throw new XapiProblem(400, 'X-Experience-API-Version: is missing; send for example 1.0.3');
	}
	if (/^1\.0(\.\d+)?$/.test(version)) return '1.0.3';
	if (/^2\.0(\.\d+)?$/.test(version)) return '2.0.0';
	throw new XapiProblem(400, 'X-Experience-API-Version: is neither 1.0.x nor 2.0.x');
}

function readPair(header: string | undefined): { key: string; secret: string } | null {
	const [, encoded] = /^Basic\s+([\w+/=-]{1,1000})$/i.exec(header ?? '') ?? [];
	if (!encoded) return null;
	const text = Buffer.from(encoded, 'base64').toString('utf8');
	const colon = text.indexOf(':');
	if (colon < 1 || text.includes('\u0000')) return null;
	return { key: text.slice(0, colon), secret: text.slice(colon + 1) };
}
