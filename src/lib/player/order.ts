/** Rows that are put in order with buttons. The numbers that the server asks for follow the rows. */

/** Makes the rows follow the numbers that stand in them, such as those of a draft, and then the numbers the rows. */
export function arrange(exercise: Element): void {
	const list = exercise.querySelector('[data-order]');
	if (!list) return;
	const rows = [...list.children].map((row, at) => ({ row, place: Number(numberOf(row)) || at }));
	rows.sort((a, b) => a.place - b.place);
	list.append(...rows.map(({ row }) => row));
	number(list);
}

/** Moves a row by the button that was pressed; at the edge nothing moves. */
export function move(button: HTMLElement): void {
	const row = button.closest('li');
	const list = row?.parentElement;
	if (!row || !list) return;
	const up = button.dataset.move === '-1';
	const other = up ? row.previousElementSibling : row.nextElementSibling;
	if (!other) return;
	if (up) other.before(row);
	else other.after(row);
	for (const one of list.children) one.classList.toggle('moved', one === row);
	number(list);
	// Moving a row takes the focus away in some browsers.
	button.focus();
	say(row, list);
	list.dispatchEvent(new Event('change', { bubbles: true }));
}

function number(list: Element): void {
	for (const [at, row] of [...list.children].entries()) {
		const place = row.querySelector('select');
		if (place) place.value = String(at + 1);
		const [up, down] = row.querySelectorAll('[data-move]');
		up?.setAttribute('aria-disabled', String(at === 0));
		down?.setAttribute('aria-disabled', String(at === list.children.length - 1));
	}
}

function numberOf(row: Element): string {
	return row.querySelector('select')?.value ?? '';
}

function say(row: Element, list: Element): void {
	const status = list.parentElement?.querySelector<HTMLElement>('[data-moved]');
	if (!status) return;
	const place = [...list.children].indexOf(row) + 1;
	const item = row.querySelector('span')?.textContent?.trim() ?? '';
	status.textContent = (status.dataset.moved ?? '')
		.replace('{item}', () => item)
		.replace('{place}', String(place));
}
