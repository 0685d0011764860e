import { StateEffect, StateField, type Extension, type Range, type Text } from '@codemirror/state';
import { Decoration, EditorView, WidgetType, type DecorationSet } from '@codemirror/view';

/** Lines that somebody else wrote, or, from and to being equal, where they took lines away; with what is said above. */
export type Stretch = { from: number; to: number; said: string };
export type ArrivalWords = { added: string; changed: string; removed: string };

export const markArrivals = StateEffect.define<Stretch[]>();
export const clearArrivals = StateEffect.define();

const line = Decoration.line({ class: 'cm-arrived' });

class Said extends WidgetType {
	readonly words: string;
	constructor(words: string) {
		super();
		this.words = words;
	}
	override eq(other: Said): boolean {
		return other.words === this.words;
	}
	toDOM(): HTMLElement {
		const element = document.createElement('div');
		element.className = 'cm-arrived-by';
		element.textContent = this.words;
		return element;
	}
}

const said = (words: string) =>
	Decoration.widget({ widget: new Said(words), block: true, side: -1 });

const field = StateField.define<DecorationSet>({
	create: () => Decoration.none,
	update(marks, { changes, effects, newDoc }) {
		let next = marks.map(changes);
		for (const effect of effects) {
			if (effect.is(clearArrivals)) next = Decoration.none;
			if (effect.is(markArrivals)) {
				const made = effect.value.flatMap((stretch) => marksOf(newDoc, stretch));
				next = next.update({ add: made, sort: true });
			}
		}
		return next;
	},
	provide: (marks) => EditorView.decorations.from(marks)
});

function marksOf(doc: Text, { from, to, said: words }: Stretch): Range<Decoration>[] {
	const first = doc.lineAt(Math.min(from, doc.length));
	const made: Range<Decoration>[] = [said(words).range(first.from)];
	if (from === to) return made;
	const last = doc.lineAt(Math.min(to, doc.length)).number;
	for (let number = first.number; number <= last; number++) {
		made.push(line.range(doc.line(number).from));
	}
	return made;
}

/** Shows where text of somebody else came in, until it is cleared. */
export const arrivals: Extension = field;
