import { postPage, takeOver } from './page.ts';

/**
 * Forms with `data-soft` are sent without leaving the page: afterwards the part of the page that they name by its id is
 * drawn as the server draws it. With `data-soft-at-once` a choice sends them. Where that fails, the browser sends them.
 */
export function softenForms(): void {
	addEventListener('change', ({ target }) => {
		const form = (target as Element).closest<HTMLFormElement>('form[data-soft-at-once]');
		form?.requestSubmit();
	});
	addEventListener('submit', (event) => {
		const form = event.target as HTMLFormElement;
		if (form.dataset.soft === undefined) return;
		event.preventDefault();
		void send(form, form.dataset.soft);
	});
}

async function send(form: HTMLFormElement, part: string): Promise<void> {
	const page = await postPage(form.action, new FormData(form));
	const [old, fresh] = [document.getElementById(part), page?.getElementById(part) ?? null];
	// Without a page to take over the form goes as it would have gone, and the server or the browser says what is the matter.
	if (!old || !fresh) return form.submit();
	const focused = document.activeElement;
	const [name, value] = [focused?.getAttribute('name'), focused?.getAttribute('value')];
	const inside = old.contains(focused);
	takeOver(old, fresh);
	if (!inside) return;
	const again = name ? `[name="${CSS.escape(name)}"][value="${CSS.escape(value ?? '')}"]` : null;
	const target = again && old.querySelector<HTMLElement>(again);
	if (target) target.focus();
	else old.focus();
}
