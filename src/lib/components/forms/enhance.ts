import { enhance as enhanceByKit } from '$app/forms';
import { answered, sent } from './once.ts';

/**
 * Posts a form without leaving the page, as kit does, with one difference: when the session has ended meanwhile, the
 * form is sent once more as an ordinary one. The server gives such a form back with everything that was typed, where a
 * redirect to the sign-in page would lose it.
 * @param how.reset false for a form that goes on: blanked for a moment, it could be sent that way by a quick second press
 */
export function enhance(form: HTMLFormElement, { reset = true }: { reset?: boolean } = {}) {
	return enhanceByKit(form, ({ action, formData }) => {
		sent(form);
		return async ({ result, update }) => {
			const signedOut = result.type === 'redirect' && result.location.startsWith('/login?');
			try {
				if (signedOut) post(action, formData);
				else await update({ reset });
			} finally {
				answered(form);
			}
		};
	});
}

function post(action: URL, data: FormData): void {
	const copy = document.createElement('form');
	copy.method = 'POST';
	copy.action = action.href;
	copy.hidden = true;
	for (const [name, value] of data) {
		if (typeof value !== 'string') continue;
		// A text area keeps line breaks, which a hidden input would not.
		const field = document.createElement('textarea');
		field.name = name;
		field.value = value;
		copy.append(field);
	}
	document.body.append(copy);
	copy.submit();
}
