import { plainInline, plainTexts } from '#lib/content/plain-text.ts';
import type { AnswerKey, Exercise, Text } from '#lib/content/types.ts';
import type { AnswerBook } from './answer-book.ts';

/** What an author lets people read after an answer, and which of it was read in a browser. */
export class Told {
	/** By exercise, by what it is: the paragraphs that have not been seen together yet. */
	readonly #unseen = new Map<string, Map<string, string[]>>();

	/** Everything that is told about these exercises. */
	constructor(book: AnswerBook, exercises: string[]) {
		for (const id of exercises) {
			const asked = book.get(id);
			if (asked) this.#unseen.set(id, new Map(textsOf(asked.exercise, asked.key)));
		}
	}

	/** Notes what stood under a question at some moment. */
	see(exercise: string, shown: string): void {
		const wanted = this.#unseen.get(exercise);
		if (!wanted) return;
		const read = packed(shown);
		for (const [what, paragraphs] of wanted) {
			if (paragraphs.every((paragraph) => read.includes(packed(paragraph)))) wanted.delete(what);
		}
	}

	/** What nobody was told: a line for each. */
	unseen(): string[] {
		return [...this.#unseen].flatMap(([exercise, texts]) =>
			[...texts].map(([what, paragraphs]) => `#${exercise}, ${what}: ${paragraphs.join(' ')}`)
		);
	}
}

function textsOf(exercise: Exercise, key: AnswerKey): [string, string[]][] {
	const named: [string, Text[] | undefined][] = [
		...key.hints.map((hint, at): [string, Text[]] => [`tip ${at + 1}`, hint]),
		['goed', key.onRight],
		['nog niet', key.onNotYet],
		['uitleg', key.afterwards],
		['voorbeeld', 'sample' in key ? key.sample : undefined],
		...Object.entries(key.perOption).map(([id, text]): [string, Text[]] => [
			`bij "${wordsOf(exercise, id)}"`,
			text
		])
	];
	return named.flatMap(([what, text]) => (text ? [[what, plainTexts(text).split('\n')]] : []));
}

function wordsOf(exercise: Exercise, option: string): string {
	const options =
		exercise.type === 'scenario'
			? exercise.steps.flatMap(({ choices }) => choices)
			: 'options' in exercise
				? exercise.options
				: exercise.type === 'sorteren'
					? [...exercise.groups, ...exercise.cards]
					: [];
	return plainInline(options.find(({ id }) => id === option)?.c ?? [option]);
}

/** Without white space: between two paragraphs a browser gives none. */
function packed(text: string): string {
	return text.replace(/\s+/g, '');
}
