import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { EditorView } from '@codemirror/view';
import { tags } from '@lezer/highlight';

/** The tokens of the page reach into the editor, so that it follows light, dark and larger letters by itself. */
const looks = EditorView.theme({
	'&': { color: 'var(--ink)', backgroundColor: 'var(--surface)', fontSize: '0.92rem' },
	// The frame around it shows where the focus is.
	'&.cm-focused': { outline: 'none' },
	'.cm-scroller': {
		fontFamily: 'var(--font-mono)',
		lineHeight: '1.75',
		minHeight: '24rem',
		overflowX: 'auto'
	},
	'.cm-content': { padding: '0.75rem 1rem 0.75rem 0', caretColor: 'var(--ink)' },
	'.cm-cursor, .cm-dropCursor': { borderLeftColor: 'var(--ink)', borderLeftWidth: '2px' },
	'.cm-gutters': {
		backgroundColor: 'var(--surface)',
		color: 'var(--ink-3)',
		border: 'none',
		paddingRight: '0.5rem'
	},
	'.cm-lineNumbers .cm-gutterElement': { minWidth: '2.5rem', padding: '0 0.25rem 0 0.5rem' },
	'.cm-activeLine': { backgroundColor: 'color-mix(in srgb, var(--sun) 14%, transparent)' },
	'.cm-activeLineGutter': { backgroundColor: 'transparent', color: 'var(--ink)' },
	'.cm-arrived': { backgroundColor: 'var(--sky-soft)' },
	'.cm-arrived-by': {
		padding: '0.1rem 0 0',
		color: 'var(--sky)',
		font: '600 0.8125rem/1.6 var(--font)'
	},
	'.cm-wrong': { backgroundColor: 'var(--clay-soft)' },
	'&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
		{ background: 'color-mix(in srgb, var(--sky) 28%, transparent)' },
	'.cm-block, .cm-block span': { color: 'var(--pine)', fontWeight: '700' },
	'.cm-field, .cm-field span': { color: 'var(--pine)', fontWeight: '700' },
	'.cm-remark, .cm-remark span': { color: 'var(--sky)' },
	'.cm-lintRange-error, .cm-lintRange-warning': {
		backgroundImage: 'none',
		textUnderlineOffset: '0.28em',
		paddingBottom: '0'
	},
	'.cm-lintRange-error': { textDecoration: 'underline wavy var(--clay) 1.5px' },
	'.cm-lintRange-warning': { textDecoration: 'underline wavy var(--sun-text) 1.5px' },
	'.cm-lintRange-active': { backgroundColor: 'var(--sun-soft)' },
	'.cm-tooltip': {
		border: '1.5px solid var(--line-strong)',
		borderRadius: 'var(--radius)',
		backgroundColor: 'var(--surface)',
		color: 'var(--ink)',
		boxShadow: 'var(--shadow)'
	},
	'.cm-tooltip-lint': { maxWidth: 'min(30rem, 88vw)' },
	'.cm-diagnostic': {
		fontFamily: 'var(--font)',
		fontSize: '0.9375rem',
		lineHeight: '1.5',
		padding: '0.5rem 0.75rem',
		whiteSpace: 'pre-line'
	},
	'.cm-diagnostic code': {
		padding: '0 0.25em',
		borderRadius: '4px',
		backgroundColor: 'var(--sunken)',
		fontFamily: 'var(--font-mono)'
	},
	'.cm-diagnostic-error': { borderLeft: '4px solid var(--clay)' },
	'.cm-diagnostic-warning': { borderLeft: '4px solid var(--sun)' },
	'.cm-diagnosticAction': {
		font: '600 0.875rem var(--font)',
		padding: '0.35rem 0.75rem',
		borderRadius: 'var(--radius)',
		backgroundColor: 'var(--pine)',
		color: 'var(--on-pine)'
	},
	'.cm-tooltip-autocomplete > ul': {
		fontFamily: 'var(--font)',
		fontSize: '0.9375rem',
		maxHeight: '18rem'
	},
	'.cm-tooltip-autocomplete > ul > li': { padding: '0.3rem 0.75rem', lineHeight: '1.4' },
	'.cm-tooltip-autocomplete > ul > li[aria-selected]': {
		backgroundColor: 'var(--pine)',
		color: 'var(--on-pine)'
	},
	'.cm-completionDetail': { fontStyle: 'normal', color: 'inherit', opacity: '0.85' },
	'.cm-panels': {
		backgroundColor: 'var(--sunken)',
		color: 'var(--ink)',
		fontFamily: 'var(--font)',
		borderColor: 'var(--line)'
	},
	// Below the bar with buttons, which stays in sight as well.
	'.cm-panels.cm-panels-top': { top: 'var(--covered, 0px) !important', zIndex: '4' },
	'.cm-panel.cm-search, .cm-panel.cm-gotoLine': {
		display: 'flex',
		flexWrap: 'wrap',
		gap: '0.4rem',
		alignItems: 'center',
		padding: '0.5rem 2.75rem 0.5rem 0.75rem'
	},
	'.cm-panel.cm-search br': { flexBasis: '100%', content: '""' },
	'.cm-panel input, .cm-panel button, .cm-panel label': {
		margin: '0',
		font: '0.9375rem var(--font)'
	},
	'.cm-panel .cm-textfield': {
		flex: '1 1 9rem',
		minHeight: '2.5rem',
		padding: '0 0.6rem',
		border: '1.5px solid var(--line-strong)',
		borderRadius: 'var(--radius)',
		backgroundColor: 'var(--surface)',
		color: 'var(--ink)'
	},
	'.cm-panel .cm-button': {
		minHeight: '2.5rem',
		padding: '0 0.85rem',
		border: '1.5px solid var(--line-strong)',
		borderRadius: 'var(--radius)',
		background: 'var(--surface)',
		color: 'var(--ink)',
		fontWeight: '600',
		textTransform: 'none',
		cursor: 'pointer'
	},
	'.cm-panel .cm-button:hover': { background: 'var(--pine-soft)' },
	'.cm-panel .cm-button:focus-visible, .cm-panel .cm-textfield:focus-visible, .cm-panel [name=close]:focus-visible':
		{ outline: '3px solid var(--sky)', outlineOffset: '1px' },
	'.cm-panel label': {
		display: 'inline-flex',
		gap: '0.35rem',
		alignItems: 'center',
		minHeight: '2.5rem'
	},
	'.cm-panel input[type=checkbox]': {
		width: '1.15rem',
		height: '1.15rem',
		accentColor: 'var(--pine)'
	},
	'.cm-panel.cm-search [name=close], .cm-panel.cm-gotoLine [name=close]': {
		top: '0.5rem',
		right: '0.5rem',
		minWidth: '2.25rem',
		minHeight: '2.25rem',
		color: 'var(--ink)',
		fontSize: '1.4rem',
		cursor: 'pointer'
	},
	'.cm-searchMatch': { backgroundColor: 'var(--sun-soft)', outline: '1px solid var(--sun-strong)' },
	'.cm-searchMatch-selected': { backgroundColor: 'var(--sun)', color: 'var(--on-sun)' }
});

const colours = HighlightStyle.define([
	{ tag: tags.heading, fontWeight: '700' },
	{ tag: tags.strong, fontWeight: '700' },
	{ tag: tags.emphasis, fontStyle: 'italic' },
	{ tag: tags.strikethrough, textDecoration: 'line-through' },
	{ tag: [tags.link, tags.url], color: 'var(--sky)' },
	{ tag: tags.quote, color: 'var(--ink-2)' },
	{ tag: [tags.processingInstruction, tags.contentSeparator], color: 'var(--ink-3)' }
]);

export const theme = [looks, syntaxHighlighting(colours)];
