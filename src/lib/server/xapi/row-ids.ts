import { randomBytes } from 'node:crypto';

/**
 * Places in the order of storing: version 7 UUIDs of the moment of storing, in whole milliseconds. Those of one call keep
 * the order of the call; 42 random bits keep calls of the same millisecond apart.
 */
export function newRowIds(stored: Date, count: number): string[] {
	const random = randomBytes(6).toString('hex');
	const begin = `${hexOf(stored.getTime(), 12)}7${random.slice(0, 3)}`;
	// Two bits say that it is a UUID of RFC 9562.
	const variant = (8 + (parseInt(random[3] ?? '0', 16) & 3)).toString(16);
	const middle = variant + random.slice(4, 8) + random.slice(8, 11);
	return Array.from({ length: count }, (_, index) => dashed(begin + middle + hexOf(index, 8)));
}

/** The least id of a millisecond. */
export function firstRowId(milliseconds: number): string {
	const time = Math.min(Math.max(0, Math.floor(milliseconds)), 0xffff_ffff_ffff);
	return dashed(`${hexOf(time, 12)}70008${'0'.repeat(15)}`);
}

/** When a row was stored, in milliseconds since 1970. */
export function momentOf(rowId: string): number {
	return parseInt(rowId.slice(0, 8) + rowId.slice(9, 13), 16);
}

function hexOf(value: number, digits: number): string {
	return value.toString(16).padStart(digits, '0');
}

function dashed(hex: string): string {
	return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
