import { keepOnlyFor } from '#lib/offline/kept.ts';
import { Outbox } from '#lib/offline/outbox.ts';
import { leaveAtOnce } from '../components/learn/quick-exit.ts';
import { askBeforeClosing } from './leaving.ts';
import { SignOut } from './sign-out.ts';
import { softenForms } from './soft-forms.ts';
import { answerHelp, isCutOff, showStanding, watchNetwork } from './standing.ts';
import { StepWork } from './step.ts';

/**
 * What a script adds to the pages of participants. Every page works as the server drew it; parts of the class
 * `with-script` appear from here on, and those of `without-script` go.
 */
const person = document.querySelector<HTMLMetaElement>('meta[name="opmaat-person"]')?.content;
if (person) keepOnlyFor(person);

const form = document.querySelector<HTMLFormElement>('form[data-step]');
let step: StepWork | null = null;
// Answers that were given on a step and not sent there go from whatever page comes next.
const outbox = new Outbox((receipt) => step?.take(receipt), changed);
let gone = false;
const signOut = new SignOut(outbox, () => (gone = true));
if (form) step = new StepWork(form, outbox);
softenForms();
answerHelp();
askBeforeClosing(() => {
	if (gone) return false;
	const unsent = outbox.waiting.length > 0 && outbox.standing !== 'fine';
	return unsent || (isCutOff() && step?.holdsDrafts === true);
});
changed();
void outbox.flush();

function changed(): void {
	showStanding(outbox.standing);
	step?.tellWaiting();
	signOut.tell();
}

watchNetwork((isBack) => {
	showStanding(outbox.standing);
	if (isBack) outbox.retry();
});
addEventListener('pagehide', () => outbox.stop());
addEventListener('submit', (event) => {
	const form = event.target as HTMLFormElement;
	const action = new URL(form.action).pathname;
	if (action === '/logout') void signOut.submitted(event, form);
	if (action === '/quick-exit') {
		event.preventDefault();
		gone = true;
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
