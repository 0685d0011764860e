import { forgetEverything, keepOnlyFor } from '#lib/offline/kept.ts';
import { leaveAtOnce } from '../components/learn/quick-exit.ts';
import { softenForms } from './soft-forms.ts';
import { StepWork } from './step.ts';

/**
 * What a script adds to the pages of participants. Every page works as the server drew it; parts of the class
 * `with-script` appear from here on, and those of `without-script` go.
 */
const person = document.querySelector<HTMLMetaElement>('meta[name="opmaat-person"]')?.content;
if (person) keepOnlyFor(person);

const step = document.querySelector<HTMLFormElement>('form[data-step]');
if (step) new StepWork(step);
softenForms();

addEventListener('submit', (event) => {
	const form = event.target as HTMLFormElement;
	const action = new URL(form.action).pathname;
	if (action === '/logout') forgetEverything();
	if (action === '/quick-exit') {
		event.preventDefault();
		leaveAtOnce(action);
	}
});
addEventListener('click', ({ target }) => {
	if ((target as Element).closest('[data-print]')) print();
});
// A page that the browser kept may be of someone who has signed out since, or from before the last answer.
addEventListener('pageshow', ({ persisted }) => {
	if (persisted) location.reload();
});

document.documentElement.dataset.scripted = '';
