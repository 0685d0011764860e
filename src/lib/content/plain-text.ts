import type { Exercise, Inline, Text } from './types.ts';

/** Running text as words only. Gaps are read as a pause. */
export function plainInline(c: Inline[]): string {
	return c
		.map((inline) => {
			if (typeof inline === 'string') return inline;
			switch (inline.t) {
				case 'code':
				case 'term':
					return inline.v;
				case 'break':
					return ' ';
				case 'image':
					return '';
				case 'gap':
					return '…';
				default:
					return plainInline(inline.c);
			}
		})
		.join('');
}

/** Prose as words only, one paragraph, item or cell per line. */
export function plainTexts(texts: Text[]): string {
	return texts
		.map((text) => {
			switch (text.t) {
				case 'p':
				case 'heading':
					return plainInline(text.c);
				case 'list':
					return text.items.map(plainTexts).join('\n');
				case 'quote':
					return plainTexts(text.c);
				case 'code':
					return text.v;
				case 'rule':
					return '';
				case 'table':
					return [text.head, ...text.rows].flat().map(plainInline).join('\n');
			}
		})
		.filter((line) => line !== '')
		.join('\n');
}

/** Everything a participant reads in an exercise: question, options, scale ends, sentence starters. */
export function plainExercise(exercise: Exercise): string {
	const lines = [exercise.title ?? '', plainTexts(exercise.question)];
	const options = (list: { c: Inline[] }[]): string[] => list.map(({ c }) => plainInline(c));
	switch (exercise.type) {
		case 'meerkeuze':
		case 'kies-meer':
		case 'volgorde':
		case 'afvinklijst':
			lines.push(...options(exercise.options));
			break;
		case 'sorteren':
			lines.push(...options(exercise.groups), ...options(exercise.cards));
			break;
		case 'verbinden':
			lines.push(...options(exercise.left), ...options(exercise.right));
			break;
		case 'invullen':
			lines.push(...options(exercise.bank ?? []));
			break;
		case 'schaal':
			lines.push(exercise.left ?? '', exercise.right ?? '');
			break;
		case 'open':
			lines.push(...exercise.starters.map(plainInline));
			break;
		case 'scenario':
			for (const { title, body, choices } of exercise.steps) {
				lines.push(plainInline(title), plainTexts(body), ...options(choices));
			}
			break;
		case 'vragenlijst':
			lines.push(...options(exercise.answers), ...options(exercise.items));
			break;
		case 'vijfg':
			lines.push(...exercise.fields.flatMap(({ name, example }) => [name, plainInline(example)]));
	}
	return lines.filter((line) => line !== '').join('\n');
}

/** Words: runs of letters and digits, a hyphen or apostrophe inside counts as one word. */
export function countWords(text: string): number {
	return text.match(/[\p{L}\p{N}]+(?:[-'’.,][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}
