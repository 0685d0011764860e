/** Characters that are left before it is said how many. */
const NEARLY = 400;

/** Says under a text how much still fits, when that is little, and how much is too much. */
export function count(area: HTMLTextAreaElement): void {
	const told = area.parentElement?.querySelector<HTMLElement>('[data-left]');
	if (!told) return;
	const left = Number(area.dataset.most) - area.value.length;
	const { left: fits = '', over = '' } = told.dataset;
	const sentence = left < 0 ? over : left < NEARLY ? fits : '';
	told.textContent = sentence.replace('{count}', String(Math.abs(left)));
	if (left < 0) area.setAttribute('aria-invalid', 'true');
	else area.removeAttribute('aria-invalid');
}

/** Puts the beginning of a sentence in the text, with the first open place selected. */
export function begin(button: HTMLElement): void {
	const area = button.closest('fieldset')?.querySelector('textarea');
	const words = button.dataset.begin ?? '';
	if (!area) return;
	const before = area.value.trimEnd();
	area.value = before === '' ? words : `${before}\n${words}`;
	const start = area.value.indexOf('…', before.length);
	area.focus();
	if (start >= 0) area.setSelectionRange(start, start + 1);
	area.dispatchEvent(new Event('input', { bubbles: true }));
}
