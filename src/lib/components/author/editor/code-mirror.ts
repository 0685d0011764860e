import { closeCompletion, completionStatus, startCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, redo, undo } from '@codemirror/commands';
import { linter, lintKeymap, setDiagnostics } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { Annotation, EditorSelection, EditorState, Transaction } from '@codemirror/state';
import {
	drawSelection,
	EditorView,
	highlightActiveLine,
	highlightActiveLineGutter,
	keymap,
	lineNumbers,
	tooltips
} from '@codemirror/view';
import type { Surroundings } from '#lib/content/editing/surroundings.ts';
import { changesBetween } from '#lib/content/editing/text-changes.ts';
import type { BlockName } from '#lib/content/names.ts';
import type { Message } from '#lib/content/types.ts';
import {
	arrivals,
	clearArrivals,
	markArrivals,
	type ArrivalWords,
	type Stretch
} from './arrivals.ts';
import { courseCompletion, insertBlock, insertLines } from './completions.ts';
import { courseMarkdown } from './course-lines.ts';
import { diagnosticsOf, offsetOf } from './diagnostics.ts';
import { courseMarks } from './marks.ts';
import { theme } from './theme.ts';

export type EditorOptions = {
	/** An empty element of the page. */
	host: HTMLElement;
	text: string;
	path: string;
	around: Surroundings;
	/** What a screen reader calls it. */
	label: string;
	/** Words of the editor itself, by their English. */
	phrases: Record<string, string>;
	fixLabel: string;
	/** Between what lies over the text when the page is scrolled, from the top of the window. */
	room: () => { top: number; bottom: number };
	onChange: () => void;
	onSave: () => void;
};

/** How a text of somebody else comes in, with the words above what they wrote and where they took something away. */
export type TakenIn = { chosen: boolean; words: ArrivalWords };

export type CourseEditor = ReturnType<typeof createEditor>;

/** In px: between a line that is jumped to and what lies over the text. */
const ROOM = 48;

/** A text that somebody else saved was put in: nothing to save. */
const fromElsewhere = Annotation.define<boolean>();

/**
 * The editor of a page. It lives in a shadow tree: there its style sheets are objects, which the content security policy
 * allows, where in the page they would be `style` elements. The tab key is left alone, so that it leads out.
 */
export function createEditor(options: EditorOptions) {
	const { host, path, around, fixLabel } = options;
	const place = { path, around };
	const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
	const view = new EditorView({
		root,
		parent: root,
		state: EditorState.create({
			doc: options.text,
			extensions: [
				lineNumbers(),
				history(),
				drawSelection(),
				highlightActiveLine(),
				highlightActiveLineGutter(),
				highlightSelectionMatches(),
				EditorView.lineWrapping,
				EditorState.phrases.of(options.phrases),
				courseMarkdown(),
				linter(null),
				search({ top: true }),
				courseCompletion(place),
				courseMarks(),
				// A line that is jumped to, and what is said of it, are never under the bar with buttons.
				EditorView.scrollMargins.of(() => {
					const { top, bottom } = options.room();
					return { top: top + ROOM, bottom: innerHeight - bottom + ROOM };
				}),
				tooltips({
					tooltipSpace: () => ({
						...options.room(),
						left: 0,
						right: document.documentElement.clientWidth
					})
				}),
				arrivals,
				theme,
				keymap.of([
					{ key: 'Mod-s', run: () => (options.onSave(), true), preventDefault: true },
					{ key: 'Mod-b', run: (target) => (wrap(target, '**'), true) },
					...lintKeymap,
					...searchKeymap,
					...historyKeymap,
					...defaultKeymap
				]),
				EditorView.contentAttributes.of({ 'aria-label': options.label, spellcheck: 'true' }),
				EditorView.updateListener.of(({ docChanged, transactions }) => {
					const own = transactions.some((one) => !one.annotation(fromElsewhere));
					if (docChanged && own) options.onChange();
				})
			]
		})
	});

	return {
		read: () => view.state.doc.toString(),
		/** Gives the editor the focus, with the cursor at an offset or where it was. */
		focus: (at?: number) => {
			if (at !== undefined) {
				view.dispatch({ selection: { anchor: Math.min(at, view.state.doc.length) } });
			}
			view.focus();
		},
		/**
		 * Makes the text another one, line by line, so that the cursor stays where it is, and shows what came in. It is undone
		 * only when the author chose it: nobody takes back by accident what somebody else wrote.
		 */
		takeIn: (text: string, { chosen, words }: TakenIn) => {
			const changes = view.state.changes(changesBetween(view.state.doc.toString(), text));
			const stretches: Stretch[] = [];
			changes.iterChangedRanges((wasFrom, wasTo, from, to) => {
				// A line end at a border belongs to the lines outside.
				const begin = text[from] === '\n' && to > from + 1 ? from + 1 : from;
				const end = to > begin && text[to - 1] === '\n' ? to - 1 : to;
				const kind = from === to ? 'removed' : wasFrom === wasTo ? 'added' : 'changed';
				stretches.push({ from: begin, to: end, said: words[kind] });
			});
			view.dispatch({
				changes,
				effects: chosen ? [] : markArrivals.of(stretches),
				annotations: [fromElsewhere.of(true), Transaction.addToHistory.of(chosen)]
			});
		},
		/** What came in is no longer shown apart. */
		seen: () => view.dispatch({ effects: clearArrivals.of(null) }),
		/** Underlines what was found in `checked`, unless the text is another by now. */
		show: (messages: Message[], checked: string) => {
			if (view.state.doc.toString() !== checked) return;
			view.dispatch(setDiagnostics(view.state, diagnosticsOf(messages, view.state.doc, fixLabel)));
		},
		goTo: ({ line, column }: Pick<Message, 'line' | 'column'>) => {
			const anchor = offsetOf(view.state.doc, line, column);
			const effects = EditorView.scrollIntoView(anchor, { y: 'center' });
			view.dispatch({ selection: { anchor }, effects });
			view.focus();
		},
		fix: ({ fix }: Message) => {
			if (!fix) return;
			const most = view.state.doc.length;
			const { from, to, insert } = fix;
			view.dispatch({
				changes: { from: Math.min(from, most), to: Math.min(to, most), insert },
				userEvent: 'input.fix'
			});
			view.focus();
		},
		insertBlock: (block: BlockName) => insertBlock(view, block, place),
		insertLine: (line: string) => {
			const at = insertLines(view, line);
			view.dispatch({ selection: { anchor: at + line.length }, scrollIntoView: true });
			view.focus();
		},
		bold: () => wrap(view, '**'),
		prefix: (mark: string) => prefixLines(view, mark),
		undo: () => (undo(view), view.focus()),
		redo: () => (redo(view), view.focus()),
		complete: () => startCompletion(view),
		end: () => {
			if (completionStatus(view.state)) closeCompletion(view);
			view.destroy();
		}
	};
}

function wrap(view: EditorView, mark: string): void {
	view.dispatch(
		view.state.changeByRange((range) => ({
			changes: [
				{ from: range.from, insert: mark },
				{ from: range.to, insert: mark }
			],
			range: EditorSelection.range(range.from + mark.length, range.to + mark.length)
		})),
		{ userEvent: 'input' }
	);
	view.focus();
}

function prefixLines(view: EditorView, mark: string): void {
	const { doc, selection } = view.state;
	const first = doc.lineAt(selection.main.from).number;
	const last = doc.lineAt(selection.main.to).number;
	const changes = Array.from({ length: last - first + 1 }, (_, at) => ({
		from: doc.line(first + at).from,
		insert: mark
	}));
	view.dispatch({ changes, userEvent: 'input' });
	view.focus();
}
