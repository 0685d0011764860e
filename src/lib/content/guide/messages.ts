import { compileCourse } from '../compile-course.ts';
import { blockCodes } from '../lint/codes/blocks.ts';
import { exerciseCodes } from '../lint/codes/exercises.ts';
import { headCodes } from '../lint/codes/head.ts';
import { languageCodes } from '../lint/codes/language.ts';
import { mediaCodes } from '../lint/codes/media.ts';
import { versionCodes } from '../lint/codes/versions.ts';
import type { CodeName } from '../lint/codes.ts';
import { pageText, plainCourse } from '../testing/course.ts';
import { examples, type ExampleCode } from '../testing/examples.ts';
import type { Severity } from '../types.ts';

type Files = Record<string, string | Uint8Array | undefined>;

/** Part of an author's text; `file` is null for the body of any page. */
export type Written = { file: string | null; text: string };
export type MessageExample = {
	code: string;
	severity: Severity;
	/** What the author reads at the wrong text. */
	text: string;
	wrong: Written[];
	right: Written[];
};
export type MessageGroup = { title: string; messages: MessageExample[] };

const GROUPS = [
	['De kop bovenaan en de bestanden', headCodes],
	['Blokken en niveaus', blockCodes],
	['Oefeningen', exerciseCodes],
	['Beeld en links', mediaCodes],
	['Taal en inhoud', languageCodes],
	['Na een vorige versie', versionCodes]
] as const;

/** Date on which the examples are looked at, so that what is overdue stays overdue. */
const TODAY = '2026-01-01';
/** A text longer than this is cut: it is wrong because of its length. */
const LONGEST = 600;

let made: MessageGroup[] | undefined;

/** Every message there is, with the text that gets it and one that does not: the examples that the tests compile. */
export function messageGroups(): MessageGroup[] {
	made ??= GROUPS.map(([title, codes]) => ({
		title,
		messages: (Object.keys(codes) as CodeName[]).flatMap((code) => exampleOf(code) ?? [])
	}));
	return made;
}

/** Null for what has no text of its own, such as what is found when two editions are compared. */
function exampleOf(code: CodeName): MessageExample | null {
	if (!(code in examples)) return null;
	const example = examples[code as ExampleCode];
	const files = typeof example.wrong === 'string' ? onPage(example.wrong) : example.wrong;
	const merged = Object.entries({ ...plainCourse, ...files }).filter(
		(entry): entry is [string, string | Uint8Array] => entry[1] !== undefined
	);
	const { messages } = compileCourse(new Map(merged), { folder: 'stevig-staan', today: TODAY });
	const found = messages.find((message) => message.code === code);
	if (!found) return null;
	const { severity, text } = found;
	return { code, severity, text, wrong: writtenIn(example.wrong), right: writtenIn(example.right) };
}

function onPage(body: string): Files {
	return { '01-ruzie/01-start.md': pageText(body) };
}

/** What can be read of an example; a picture or a file that is taken away is named only. */
function writtenIn(written: string | Files): Written[] {
	if (typeof written === 'string') return [{ file: null, text: shortened(written) }];
	return Object.entries(written).map(([file, text]) => ({
		file,
		text: typeof text === 'string' ? shortened(text.trimEnd()) : ''
	}));
}

function shortened(text: string): string {
	return text.length > LONGEST ? `${text.slice(0, LONGEST)} …` : text;
}
