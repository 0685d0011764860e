const PREFIX = 'opmaat:';
/** Somebody is leaving for good: what this page still does on its way out leaves nothing behind. */
let left = false;

/**
 * What this tab keeps for its participant until it has been sent: it survives a reload, no other tab sees it, and it goes
 * with the tab. A browser that refuses storage keeps nothing, and the page goes on working.
 */
function storage(): Storage | null {
	try {
		return globalThis.sessionStorage ?? null;
	} catch {
		return null;
	}
}

/** Reads what `keep` wrote, or null. */
export function kept<Value>(key: string): Value | null {
	try {
		const text = storage()?.getItem(PREFIX + key);
		return text ? (JSON.parse(text) as Value) : null;
	} catch {
		return null;
	}
}

/** Keeps a value until the tab closes; null or undefined forgets it. */
export function keep(key: string, value: unknown): void {
	if (left) return;
	try {
		if (value === null || value === undefined) storage()?.removeItem(PREFIX + key);
		else storage()?.setItem(PREFIX + key, JSON.stringify(value));
	} catch {
		// Full or refused: the value stays on the page.
	}
}

/** Forgets everything of this tab: at sign-out and when someone leaves quickly. From then on this page keeps nothing. */
export function forgetEverything(): void {
	empty();
	left = true;
}

function empty(): void {
	const all = storage();
	if (!all) return;
	for (const key of Object.keys(all)) if (key.startsWith(PREFIX)) all.removeItem(key);
}

/** On a shared device the next participant never meets what the last one left in this tab. */
export function keepOnlyFor(person: string): void {
	if (kept<string>('person') !== person) empty();
	keep('person', person);
}
