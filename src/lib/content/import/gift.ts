import { slugOf } from '../blocks/ids.ts';
import { compilePage } from '../compile-page.ts';
import { readGift, type GiftOption, type GiftQuestion } from './gift-question.ts';
import { escapeMarkdown, textOfHtml, tidy } from './gift-text.ts';

/** What became of a question. */
export interface GiftNote {
	/** In the file, from 1. */
	line: number;
	/** Name or first words of the question. */
	title: string;
	/** False: nothing of it is in the Markdown. */
	taken: boolean;
	/** In plain Dutch: why not, or what of it was left out. */
	text: string;
}
export interface GiftImport {
	/** Exercises to paste on a page. */
	markdown: string;
	/** Questions that were taken over. */
	taken: number;
	/** Only what was left out, wholly or in part. */
	notes: GiftNote[];
}

type Made = { markdown: string; notes: string[] } | { refused: string };

const limit = 500;

/**
 * Turns Moodle's GIFT question files into exercises. Single choice and true/false become `meerkeuze`, weighted choice
 * `kies-meer`, short answers `invullen`, matching `verbinden`, an essay `open`, with their feedback. What has no
 * counterpart is listed. Every exercise that comes out compiles.
 */
export function importGift(text: string): GiftImport {
	const questions = readGift(text);
	const parts: string[] = [];
	const notes: GiftNote[] = [];
	const taken = new Set<string>();
	let asked = 0;
	for (const question of questions.slice(0, limit)) {
		const title = titleOf(question);
		const made = checked(makeExercise(question, idFor(title, taken)));
		const at = { line: question.line, title };
		if ('refused' in made) notes.push({ ...at, taken: false, text: made.refused });
		else {
			parts.push(made.markdown);
			if (question.answers !== null) asked++;
			notes.push(...made.notes.map((each) => ({ ...at, taken: true, text: each })));
		}
	}
	const rest = questions[limit];
	if (rest) {
		const left = questions.length - limit;
		const why = `Er staan meer dan ${limit} vragen in dit bestand. De laatste ${left} zijn er niet bij. Knip het bestand in stukken.`;
		notes.push({ line: rest.line, title: titleOf(rest), taken: false, text: why });
	}
	// A text without a question is most likely another kind of file.
	if (asked === 0) {
		const first = questions.find(({ answers }) => answers === null);
		const text = 'Hier staat geen vraag. In GIFT staan de antwoorden van een vraag tussen { en }.';
		if (first && notes.length === 0)
			notes.push({ line: first.line, title: titleOf(first), taken: false, text });
		return { markdown: '', taken: 0, notes };
	}
	return { markdown: `${parts.join('\n\n')}\n`, taken: asked, notes };
}

function titleOf({ name, before, after }: GiftQuestion): string {
	const words = tidy(name || textOfHtml(`${before} ${after ?? ''}`).text).replace(/\n/g, ' ');
	return words.length > 60 ? `${words.slice(0, 58)} …` : words || 'Vraag zonder tekst';
}

function idFor(title: string, taken: Set<string>): string {
	const base = slugOf(title, 30) || 'vraag';
	let id = base;
	for (let n = 2; taken.has(id); n++) id = `${base}-${n}`;
	taken.add(id);
	return id;
}

/** The compiler has the last word: what it refuses is not handed out. */
function checked(made: Made): Made {
	if ('refused' in made) return made;
	const page = `---\ntitel: Vragen\n---\n\n${made.markdown}\n`;
	const problem = compilePage(page, '01-vragen/01-vragen.md').messages.find(
		({ severity }) => severity === 'fout'
	);
	return problem ? { refused: problem.text } : made;
}

function makeExercise(question: GiftQuestion, id: string): Made {
	const { answers, after } = question;
	const notes: string[] = [];
	const say = (text: string): string => {
		if (question.format === 'markdown') return tidy(text);
		const { text: plain, lost } = textOfHtml(text);
		if (lost) notes.push('Een plaatje, filmpje of tabel is niet meegekomen. Zet die er zelf bij.');
		return escapeMarkdown(plain);
	};
	const asked = say(question.before);
	const full = after === null ? asked : `${asked} … ${say(after)}`;
	const tell = (name: string, text: string) =>
		text === '' ? [] : [`> ${name}: ${line(say(text))}`];
	const told = tell('Uitleg', question.explanation);
	const block = (name: string, body: string[]): Made => ({
		markdown: `:::${name}{#${id}}\n${body.join('\n\n')}\n:::`,
		notes: [...new Set(notes)]
	});

	if (answers === null)
		return asked ? { markdown: asked, notes } : { refused: 'Hier staat geen tekst.' };
	switch (answers.kind) {
		case 'unreadable':
			return { refused: 'Bij deze vraag klopt een teken niet: { } = of ~. Kijk hem na in Moodle.' };
		case 'numerical':
			return {
				refused:
					'Een vraag met een getal als antwoord bestaat hier niet. Maak er een meerkeuzevraag van.'
			};
		case 'essay':
			return block('open', [full, ...told]);
		case 'truth': {
			const { right, onRight, onWrong } = answers;
			const list = [`- [${right ? 'x' : ' '}] Waar`, `- [${right ? ' ' : 'x'}] Niet waar`].join(
				'\n'
			);
			return block('meerkeuze', [
				full,
				list,
				...tell('Goed', onRight),
				...tell('Fout', onWrong),
				...told
			]);
		}
	}
	const { options } = answers;
	if (options.some(({ match }) => match !== null)) {
		return matching(options, { say, notes, block, full, told });
	}
	if (options.every(({ sign }) => sign === '=')) {
		return filling(options, { say, notes, block, question, asked, told });
	}
	const single = options.some(({ sign }) => sign === '=');
	if (single && options.some(({ weight }) => weight !== null && weight > 0 && weight < 100)) {
		notes.push('Een half goed antwoord bestaat hier niet. Het telt nu als nog niet goed.');
	}
	const isRight = ({ sign, weight }: GiftOption) =>
		single ? sign === '=' : weight !== null && weight > 0;
	const weights = new Set(options.filter(isRight).map(({ weight }) => weight));
	if (!single && weights.size > 1) {
		notes.push('De goede antwoorden telden niet even zwaar. Hier tellen ze allemaal even zwaar.');
	}
	const right = options.filter(isRight).length;
	const list = options.map((option) => listItem(option, isRight(option), say)).join('\n');
	return block(single && right === 1 ? 'meerkeuze' : 'kies-meer', [full, list, ...told]);
}

function listItem(option: GiftOption, right: boolean, say: (text: string) => string): string {
	const remark = option.feedback === '' ? '' : `\n  > ${line(say(option.feedback))}`;
	return `- [${right ? 'x' : ' '}] ${line(say(option.text))}${remark}`;
}

type Tools = {
	say: (text: string) => string;
	notes: string[];
	block: (name: string, body: string[]) => Made;
	told: string[];
};

function matching(
	options: GiftOption[],
	{ say, notes, block, full, told }: Tools & { full: string }
): Made {
	const pairs = options.filter(({ text, match }) => text !== '' && match !== null && match !== '');
	if (pairs.length < options.length) {
		notes.push('Antwoorden zonder partner zijn weggelaten: elke rij heeft twee vakjes nodig.');
	}
	const rows = pairs.map(({ text, match }) => `| ${line(say(text))} | ${line(say(match ?? ''))} |`);
	return block('verbinden', [
		full,
		['| Dit | hoort bij |', '| --- | --- |', ...rows].join('\n'),
		...told
	]);
}

function filling(
	options: GiftOption[],
	{ say, notes, block, question, asked, told }: Tools & { question: GiftQuestion; asked: string }
): Made {
	const whole = options.filter(({ weight }) => weight === null || weight >= 100);
	if (whole.length < options.length) {
		notes.push('Een half goed antwoord bestaat hier niet. Het is weggelaten.');
	}
	if (whole.some(({ text }) => /(?<!\\)\*/.test(text))) {
		return {
			refused: 'Het sterretje (elk woord mag) bestaat hier niet. Schrijf de goede woorden uit.'
		};
	}
	const words = whole
		.map(({ text }) => gapWord(textOfHtml(text).text))
		.filter((word) => word !== '');
	if (words.length === 0) return { refused: 'Er is geen antwoord dat helemaal goed is.' };
	const feedback = whole.find((option) => option.feedback !== '')?.feedback ?? '';
	if (options.some((option) => option.feedback !== '' && option.feedback !== feedback)) {
		notes.push('Bij een invulplek past één reactie. De andere zijn weggelaten.');
	}
	const gap = `:gat[${words.join('|')}]`;
	const { after } = question;
	const text = after === null ? `${asked}\n\n${gap}` : `${asked} ${gap}${spaced(say(after))}`;
	const right = feedback === '' ? [] : [`> Goed: ${line(say(feedback))}`];
	return block('invullen', [text, ...right, ...told]);
}

/** In a gap a bar divides the answers and a bracket ends them. */
function gapWord(text: string): string {
	return line(text)
		.replace(/[[\]|\\{}]/g, ' ')
		.replace(/\s+/g, ' ')
		.trim();
}

function spaced(text: string): string {
	return /^[.,;:!?]/.test(text) ? text : ` ${text}`;
}

function line(text: string): string {
	return text.replace(/\s*\n\s*/g, ' ').trim();
}
