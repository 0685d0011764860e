import { refuse } from '../problem.ts';

export type Json = Record<string, unknown>;

/** RFC 3987, as far as software has to tell an identifier from a text: a scheme, and nothing that has to be escaped. */
// eslint-disable-next-line no-control-regex
const IRI = /^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>"{}|\\^`\u0000-\u0020]+$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MAILTO = /^mailto:[^\s@]+@[^\s@]+$/;
const SHA1 = /^[0-9a-f]{40}$/i;
const SHA2 = /^(?:[0-9a-f]{56}|[0-9a-f]{64}|[0-9a-f]{96}|[0-9a-f]{128})$/i;
const MEDIA_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+*-]+(?:\s*;.*)?$/;
/** RFC 3339, and what ISO 8601 allows beside it: no zone, a zone without a colon, a comma. */
const MOMENT =
	/^(\d{4})-(\d\d)-(\d\d)[Tt ](\d\d):(\d\d)(?::(\d\d)(?:[.,](\d+))?)?(Z|z|[+-]\d\d(?::?\d\d)?)?$/;
/** ISO 8601, 4.4.3.2: weeks alone, or the other designators in order, at least one. */
const DURATION =
	/^P(?:\d+(?:[.,]\d+)?W|(?=\d|T\d)(?:\d+(?:[.,]\d+)?Y)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?D)?(?:T(?=\d)(?:\d+(?:[.,]\d+)?H)?(?:\d+(?:[.,]\d+)?M)?(?:\d+(?:[.,]\d+)?S)?)?)$/;
/** RFC 5646, 2.1: language, script, region, variants, extensions, private use. */
const LANGUAGE =
	/^(?:(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4}|[a-z]{5,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}))*((?:-[0-9a-wy-z](?:-[a-z0-9]{2,8})+)*)(?:-x(?:-[a-z0-9]{1,8})+)?|x(?:-[a-z0-9]{1,8})+)$/i;
const GRANDFATHERED =
	/^(?:en-GB-oed|i-(?:ami|bnn|default|enochian|hak|klingon|lux|mingo|navajo|pwn|tao|tay|tsu)|sgn-(?:BE-FR|BE-NL|CH-DE)|art-lojban|cel-gaulish|no-(?:bok|nyn)|zh-(?:guoyu|hakka|min|min-nan|xiang))$/i;

export function isIri(value: unknown): value is string {
	return typeof value === 'string' && IRI.test(value) && !/%(?![0-9a-f]{2})/i.test(value);
}

export function isUuid(value: unknown): value is string {
	return typeof value === 'string' && UUID.test(value);
}

export function isLanguage(value: string): boolean {
	const match = LANGUAGE.exec(value);
	if (!match) return GRANDFATHERED.test(value);
	const singletons = [...(match[1] ?? '').matchAll(/-([0-9a-z])(?=-)/gi)].map(([, one = '']) =>
		one.toLowerCase()
	);
	return new Set(singletons).size === singletons.length;
}

/**
 * A moment in milliseconds since 1970, or null when it is none. Without a zone it is taken as UTC. The offset `-00` says
 * that the zone is unknown, which the standard refuses.
 */
export function readMoment(value: unknown): number | null {
	const match = typeof value === 'string' && value.length <= 64 ? MOMENT.exec(value) : null;
	if (!match) return null;
	const [, year, month, day, hour, minute, second = '00', fraction = '', zone = 'Z'] = match;
	if (/^-00(:?00)?$/.test(zone)) return null;
	const milliseconds = fraction.padEnd(3, '0').slice(0, 3);
	const plain = `${year}-${month}-${day}T${hour}:${minute}:${second === '60' ? '59' : second}.${milliseconds}`;
	const local = Date.parse(`${plain}Z`);
	// The parser turns 30 February into 2 March.
	if (Number.isNaN(local) || new Date(local).toISOString().slice(0, 10) !== plain.slice(0, 10)) {
		return null;
	}
	return local - offsetOf(zone);
}

function offsetOf(zone: string): number {
	if (/^z$/i.test(zone)) return 0;
	const hours = Number(zone.slice(1, 3));
	const minutes = Number(zone.slice(3).replace(':', '') || '0');
	if (hours > 23 || minutes > 59) return Number.NaN;
	return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}

export function objectAt(value: unknown, at: string): Json {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		refuse(at, 'is not an object');
	}
	return value as Json;
}

export function listAt(value: unknown, at: string): unknown[] {
	if (!Array.isArray(value)) refuse(at, 'is not an array');
	return value;
}

/** Refuses every property that is not listed; names are case-sensitive. */
export function onlyAt(value: Json, names: ReadonlySet<string>, at: string): void {
	for (const name of Object.keys(value)) {
		// The name itself was sent: it is not repeated when it is no word.
		if (!names.has(name)) {
			refuse(/^\w{1,40}$/.test(name) ? `${at}.${name}` : at, 'is not a property of the standard');
		}
	}
}

export function stringAt(value: unknown, at: string): string {
	if (typeof value !== 'string') refuse(at, 'is not a string');
	return value;
}

export function iriAt(value: unknown, at: string): string {
	if (!isIri(value)) refuse(at, 'is not an IRI with a scheme');
	return value;
}

export function uuidAt(value: unknown, at: string): string {
	if (!isUuid(value)) refuse(at, 'is not a UUID');
	return value;
}

export function momentAt(value: unknown, at: string): number {
	const moment = readMoment(value);
	if (moment === null || Number.isNaN(moment)) refuse(at, 'is not a timestamp of ISO 8601');
	return moment;
}

export function durationAt(value: unknown, at: string): void {
	if (!DURATION.test(stringAt(value, at))) refuse(at, 'is not a duration of ISO 8601');
}

export function languageAt(value: unknown, at: string): void {
	if (!isLanguage(stringAt(value, at))) refuse(at, 'is not a language tag of RFC 5646');
}

export function mailtoAt(value: unknown, at: string): void {
	if (!MAILTO.test(stringAt(value, at))) refuse(at, 'is not a mailto address');
}

export function sha1At(value: unknown, at: string): void {
	if (!SHA1.test(stringAt(value, at))) refuse(at, 'is not a SHA-1 of 40 hexadecimal digits');
}

export function sha2At(value: unknown, at: string): void {
	if (!SHA2.test(stringAt(value, at))) refuse(at, 'is not a SHA-2 in hexadecimal digits');
}

export function mediaTypeAt(value: unknown, at: string): void {
	if (!MEDIA_TYPE.test(stringAt(value, at))) refuse(at, 'is not a media type');
}

export function booleanAt(value: unknown, at: string): void {
	if (typeof value !== 'boolean') refuse(at, 'is not true or false');
}

export function numberAt(value: unknown, at: string): number {
	if (typeof value !== 'number') refuse(at, 'is not a number');
	return value;
}

export function languageMapAt(value: unknown, at: string): void {
	for (const [tag, text] of Object.entries(objectAt(value, at))) {
		if (!isLanguage(tag)) refuse(at, 'has a key that is not a language tag of RFC 5646');
		stringAt(text, `${at}.${tag}`);
	}
}

export function extensionsAt(value: unknown, at: string): void {
	for (const key of Object.keys(objectAt(value, at))) {
		if (!isIri(key)) refuse(at, 'has a key that is not an IRI with a scheme');
	}
}
