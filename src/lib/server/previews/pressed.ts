import type { Pressed } from '#lib/components/learn/posted.ts';

/** Which button of a previewed step was pressed. */
export function pressedIn(form: FormData): Pressed {
	for (const kind of ['check', 'save', 'skip', 'hint'] as const) {
		const exerciseId = form.get(kind);
		if (typeof exerciseId === 'string') return { kind, exerciseId };
	}
	return null;
}
