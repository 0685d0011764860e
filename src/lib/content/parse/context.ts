import type { RootContent } from 'mdast';
import type {
	AnswerKey,
	Block,
	ExerciseId,
	GuideNote,
	Level,
	Medium,
	ModuleId,
	ProseRun,
	Reference
} from '../types.ts';
import type { BlockName } from '../names.ts';
import type { Source, Span } from './source.ts';

/** What kind of file is being read; some blocks belong on pages only. */
export type FileRole = 'page' | 'introduction' | 'glossary';

/** What grows while one file is translated. */
export interface PageContext {
	source: Source;
	role: FileRole;
	/** Folder of the file, from the course folder; empty for the course folder itself. */
	folder: string;
	moduleId: ModuleId;
	blocks: Block[];
	guide: GuideNote[];
	keys: Map<ExerciseId, AnswerKey>;
	formerly: Map<ExerciseId, ExerciseId[]>;
	places: Map<ExerciseId, Reference>;
	links: Reference[];
	files: Reference[];
	repeats: Map<ExerciseId, Reference>;
	/** Length of a recording by its path; undefined where that is not known. */
	secondsOf: (path: string) => number | undefined;
	/** Depth of the last heading, for the order of headings; 1 is the title of the page. */
	headingDepth: number;
	/** Running text that participants read, for the checks of language. */
	prose: ProseRun[];
	/** True while a note is read that only workers see. */
	forWorkers: boolean;
	/** Quotes under list items that were labelled `Goed:` or `Fout:`, which must not end up in a question. */
	answerQuotes: Map<RootContent, string>;
	/** Urls of `[name]: url` lines in the run of text being read. */
	definitions: Map<string, string>;
}

/** Where a block stands: the level around it, and the block that gave it. */
export interface Around {
	level: Level;
	only: Medium | undefined;
	levelBlock: BlockName | undefined;
}

export function createContext(source: Source, role: FileRole, folder: string): PageContext {
	return {
		source,
		role,
		folder,
		moduleId: idOfName(folder.split('/')[0] ?? ''),
		blocks: [],
		guide: [],
		keys: new Map(),
		formerly: new Map(),
		places: new Map(),
		links: [],
		files: [],
		repeats: new Map(),
		secondsOf: () => undefined,
		headingDepth: 1,
		prose: [],
		forWorkers: false,
		answerQuotes: new Map(),
		definitions: new Map()
	};
}

/** Keeps a run of text for the checks of language, unless only workers read it. */
export function noteProse(ctx: PageContext, span: Span): void {
	if (ctx.forWorkers) return;
	ctx.prose.push({ raw: ctx.source.slice(span), ...ctx.source.at(span.from) });
}

/** `02-ruzie` or `02-ruzie.md` is called `ruzie`: the number only orders. */
export function idOfName(name: string): string {
	return name.replace(/\.md$/i, '').replace(/^\d+[-_. ]+/, '');
}
