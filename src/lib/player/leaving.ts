/** Milliseconds in which a press on a link or a button makes the page go. */
const SOON = 1000;

/**
 * Lets the browser ask before a tab closes that holds what cannot be sent now. Pages of this site are opened in the same
 * tab, where it goes along: there is nothing to ask then, unless there is no network to have them from.
 */
export function askBeforeClosing(holds: () => boolean): void {
	let pressed = -Infinity;
	const within = (event: Event) => {
		const link = (event.target as Element).closest('a');
		const ours = event.type === 'submit' || link?.origin === location.origin;
		if (ours && navigator.onLine) pressed = event.timeStamp;
	};
	addEventListener('click', within);
	addEventListener('submit', within);
	addEventListener('beforeunload', (event) => {
		if (holds() && event.timeStamp - pressed > SOON) event.preventDefault();
	});
}
