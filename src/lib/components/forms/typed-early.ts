type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

/**
 * Notes what somebody typed, chose or unfolded before the script was there, since waking up the page sets everything to
 * what the server sent. On a slow device that is seconds in which people type. Returns what puts it back; what woke up
 * with it is left alone.
 */
export function keepTypedEarly(root: ParentNode): () => void {
	const undone = [...root.querySelectorAll<Control>('input, textarea, select')].flatMap(undoneOf);
	const unfolded = [...root.querySelectorAll('details')].filter(({ open }) => open);
	return () => {
		for (const details of unfolded) details.open = true;
		for (const [control, restore] of undone) {
			if (!restore()) continue;
			control.dispatchEvent(new Event('input', { bubbles: true }));
			control.dispatchEvent(new Event('change', { bubbles: true }));
		}
	};
}

/** How to put back what was changed in a control; says whether it had to. */
function undoneOf(control: Control): [Control, () => boolean][] {
	if (control instanceof HTMLSelectElement) {
		const chosen = [...control.options].map(({ selected }) => selected);
		const before = [...control.options].map(({ defaultSelected }) => defaultSelected);
		// Without a chosen option the browser shows the first one.
		const touched = before.includes(true) ? differs(chosen, before) : control.selectedIndex > 0;
		if (!touched) return [];
		return [[control, () => restoreOptions(control, chosen)]];
	}
	if (control.type === 'checkbox' || control.type === 'radio') {
		const { checked, defaultChecked } = control as HTMLInputElement;
		if (checked === defaultChecked) return [];
		return [[control, () => set(control as HTMLInputElement, 'checked', checked)]];
	}
	// A chosen file cannot be set, and is not reset either.
	const { type, value, defaultValue } = control;
	if (type === 'hidden' || type === 'file' || value === defaultValue) return [];
	return [[control, () => set(control, 'value', value)]];
}

function set<Key extends string, Value>(target: Record<Key, Value>, key: Key, value: Value) {
	if (target[key] === value) return false;
	target[key] = value;
	return true;
}

function restoreOptions({ options }: HTMLSelectElement, chosen: boolean[]): boolean {
	const now = [...options].map(({ selected }) => selected);
	if (options.length !== chosen.length || !differs(now, chosen)) return false;
	for (const [at, option] of [...options].entries()) option.selected = chosen[at] ?? false;
	return true;
}

function differs(a: readonly boolean[], b: readonly boolean[]): boolean {
	return a.some((one, at) => one !== b[at]);
}
