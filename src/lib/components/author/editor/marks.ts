import { RangeSetBuilder, type EditorState, type Extension } from '@codemirror/state';
import {
	Decoration,
	EditorView,
	ViewPlugin,
	type DecorationSet,
	type ViewUpdate
} from '@codemirror/view';
import { forEachDiagnostic, setDiagnosticsEffect } from '@codemirror/lint';

const block = Decoration.mark({ class: 'cm-block' });
const field = Decoration.mark({ class: 'cm-field' });
const remark = Decoration.mark({ class: 'cm-remark' });
const wrong = Decoration.line({ class: 'cm-wrong' });

const opening = /^[ \t]*:{3,}[ \t]*[\p{L}-]*/u;
const headField = /^[a-z-]+:/;
const label = /^[ \t]*>[ \t]*\p{L}[\p{L} ]{1,14}:/u;

/** Colours what Markdown does not know: blocks, the fields of the head, remarks, and lines with an error. */
export function courseMarks(): Extension {
	return ViewPlugin.fromClass(
		class {
			decorations: DecorationSet;
			constructor(view: EditorView) {
				this.decorations = marksOf(view);
			}
			update(update: ViewUpdate) {
				const checked = update.transactions.some(({ effects }) =>
					effects.some((effect) => effect.is(setDiagnosticsEffect))
				);
				if (update.docChanged || update.viewportChanged || checked) {
					this.decorations = marksOf(update.view);
				}
			}
		},
		{ decorations: ({ decorations }) => decorations }
	);
}

function marksOf({ state, visibleRanges }: EditorView): DecorationSet {
	const marks = new RangeSetBuilder<Decoration>();
	const head = headEnd(state);
	const wrongLines = linesWithErrors(state);
	for (const { from, to } of visibleRanges) {
		for (let at = from; at <= to;) {
			const line = state.doc.lineAt(at);
			if (wrongLines.has(line.number)) marks.add(line.from, line.from, wrong);
			const text = line.text.slice(0, 200);
			const [pattern, mark] =
				line.number < head
					? ([headField, field] as const)
					: text.trimStart().startsWith('>')
						? ([label, remark] as const)
						: ([opening, block] as const);
			const found = pattern.exec(text)?.[0].length ?? 0;
			if (found > 0) marks.add(line.from, line.from + found, mark);
			at = line.to + 1;
		}
	}
	return marks.finish();
}

/** The line that closes the head, or 0. */
function headEnd({ doc }: EditorState): number {
	if (!/^-{3,}\s*$/.test(doc.line(1).text)) return 0;
	const last = Math.min(doc.lines, 60);
	for (let number = 2; number <= last; number++) {
		if (/^-{3,}\s*$/.test(doc.line(number).text)) return number;
	}
	return 0;
}

function linesWithErrors(state: EditorState): Set<number> {
	const lines = new Set<number>();
	forEachDiagnostic(state, ({ severity }, from) => {
		if (severity === 'error') lines.add(state.doc.lineAt(Math.min(from, state.doc.length)).number);
	});
	return lines;
}
