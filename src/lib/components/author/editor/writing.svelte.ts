import type { CheckedFile } from '#lib/content/editing/check-file.ts';
import { titleOf } from '#lib/content/editing/head-edit.ts';
import { mergedText, type MergeChoice } from '#lib/content/editing/merge.ts';
import type { Surroundings } from '#lib/content/editing/surroundings.ts';
import { m } from '#lib/paraglide/messages.js';
import { arrivalWords } from './arrival-words.ts';
import { Autosave, type Stored } from './autosave.svelte.ts';
import { createChecker } from './checker.ts';
import type { CourseEditor, EditorOptions } from './code-mirror.ts';
import { editorPhrases } from './phrases.ts';

/** A file as the server gave it to its author. */
export type Opened = {
	file: Stored & { id: string; path: string };
	title: string;
	/** Hears the title as it stands in the text. */
	ontitle: (title: string) => void;
	/** The address of this page. */
	here: string;
	/** The line to begin at; 0 for none. */
	line?: number;
	others: string[];
	around: Surroundings;
	/** What was found in the text as it is stored; null when it is too long to check on the server. */
	checked: CheckedFile | null;
	/** Without script: what came back from saving. */
	rejected: { text?: string; base?: string; conflict?: Stored; problem?: string } | null;
};

/** Where the editor comes: in an empty element, instead of the field that is there without script. */
export type Place = Pick<EditorOptions, 'host' | 'room'> & { field: HTMLTextAreaElement | null };

/** In ms: after a keystroke, and between two greetings; who is alone greets once in so many times. */
const CHECK_AFTER = 120;
const GREET_EVERY = 8_000;
const ALONE = 4;

/**
 * A file while somebody writes in it: the editor, with what saves its text and what checks it. It is there on the server
 * and without script as well; then there is no editor, and a form does the work.
 */
export class Writing {
	/** Null without script, and until it has come. */
	editor = $state.raw<CourseEditor | null>(null);
	/** What is to be said about the text; of a text that is too heavy what was said last. */
	found = $state.raw<CheckedFile | null>(null);
	/** Whether checking the text takes too long. */
	heavy = $state(false);
	readonly autosave: Autosave;
	readonly label: string;

	readonly #opened: Opened;
	readonly #checker: ReturnType<typeof createChecker>;
	#checkTimer: ReturnType<typeof setTimeout> | undefined;

	constructor(opened: Opened) {
		const { file, title, here: url, others, around, checked, rejected } = opened;
		this.#opened = opened;
		this.label = m.drafts_text_label({ title });
		this.found = checked;
		this.#checker = createChecker({ path: file.path, around }, (...told) => this.#tell(...told));
		this.autosave = new Autosave({
			...{ url, stored: file, others },
			read: () => this.editor?.read() ?? rejected?.text ?? file.text,
			show: (text, from, chosen) => {
				this.editor?.takeIn(text, { chosen, words: arrivalWords(from) });
				this.#checker.check(text);
			},
			...(rejected?.conflict && { refused: rejected.conflict, base: rejected.base ?? '' })
		});
	}

	/** Exercises and levels belong on a page. */
	get isPage(): boolean {
		return this.found?.minutes !== undefined;
	}

	/** What stands in the field without script: after a refusal the own text, with what the other wrote elsewhere. */
	get fieldText(): string {
		const { file, rejected } = this.#opened;
		const { collision } = this.autosave;
		if (rejected?.conflict && collision) return mergedText(collision.merge, 'mine');
		return rejected?.text ?? file.text;
	}

	/** Brings the editor, and keeps its text safe and checked until the function that comes back is called. */
	begin(place: Place): () => void {
		let ended = false;
		void import('./code-mirror.ts').then(({ createEditor }) => {
			if (!ended) this.#bring(createEditor, place);
		});
		const greeting = this.#greet();
		return () => {
			ended = true;
			clearTimeout(this.#checkTimer);
			clearInterval(greeting);
			this.#checker.end();
			this.autosave.end();
			this.editor?.end();
		};
	}

	choose(choice: MergeChoice): void {
		void this.autosave.choose(choice);
		this.editor?.focus();
	}

	/** The author has seen what came in. */
	seen(): void {
		this.autosave.seen();
		this.editor?.seen();
	}

	/** A picture came beside the text: from here on it may be named, as it is in `line`. */
	addPicture({ line, path }: { line: string; path: string }): void {
		this.#opened.around.images.push(path);
		this.editor?.insertLine(line);
	}

	#bring(create: (options: EditorOptions) => CourseEditor, { field, ...place }: Place): void {
		const { file, around, line = 0, rejected } = this.#opened;
		// Somebody may have begun to type before the editor was there.
		const text = field?.value ?? this.fieldText;
		const typing = document.activeElement === field;
		const cursor = field?.selectionEnd ?? 0;
		const editor = create({
			...{ ...place, text, path: file.path, around },
			label: this.label,
			phrases: editorPhrases(),
			fixLabel: m.drafts_fix(),
			onChange: () => {
				this.autosave.changed();
				clearTimeout(this.#checkTimer);
				this.#checkTimer = setTimeout(() => this.#checker.check(editor.read()), CHECK_AFTER);
			},
			onSave: () => void this.autosave.save()
		});
		this.editor = editor;
		this.#checker.check(text);
		if (typing) editor.focus(cursor);
		else if (line > 0) editor.goTo({ line, column: 1 });
		if (text !== file.text && !rejected?.conflict) this.autosave.changed();
	}

	#tell(checked: CheckedFile | null, text: string): void {
		this.heavy = checked === null;
		if (!checked) return;
		const { ontitle, file } = this.#opened;
		this.found = checked;
		ontitle(titleOf(text) ?? file.path);
		this.editor?.show(checked.messages, text);
	}

	#greet(): ReturnType<typeof setInterval> {
		let turn = 0;
		return setInterval(() => {
			turn++;
			const due = this.autosave.others.length > 0 || turn % ALONE === 0;
			// Without the editor there is nowhere to put what somebody else wrote, and it would be written over.
			if (!this.editor) return;
			if (due && document.visibilityState === 'visible') void this.autosave.greet();
		}, GREET_EVERY);
	}
}
