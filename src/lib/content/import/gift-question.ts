/** A question of a GIFT file, as it is written there. */
export interface GiftQuestion {
	/** In the file, from 1. */
	line: number;
	name: string;
	format: 'html' | 'plain' | 'moodle' | 'markdown';
	before: string;
	/** Text after the answers: the answers stand where a word is missing. Null when there is none. */
	after: string | null;
	/** Null: no answers, so a piece of text. */
	answers: GiftAnswers | null;
	/** Told whatever the answer. */
	explanation: string;
}
export type GiftAnswers =
	| { kind: 'essay' }
	| { kind: 'numerical' }
	| { kind: 'truth'; right: boolean; onWrong: string; onRight: string }
	| { kind: 'options'; options: GiftOption[] }
	| { kind: 'unreadable' };
export interface GiftOption {
	/** `=`: right, `~`: another answer. */
	sign: '=' | '~';
	/** In per cent, when it was given. */
	weight: number | null;
	text: string;
	/** The other half of a pair (`a -> b`). */
	match: string | null;
	feedback: string;
}

/** Stand for escaped signs while the others are looked for; no text holds them, since they are taken out first. */
const escaped = ['~', '=', '#', '{', '}', ':', '\\'];
const placeholder = (at: number): string => String.fromCharCode(0xe000 + at);

/** Splits a GIFT file into questions. Comments and categories are left out. Whatever the text, there is a list. */
export function readGift(text: string): GiftQuestion[] {
	const lines = text
		.replace(/^\uFEFF/, '')
		.replace(/\r\n?/g, '\n')
		.replace(/[\uE000-\uE00F]/g, '')
		.split('\n')
		.map((line) => (/^\s*(?:\/\/|\$CATEGORY:)/.test(line) ? '\0' : line));
	const questions: GiftQuestion[] = [];
	let open: string[] = [];
	let start = 0;
	for (const [at, line] of [...lines, ''].entries()) {
		if (line === '\0') continue;
		if (line.trim() !== '') {
			if (open.length === 0) start = at + 1;
			open.push(line);
			continue;
		}
		if (open.length > 0) questions.push(readQuestion(open.join('\n'), start));
		open = [];
	}
	return questions;
}

function readQuestion(written: string, line: number): GiftQuestion {
	let rest = hide(written).trim();
	const name = /^::([^]*?)::/.exec(rest);
	if (name) rest = rest.slice(name[0].length).trim();
	const format = /^\[(html|plain|moodle|markdown)\]/i.exec(rest);
	if (format) rest = rest.slice(format[0].length).trim();
	const from = rest.indexOf('{');
	const to = rest.lastIndexOf('}');
	const shared = {
		line,
		name: show(name?.[1] ?? ''),
		format: (format?.[1]?.toLowerCase() ?? 'moodle') as GiftQuestion['format']
	};
	if (from < 0 || to < from) {
		const answers = from < 0 && to < 0 ? null : ({ kind: 'unreadable' } as const);
		return { ...shared, before: show(rest), after: null, answers, explanation: '' };
	}
	const [inside = '', ...general] = rest.slice(from + 1, to).split('####');
	const after = show(rest.slice(to + 1));
	return {
		...shared,
		before: show(rest.slice(0, from)),
		after: after === '' ? null : after,
		answers: readAnswers(inside.trim()),
		explanation: withoutFormat(show(general.join('####')))
	};
}

function readAnswers(inside: string): GiftAnswers {
	if (inside === '') return { kind: 'essay' };
	if (inside.startsWith('#')) return { kind: 'numerical' };
	const truth = /^(T|TRUE|F|FALSE)\s*(?:#([^#]*))?(?:#([^#]*))?$/i.exec(inside);
	if (truth) {
		const right = truth[1]?.toUpperCase().startsWith('T') ?? true;
		return { kind: 'truth', right, onWrong: show(truth[2] ?? ''), onRight: show(truth[3] ?? '') };
	}
	if (!/^[=~]/.test(inside) || /[{}]/.test(inside)) return { kind: 'unreadable' };
	const options = inside
		.split(/(?=[=~])/)
		.map(readOption)
		.filter(({ text, match }) => text !== '' || match !== null);
	return options.length === 0 ? { kind: 'unreadable' } : { kind: 'options', options };
}

function readOption(written: string): GiftOption {
	const weight = /^[=~]\s*%(-?\d+(?:[.,]\d+)?)%/.exec(written);
	const rest = written.slice(weight ? weight[0].length : 1);
	const [answer = '', ...feedback] = rest.split('#');
	const [text = '', ...match] = answer.split('->');
	return {
		sign: written.startsWith('=') ? '=' : '~',
		weight: weight ? Number(weight[1]?.replace(',', '.')) : null,
		text: withoutFormat(show(text)),
		match: match.length > 0 ? withoutFormat(show(match.join('->'))) : null,
		feedback: withoutFormat(show(feedback.join('#')))
	};
}

function withoutFormat(text: string): string {
	return text.replace(/^\[(?:html|plain|moodle|markdown)\]/i, '').trim();
}

function hide(text: string): string {
	return text.replace(/\\([~=#{}:\\])/g, (_, sign: string) => placeholder(escaped.indexOf(sign)));
}

function show(text: string): string {
	const plain = text.replace(/\\n/g, '\n');
	return plain
		.replace(/[\uE000-\uE00F]/g, (sign) => escaped[sign.charCodeAt(0) - 0xe000] ?? '')
		.trim();
}
