/** A version 7 UUID: sortable by time, made by whoever creates the row, also in the browser. */
export function newId(now = Date.now()): string {
	const random = crypto.randomUUID();
	const time = Math.max(0, Math.floor(now)).toString(16).padStart(12, '0').slice(-12);
	return `${time.slice(0, 8)}-${time.slice(8)}-7${random.slice(15)}`;
}
