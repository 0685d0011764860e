import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Autosave, type Stored } from './autosave.svelte.ts';

const at = '2027-01-11T09:00:00.000Z';
const stored = (text: string, revision: number): Stored => ({
	text,
	revision,
	savedBy: { name: 'Karim', own: false },
	savedAt: at
});

/** An editor with a server that answers as told. */
function open(...answers: (Response | Error)[]) {
	const editor = { text: 'begin' };
	const sent: { revision: number; text?: string }[] = [];
	const autosave = new Autosave({
		url: '/x',
		stored: stored('begin', 1),
		others: [],
		read: () => editor.text,
		show: (text) => (editor.text = text),
		send: async (_url, init) => {
			sent.push(JSON.parse(String(init?.body)) as { revision: number; text?: string });
			const answer = answers.shift() ?? new Error('no answer left');
			if (answer instanceof Error) throw answer;
			return answer;
		}
	});
	const type = (text: string) => {
		editor.text = text;
		autosave.changed();
	};
	return { autosave, editor, sent, type };
}

const saved = (revision: number) =>
	Response.json({ state: 'saved', revision, savedAt: at, others: [] });
const conflict = (text: string, revision: number) =>
	Response.json(
		{ state: 'conflict', changed: stored(text, revision), others: ['Karim'] },
		{ status: 409 }
	);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('autosave', () => {
	test('saves once, a moment after the last keystroke', async () => {
		const { autosave, sent, type } = open(saved(2));
		type('a');
		await vi.advanceTimersByTimeAsync(1_000);
		type('ab');
		expect(autosave.state).toBe('unsaved');
		await vi.advanceTimersByTimeAsync(1_000);
		expect(sent).toEqual([]);
		await vi.advanceTimersByTimeAsync(300);
		expect(sent).toEqual([{ revision: 1, text: 'ab' }]);
		expect(autosave.state).toBe('saved');
		expect(autosave.waiting).toBe(false);
	});

	test('does not wait for ever while somebody keeps typing', async () => {
		const { sent, type } = open(saved(2));
		for (let second = 0; second < 9; second++) {
			type(`tekst ${second}`);
			await vi.advanceTimersByTimeAsync(1_000);
		}
		expect(sent.length).toBe(1);
	});

	test('saves again what was typed while it was saving', async () => {
		let answer: (response: Response) => void = () => {};
		const sent: unknown[] = [];
		const editor = { text: 'a' };
		const autosave = new Autosave({
			...{ url: '/x', stored: stored('', 1), others: [] },
			...{ read: () => editor.text, show: () => {} },
			send: (_url, init) => {
				sent.push(JSON.parse(String(init?.body)));
				return new Promise<Response>((resolve) => (answer = resolve));
			}
		});
		autosave.changed();
		await vi.advanceTimersByTimeAsync(1_300);
		editor.text = 'ab';
		autosave.changed();
		answer(saved(2));
		await vi.advanceTimersByTimeAsync(1_300);
		answer(saved(3));
		await vi.advanceTimersByTimeAsync(0);
		expect(sent).toEqual([
			{ revision: 1, text: 'a' },
			{ revision: 2, text: 'ab' }
		]);
		expect(autosave.state).toBe('saved');
	});

	test('tries again without a connection, and keeps the text meanwhile', async () => {
		const { autosave, sent, type } = open(
			new TypeError('offline'),
			Response.json({}, { status: 503 }),
			saved(2)
		);
		type('a');
		await vi.advanceTimersByTimeAsync(1_300);
		expect(autosave.state).toBe('retrying');
		await vi.advanceTimersByTimeAsync(5_000);
		expect(autosave.state).toBe('retrying');
		await vi.advanceTimersByTimeAsync(5_000);
		expect(autosave.state).toBe('saved');
		expect(sent.length).toBe(3);
	});

	test('lays together what two authors wrote in different places, and tells', async () => {
		const { autosave, editor, sent, type } = open(conflict('begin\nvan Karim', 5), saved(6));
		type('van mij\nbegin');
		await vi.advanceTimersByTimeAsync(1_300);
		expect(editor.text).toBe('van mij\nbegin\nvan Karim');
		expect(autosave.collision).toBeNull();
		expect(autosave.arrived).toMatchObject({ together: true, stored: { revision: 5 } });
		await vi.advanceTimersByTimeAsync(100);
		expect(sent.at(-1)).toEqual({ revision: 5, text: 'van mij\nbegin\nvan Karim' });
		expect(autosave.state).toBe('saved');
		autosave.seen();
		expect(autosave.arrived).toBeNull();
	});

	test('where they touch nothing is sent until its author chooses', async () => {
		const { autosave, editor, sent, type } = open(conflict('van Karim', 5), saved(6));
		type('van mij');
		await vi.advanceTimersByTimeAsync(1_300);
		expect(autosave).toMatchObject({ state: 'conflict', others: ['Karim'] });
		expect(autosave.collision?.theirs.text).toBe('van Karim');
		expect(autosave.collision?.merge.clashes).toEqual([
			{ above: '', mine: ['van mij'], theirs: ['van Karim'] }
		]);
		expect(editor.text).toBe('van mij');

		type('van mij!');
		await vi.advanceTimersByTimeAsync(20_000);
		expect(sent.length, 'nothing is sent before a choice').toBe(1);

		await autosave.choose('mine');
		expect(sent.at(-1)).toEqual({ revision: 5, text: 'van mij!' });
		expect(autosave).toMatchObject({ state: 'saved', collision: null });
	});

	test('a choice loses only the lines that both changed', async () => {
		const { autosave, editor, sent, type } = open(
			conflict('van Karim\n\neind', 5),
			saved(6),
			conflict('van mij\n\neind van Karim', 7),
			saved(8)
		);
		type('van mij');
		await vi.advanceTimersByTimeAsync(1_300);
		await autosave.choose('both');
		expect(sent.at(-1)).toEqual({ revision: 5, text: 'van mij\nvan Karim\n\neind' });
		type('van mij\n\neind!');
		await vi.advanceTimersByTimeAsync(1_300);
		await autosave.choose('theirs');
		expect(editor.text).toContain('eind van Karim');
		expect(editor.text).toContain('van mij');
	});

	test('the text of the other alone need not be sent', async () => {
		const { autosave, editor, sent, type } = open(conflict('van Karim', 5));
		type('van mij');
		await vi.advanceTimersByTimeAsync(1_300);
		await autosave.choose('theirs');
		expect(editor.text).toBe('van Karim');
		expect(autosave).toMatchObject({ state: 'saved', collision: null });
		expect(sent).toHaveLength(1);
	});

	test('a text that was refused without script waits for a choice as well', async () => {
		const sent: unknown[] = [];
		const autosave = new Autosave({
			...{ url: '/x', stored: stored('van Karim', 5), others: [], base: 'begin' },
			...{ refused: stored('van Karim', 5), read: () => 'van mij', show: () => {} },
			send: async (_url, init) => {
				sent.push(JSON.parse(String(init?.body)));
				return saved(6);
			}
		});
		autosave.changed();
		await vi.advanceTimersByTimeAsync(20_000);
		expect(sent).toEqual([]);
		expect(autosave.state).toBe('conflict');
		await autosave.choose('mine');
		expect(sent).toEqual([{ revision: 5, text: 'van mij' }]);
	});

	test('shows what somebody else saved when nothing is waiting here', async () => {
		const changed = stored('nieuw', 3);
		const { autosave, editor } = open(Response.json({ state: 'open', others: ['Karim'], changed }));
		await autosave.greet();
		expect(editor.text).toBe('nieuw');
		expect(autosave.arrived).toMatchObject({
			together: false,
			stored: { savedBy: { name: 'Karim' } }
		});
	});

	test.for([
		[401, 'signed_out'],
		[404, 'gone'],
		[413, 'too_long'],
		[413, 'full', 'draft_full'],
		[400, 'failed']
	] as const)('says what %i means: %s', async ([status, state, message]) => {
		const { autosave, type } = open(Response.json({ message }, { status }));
		type('a');
		await vi.advanceTimersByTimeAsync(1_300);
		expect(autosave.state).toBe(state);
		expect(autosave.waiting).toBe(true);
	});
});
