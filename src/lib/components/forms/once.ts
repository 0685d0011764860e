/**
 * A form that was sent is not sent again until its answer is there: a double click is one decision, one key, one group.
 * The frame of the staff pages listens (`StaffShell`); without script the server takes the second one as the first.
 */
let waiting = new WeakSet<HTMLFormElement>();

/** A browser that gave up leaves the page as it was, and says nothing: after this time a form can be sent again. */
const GIVEN_UP_MS = 10_000;

/** The form is on its way, by script: `answered` follows. */
export function sent(form: HTMLFormElement): void {
	waiting.add(form);
}

export function answered(form: HTMLFormElement): void {
	waiting.delete(form);
}

/** Before anything else hears of it. */
export function holdSecond(event: SubmitEvent): void {
	if (!waiting.has(event.target as HTMLFormElement)) return;
	event.preventDefault();
	event.stopImmediatePropagation();
}

/** After everything else: what nobody took is sent by the browser itself. */
export function noteSent(event: SubmitEvent): void {
	const form = event.target as HTMLFormElement;
	if (event.defaultPrevented || !leavesPage(form, event.submitter)) return;
	waiting.add(form);
	setTimeout(() => waiting.delete(form), GIVEN_UP_MS);
}

/** A page that comes back as it was left comes back with forms that can be sent. */
export function forgetSent(): void {
	waiting = new WeakSet();
}

/** Reading may be repeated; what opens elsewhere leaves the form in sight. */
function leavesPage(form: HTMLFormElement, submitter: HTMLElement | null): boolean {
	const said = (name: string) =>
		submitter?.getAttribute(`form${name}`) ?? form.getAttribute(name) ?? '';
	return said('method').toLowerCase() === 'post' && ['', '_self'].includes(said('target'));
}
