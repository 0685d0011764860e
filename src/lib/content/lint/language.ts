import type { Message, Page, ProseRun, ReadingTarget, Term } from '../types.ts';
import { createMessage, type Place } from '../parse/source.ts';
import { easierWord } from './reading/hard-words.ts';
import { bandOf, fleschDouma, lix, type ReadingBand } from './reading/scores.ts';
import { sentencesOf, type Sentence } from './reading/sentences.ts';

/** From how many words a score says anything. */
const enoughWords = 100;

/** How hard a text is to read. Douma: higher is easier; LIX: lower is easier. */
export interface Reading {
	words: number;
	douma: number;
	lix: number;
	/** Both measures say that it is too hard for the level that was aimed at. */
	tooHard: boolean;
}

/** The reading level of running text: what the linter warns about and what the report of courses prints. */
export function readingOf(prose: ProseRun[], target: ReadingTarget | undefined): Reading {
	return readingOfSentences(prose.flatMap(sentencesOf), bandOf(target));
}

function readingOfSentences(sentences: Sentence[], band: ReadingBand): Reading {
	const words = sentences.reduce((sum, sentence) => sum + sentence.words.length, 0);
	const scores = { douma: fleschDouma(sentences), lix: lix(sentences) };
	const tooHard = words >= enoughWords && scores.douma < band.douma && scores.lix > band.lix;
	return { words, ...scores, tooHard };
}

/**
 * Long sentences, hard words, and the level of the whole: advice, never a reason to refuse. The level counts only where
 * both measures say that the text is too hard for the course.
 */
export function checkLanguage(
	path: string,
	prose: ProseRun[],
	target: ReadingTarget | undefined,
	explained: ReadonlySet<string>
): Message[] {
	const band = bandOf(target);
	const sentences = prose.flatMap(sentencesOf);
	return [
		...sentences
			.filter(({ words }) => words.length > band.sentence)
			.map((sentence) =>
				createMessage(path, sentence, 'te-lange-zin', {
					words: sentence.words.length,
					limit: band.sentence
				})
			),
		...findHardWords(path, sentences, explained),
		...checkLevel(path, sentences, band)
	];
}

/** Words that the glossary, or the page itself, explains. */
export function explainedWords(glossary: Term[], page?: Page): Set<string> {
	const own = page?.blocks.flatMap((block) => (block.kind === 'begrip' ? [block.term] : [])) ?? [];
	const words = [...glossary, ...own].flatMap(({ entry, forms }) => [entry, ...forms]);
	return new Set(words.map((word) => word.toLowerCase()));
}

function findHardWords(
	path: string,
	sentences: Sentence[],
	explained: ReadonlySet<string>
): Message[] {
	const seen = new Set(explained);
	const messages: Message[] = [];
	for (const sentence of sentences) {
		for (const word of sentence.words) {
			const easier = easierWord(word);
			if (easier === undefined || seen.has(word.toLowerCase())) continue;
			seen.add(word.toLowerCase());
			messages.push(createMessage(path, sentence, 'moeilijk-woord', { word, easier }));
		}
	}
	return messages;
}

function checkLevel(path: string, sentences: Sentence[], band: ReadingBand): Message[] {
	if (!readingOfSentences(sentences, band).tooHard) return [];
	const hardest = [...sentences]
		.sort((a, b) => lix([b]) - lix([a]) || a.line - b.line)
		.slice(0, 2)
		.sort((a, b) => a.line - b.line);
	const lines = [...new Set(hardest.map(({ line }) => line))];
	const place: Place | undefined = hardest[0];
	return place === undefined ? [] : [createMessage(path, place, 'te-moeilijk', { lines })];
}
