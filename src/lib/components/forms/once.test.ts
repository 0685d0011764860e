import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { answered, forgetSent, holdSecond, noteSent, sent } from './once.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** As much of a form as the guard looks at. */
function formWith(attributes: Record<string, string>) {
	const getAttribute = (name: string) => attributes[name] ?? null;
	return { getAttribute } as unknown as HTMLFormElement;
}

/** `takes` is what else listens, and says whether it takes the form; `button` has attributes of its own. */
type How = { takes?: () => boolean; button?: Record<string, string> };

/** Presses a button: true when the form is sent. */
function submit(form: HTMLFormElement, { takes, button = {} }: How = {}): boolean {
	let stopped = false;
	const event = {
		target: form,
		submitter: formWith(button),
		defaultPrevented: false,
		preventDefault: () => (event.defaultPrevented = true),
		stopImmediatePropagation: () => (stopped = true)
	};
	const given = event as unknown as SubmitEvent;
	holdSecond(given);
	if (stopped) return false;
	if (takes?.()) event.preventDefault();
	noteSent(given);
	return true;
}

test('a form that the browser sends is sent once, until the page is back or the browser gave up', () => {
	const form = formWith({ method: 'POST' });
	expect(submit(form)).toBe(true);
	expect(submit(form)).toBe(false);
	expect(submit(formWith({ method: 'POST' })), 'another form').toBe(true);
	forgetSent();
	expect(submit(form)).toBe(true);
	vi.advanceTimersByTime(10_000);
	expect(submit(form)).toBe(true);
});

test('a form that our script sends waits for its answer', () => {
	const form = formWith({ method: 'POST' });
	const takes = () => {
		sent(form);
		return true;
	};
	expect(submit(form, { takes })).toBe(true);
	expect(submit(form, { takes })).toBe(false);
	answered(form);
	expect(submit(form, { takes })).toBe(true);
});

test('what only reads, opens elsewhere or is kept by a page of its own is nobody’s concern', () => {
	const takes = () => true;
	const cases: [Record<string, string>, How][] = [
		[{}, {}],
		[{ method: 'GET' }, {}],
		[{ method: 'POST' }, { button: { formmethod: 'get' } }],
		[{ method: 'POST', target: '_blank' }, {}],
		[{ method: 'POST' }, { takes }]
	];
	for (const [attributes, how] of cases) {
		const form = formWith(attributes);
		expect(submit(form, how)).toBe(true);
		expect(submit(form, how)).toBe(true);
	}
});
