/** Why answers are waiting; `stuck`: going on was tried and needs the network. */
export type Shown = 'fine' | 'signed-out' | 'away' | 'stuck';

let cutOff = false;

/** True when the device itself lost its network while this page was open. */
export const isCutOff = (): boolean => cutOff;

/** Hears of the network of the device, which may be gone before anything was tried. */
export function watchNetwork(changed: (isBack: boolean) => void): void {
	for (const name of ['offline', 'online']) {
		addEventListener(name, () => {
			cutOff = name === 'offline';
			changed(!cutOff);
		});
	}
}

/** Shows the one message about the way to the server that is so, or none. */
export function showStanding(standing: Shown): void {
	const shown = standing === 'fine' && cutOff ? 'away' : standing;
	for (const element of document.querySelectorAll<HTMLElement>('[data-standing]')) {
		element.hidden = !element.dataset.standing?.split(' ').includes(shown);
	}
}

/** Without network the page with help cannot come: whoever asks for it gets the numbers that are on this page. */
export function answerHelp(): void {
	addEventListener('click', (event) => {
		const link = (event.target as Element).closest('a');
		const calls = document.querySelector<HTMLElement>('[data-calls]');
		if (!cutOff || link?.pathname !== '/help' || !calls) return;
		event.preventDefault();
		calls.focus();
	});
}
