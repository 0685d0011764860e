/** What stands in the controls of one exercise, by name. */
export type Filled = [name: string, value: string][];

const PLACED = /\.(id|shown)$/;

/** What a participant filled in at an exercise; what the server itself put there is left out. */
export function filledIn(form: HTMLFormElement, exerciseId: string): Filled {
	const fields = [...new FormData(form)] as Filled;
	return fields.filter(([name]) => name.startsWith(`a.${exerciseId}.`) && !PLACED.test(name));
}

/** Takes out what was filled in. Rows keep their order, and who may read stays chosen. */
export function emptyOut(exercise: Element): void {
	const controls = exercise.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
		'input, select:not([data-order] *), textarea'
	);
	for (const control of controls) {
		const { name, type } = control;
		if (type === 'hidden' || name.endsWith('.sharing')) continue;
		if (control instanceof HTMLInputElement && (type === 'radio' || type === 'checkbox')) {
			control.checked = false;
		} else control.value = '';
	}
}

/** Puts it back into the controls that are still there and open. */
export function fillIn(exercise: Element, filled: Filled): void {
	const values = new Map<string, Set<string>>();
	for (const [name, value] of filled) {
		values.set(name, (values.get(name) ?? new Set()).add(value));
	}
	const controls = exercise.querySelectorAll<
		HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
	>('input, select, textarea');
	for (const control of controls) {
		const { name, disabled, type } = control;
		if (disabled || type === 'hidden' || PLACED.test(name)) continue;
		const value = values.get(name);
		if (control instanceof HTMLInputElement && (type === 'radio' || type === 'checkbox')) {
			control.checked = value?.has(control.value) ?? false;
		} else control.value = value?.values().next().value ?? '';
	}
}
