import { insertNewlineContinueMarkup } from '@codemirror/lang-markdown';
import { EditorState, Text, type Transaction } from '@codemirror/state';
import { expect, test } from 'vitest';
import { courseMarkdown } from './course-lines.ts';
import { diagnosticsOf, offsetOf } from './diagnostics.ts';

/** What Enter makes of a text with the cursor at its end. */
function afterEnter(doc: string): string {
	let state = EditorState.create({
		doc,
		selection: { anchor: doc.length },
		extensions: [courseMarkdown()]
	});
	const dispatch = (transaction: Transaction) => (state = transaction.state);
	return insertNewlineContinueMarkup({ state, dispatch }) ? state.doc.toString() : `${doc}\n`;
}

test.for([
	['> Uitleg: zo is het', '> Uitleg: zo is het\n> '],
	['- [ ] Muziek', '- [ ] Muziek\n- [ ] '],
	[':::open{#a}\n> Uitleg: zo is het\n:::', ':::open{#a}\n> Uitleg: zo is het\n:::\n'],
	[':::open{#a}\n- [ ] Muziek\n:::', ':::open{#a}\n- [ ] Muziek\n:::\n']
])('Enter after %j gives %j', ([before = '', after]) => {
	expect(afterEnter(before)).toBe(after);
});

test('messages are underlined at their place, and never outside the text', () => {
	const doc = Text.of(['een', 'twee']);
	expect(offsetOf(doc, 2, 3)).toBe(6);
	expect(offsetOf(doc, 99, 99)).toBe(8);
	const message = {
		...{ file: 'x', line: 2, column: 1, endLine: 3, endColumn: 5 },
		...{ severity: 'fout' as const, code: 'x', text: 'Zo niet.' },
		fix: { from: 4, to: 8, insert: 'drie' }
	};
	const [shown] = diagnosticsOf([message], doc, 'Los op');
	expect(shown).toMatchObject({ from: 4, to: 8, severity: 'error', message: 'Zo niet.' });
	expect(shown?.actions?.map(({ name }) => name)).toEqual(['Los op']);
});
