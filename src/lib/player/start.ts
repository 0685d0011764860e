import { softenForms } from './soft-forms.ts';
import { StepWork } from './step.ts';
import { visitOf } from './visit.ts';

/**
 * What a script adds to the pages of participants. Every page works as the server drew it; parts of the class
 * `with-script` appear from here on, and those of `without-script` go.
 */
const person = document.querySelector<HTMLMetaElement>('meta[name="opmaat-person"]')?.content;
const visit = visitOf(person ?? '');

const step = document.querySelector<HTMLFormElement>('form[data-step]');
if (step) visit.step = new StepWork(step, visit.outbox);
softenForms();

addEventListener('click', ({ target }) => {
	if ((target as Element).closest('[data-print]')) print();
});
// A page that the browser kept may be of someone who has signed out since, or from before the last answer.
addEventListener('pageshow', ({ persisted }) => {
	if (persisted) location.reload();
});

document.documentElement.dataset.scripted = '';
