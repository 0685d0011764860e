/** Why answers are waiting; `stuck`: going on was tried and needs the network. */
export type Shown = 'fine' | 'signed-out' | 'away' | 'stuck';

/** Shows the one message about the way to the server that is so, or none. */
export function showStanding(standing: Shown): void {
	for (const element of document.querySelectorAll<HTMLElement>('[data-standing]')) {
		element.hidden = !element.dataset.standing?.split(' ').includes(standing);
	}
}
