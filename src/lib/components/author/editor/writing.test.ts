import { describe, expect, test } from 'vitest';
import { surroundingsOf } from '#lib/content/editing/surroundings.ts';
import type { Stored } from './autosave.svelte.ts';
import { Writing, type Opened } from './writing.svelte.ts';

const stored = (text: string, revision: number): Stored => ({
	text,
	revision,
	savedBy: { name: 'Karim', own: false },
	savedAt: '2027-01-11T09:00:00.000Z'
});

/** As it is without script: nothing brings the editor. */
const open = (rejected: Opened['rejected'], checked: Opened['checked'] = null) =>
	new Writing({
		file: { id: 'a', path: 'a/b.md', ...stored('een\ntwee\ndrie', 2) },
		title: 'Welkom',
		ontitle: () => {},
		here: '/x',
		others: [],
		around: surroundingsOf('a', 'a/b.md', []),
		checked,
		rejected
	});

describe('a text without script', () => {
	test('stands in the field as it is stored', () => {
		const { fieldText, autosave } = open(null);
		expect(fieldText).toBe('een\ntwee\ndrie');
		expect(autosave.state).toBe('saved');
	});

	test('stays as it was typed when it was refused', () => {
		expect(open({ text: 'te lang', problem: 'Te lang.' }).fieldText).toBe('te lang');
	});

	test('is laid together with what another wrote elsewhere, and waits for a choice', () => {
		const { fieldText, autosave } = open({
			base: 'een\ntwee\ndrie',
			text: 'een\nmijn\ndrie',
			conflict: stored('een\nzijn\ndrie\nvier', 3)
		});
		expect(fieldText).toBe('een\nmijn\ndrie\nvier');
		expect(autosave.state).toBe('conflict');
		expect(autosave.collision?.theirs.revision).toBe(3);
	});

	test('is a page when it has an estimate in minutes', () => {
		const found = { messages: [], exercises: [], words: 3 };
		expect(open(null, found).isPage).toBe(false);
		expect(open(null, { ...found, minutes: 1 }).isPage).toBe(true);
	});
});
