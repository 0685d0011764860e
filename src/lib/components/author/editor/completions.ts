import { autocompletion, type Completion, type CompletionContext } from '@codemirror/autocomplete';
import type { Extension } from '@codemirror/state';
import type { EditorView } from '@codemirror/view';
import { offersAt, type Offer } from '#lib/content/editing/completion.ts';
import { exampleOf } from '#lib/content/editing/examples.ts';
import { exerciseNames } from '#lib/content/editing/exercise-names.ts';
import type { Surroundings } from '#lib/content/editing/surroundings.ts';
import type { BlockName } from '#lib/content/names.ts';
import { blockLabel } from '../block-names.ts';

type Place = { path: string; around: Surroundings };

/** Completion of blocks, settings, names, pictures and pages. */
export function courseCompletion(place: Place): Extension {
	return autocompletion({
		override: [(context) => complete(context, place)],
		icons: false,
		defaultKeymap: true
	});
}

function complete({ state, pos, explicit }: CompletionContext, place: Place) {
	const found = offersAt(state.doc.toString(), pos, place.path, place.around);
	if (!found || (!explicit && found.from === pos && !endsLikeOffer(state.sliceDoc(0, pos)))) {
		return null;
	}
	return {
		from: found.from,
		options: found.offers.map((offer) => completionOf(offer, place)),
		validFor: /^[:\p{L}\d./-]*$/u
	};
}

/** After these something is offered without asking. */
function endsLikeOffer(before: string): boolean {
	return /(?::::|\]\(|[{=]|^>[ \t])$/m.test(before.slice(-40));
}

function completionOf(offer: Offer, place: Place): Completion {
	if (offer.kind !== 'block') {
		const { label, insert, detail } = offer;
		return { label, apply: insert, ...(detail === undefined ? {} : { detail }) };
	}
	return {
		label: offer.label,
		detail: blockLabel(offer.block),
		apply: (view, _completion, from, to) => {
			view.dispatch({ changes: { from, to } });
			insertBlock(view, offer.block, place);
		}
	};
}

/** Inserts the example of a block at the cursor, on lines of its own, and selects its first sentence. */
export function insertBlock(view: EditorView, block: BlockName, { path, around }: Place): void {
	const text = view.state.doc.toString();
	const own = exerciseNames(path, text).map(({ id }) => id);
	const example = exampleOf(block, [...own, ...around.exercises.map(({ id }) => id)]);
	const at = insertLines(view, example);
	const question = example.indexOf('\n') + 1;
	const end = example.indexOf('\n', question);
	view.dispatch({
		selection: { anchor: at + question, head: at + (end < 0 ? example.length : end) },
		scrollIntoView: true
	});
	view.focus();
}

/** Inserts lines at the cursor with an empty line before and after; gives the offset where they begin. */
export function insertLines(view: EditorView, lines: string): number {
	const { state } = view;
	const line = state.doc.lineAt(state.selection.main.head);
	const empty = line.text.trim() === '';
	const above = empty ? (line.number > 1 ? state.doc.line(line.number - 1).text : '') : line.text;
	const below = line.number < state.doc.lines ? state.doc.line(line.number + 1).text : '';
	const before = empty ? (above.trim() === '' ? '' : '\n') : '\n\n';
	const after = below.trim() === '' ? '' : '\n';
	const from = empty ? line.from : line.to;
	view.dispatch({
		changes: { from, to: line.to, insert: `${before}${lines}${after}` },
		userEvent: 'input.insert'
	});
	return from + before.length;
}
