import { beforeNavigate, goto } from '$app/navigation';
import type { Autosave } from './autosave.svelte.ts';

/**
 * Nobody leaves with a text that is not saved: the browser asks before it leaves; within the site the text is saved first,
 * so that what is shown next has it. `stay` is called when there is something to choose before. Called while a component
 * is made.
 */
export function saveBeforeLeaving(autosave: Autosave, stay: () => void): void {
	let leaving = false;
	beforeNavigate((navigation) => {
		if (!autosave.waiting || leaving) return;
		navigation.cancel();
		const { to, willUnload } = navigation;
		if (willUnload || !to) return;
		leaving = true;
		void autosave.save().finally(async () => {
			// Whoever left now would lose what they have not chosen yet.
			if (autosave.collision) stay();
			// eslint-disable-next-line svelte/no-navigation-without-resolve -- where the author was going
			else await goto(to.url);
			leaving = false;
		});
	});
}
