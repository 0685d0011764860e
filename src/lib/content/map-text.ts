import type { AnswerKey, Block, Exercise, GuideNote, Inline, Option, Text } from './types.ts';

/** Gives what stands in the place of a piece of running text. */
export type InlineMap = (inline: Inline) => Inline;

/** Running text with every piece replaced, from the inside out. */
export function mapInline(c: Inline[], map: InlineMap): Inline[] {
	return c.map((inline) => {
		if (typeof inline === 'string' || !('c' in inline)) return map(inline);
		return map({ ...inline, c: mapInline(inline.c, map) });
	});
}

/** Prose with every piece of running text replaced. */
export function mapTexts(texts: Text[], map: InlineMap): Text[] {
	return texts.map((text): Text => {
		switch (text.t) {
			case 'p':
			case 'heading':
				return { ...text, c: mapInline(text.c, map) };
			case 'list':
				return { ...text, items: text.items.map((item) => mapTexts(item, map)) };
			case 'quote':
				return { ...text, c: mapTexts(text.c, map) };
			case 'table':
				return {
					...text,
					head: text.head.map((cell) => mapInline(cell, map)),
					rows: text.rows.map((row) => row.map((cell) => mapInline(cell, map)))
				};
			default:
				return text;
		}
	});
}

function mapOptions(options: Option[], map: InlineMap): Option[] {
	return options.map((option) => ({ ...option, c: mapInline(option.c, map) }));
}

function mapExercise(exercise: Exercise, map: InlineMap): Exercise {
	const question = mapTexts(exercise.question, map);
	switch (exercise.type) {
		case 'meerkeuze':
		case 'kies-meer':
		case 'volgorde':
		case 'afvinklijst':
			return { ...exercise, question, options: mapOptions(exercise.options, map) };
		case 'sorteren':
			return {
				...exercise,
				question,
				groups: mapOptions(exercise.groups, map),
				cards: mapOptions(exercise.cards, map)
			};
		case 'verbinden':
			return {
				...exercise,
				question,
				heads: [mapInline(exercise.heads[0], map), mapInline(exercise.heads[1], map)],
				left: mapOptions(exercise.left, map),
				right: mapOptions(exercise.right, map)
			};
		case 'open':
			return {
				...exercise,
				question,
				starters: exercise.starters.map((starter) => mapInline(starter, map))
			};
		case 'scenario':
			return {
				...exercise,
				question,
				steps: exercise.steps.map((step) => ({
					...step,
					title: mapInline(step.title, map),
					body: mapTexts(step.body, map),
					choices: step.choices.map((choice) => ({ ...choice, c: mapInline(choice.c, map) }))
				}))
			};
		case 'vragenlijst':
			return { ...exercise, question, items: mapOptions(exercise.items, map) };
		case 'vijfg':
			return {
				...exercise,
				question,
				fields: exercise.fields.map((field) => ({
					...field,
					example: mapInline(field.example, map)
				}))
			};
		default:
			return { ...exercise, question };
	}
}

/** A block with every piece of running text replaced. */
export function mapBlock(block: Block, map: InlineMap): Block {
	if (block.kind === 'oefening') return { ...block, exercise: mapExercise(block.exercise, map) };
	if (block.kind === 'begrip') {
		return { ...block, term: { ...block.term, meaning: mapTexts(block.term.meaning, map) } };
	}
	if (block.kind === 'video' || block.kind === 'audio') {
		return { ...block, transcript: mapTexts(block.transcript, map) };
	}
	return { ...block, body: mapTexts(block.body, map) };
}

/** A key with every piece of running text replaced. */
export function mapKey<K extends AnswerKey>(key: K, map: InlineMap): K {
	const mapped: K = { ...key, hints: key.hints.map((hint) => mapTexts(hint, map)) };
	if (key.onRight !== undefined) mapped.onRight = mapTexts(key.onRight, map);
	if (key.onNotYet !== undefined) mapped.onNotYet = mapTexts(key.onNotYet, map);
	if (key.afterwards !== undefined) mapped.afterwards = mapTexts(key.afterwards, map);
	mapped.perOption = Object.fromEntries(
		Object.entries(key.perOption).map(([id, text]) => [id, mapTexts(text, map)])
	);
	if ('sample' in mapped && mapped.sample !== undefined) {
		mapped.sample = mapTexts(mapped.sample, map);
	}
	return mapped;
}

/** A note with every piece of running text replaced. */
export function mapNote(note: GuideNote, map: InlineMap): GuideNote {
	return { ...note, body: mapTexts(note.body, map) };
}
