/**
 * The course model: what the compiler makes of an author's text, and what the rest of the program may hold of it.
 * Field names are English; the values are the canonical (Dutch) names of `names.ts`.
 */

// Names

/** Folder name, or `id` in the front matter. */
export type CourseId = string;
/** Unique in the course. */
export type ModuleId = string;
/** Unique in the module. */
export type PageId = string;
/** Written by the author, unique in the course. */
export type ExerciseId = string;
/** Assigned by the compiler, carried over between versions at publish. */
export type OptionId = string;
/** sha-256, in hexadecimal, of the bytes it names. */
export type Hash = string;
export type Level = 'basis' | 'extra' | 'verdieping';
export type Medium = 'scherm' | 'papier';

// Text: the only shapes that prose can take

export type LinkTarget = { page: [ModuleId, PageId] } | { url: string };
export type Inline =
	| string
	| { t: 'strong' | 'em' | 'del'; c: Inline[] }
	| { t: 'code'; v: string }
	| { t: 'break' }
	| { t: 'link'; to: LinkTarget; c: Inline[] }
	/** `file` is a path in the course until `compileCourse` replaces it by a hash, and adds the size in pixels. */
	| { t: 'image'; file: Hash; alt: string; width?: number; height?: number }
	| { t: 'term'; entry: string; v: string }
	/** The n-th gap of `invullen`, counted from 0. */
	| { t: 'gap'; n: number };
export type Text =
	| { t: 'p'; c: Inline[] }
	| { t: 'heading'; depth: 2 | 3 | 4; c: Inline[] }
	| { t: 'list'; ordered: boolean; items: Text[][] }
	| { t: 'quote'; c: Text[] }
	| { t: 'code'; v: string }
	| { t: 'rule' }
	| { t: 'table'; head: Inline[][]; rows: Inline[][][] };

// Course

export type ReadingTarget = 'groep 7' | 'groep 8' | 'A2' | 'B1';

export interface Course {
	id: CourseId;
	title: string;
	audience: string;
	language: string;
	readingTarget?: ReadingTarget;
	owner: string;
	contact?: string;
	reviewOn?: string;
	formerly: string[];
	intro: Block[];
	modules: Module[];
	glossary: Term[];
	/** Titles of modules that do not exist yet (`komt-nog:`). */
	announced: string[];
}

export interface Term {
	entry: string;
	forms: string[];
	say?: string;
	meaning: Text[];
}

export interface Module {
	id: ModuleId;
	title: string;
	goals: string[];
	minutes: number;
	meeting?: number;
	sensitive: boolean;
	opens: Opens;
	owner?: string;
	reviewOn?: string;
	formerly: string[];
	/** What to bring to the meeting, shown at the end of the module. */
	bring: string[];
	/** `file` is a path until `compileCourse` replaces it by a hash. */
	image?: { file: Hash; alt: string; width?: number; height?: number };
	intro: Block[];
	/** In the order of the course. */
	pages: PageEntry[];
}

export type Opens =
	| { when: 'altijd' | 'begeleider' }
	| { when: 'na'; module: ModuleId }
	| { when: 'datum'; date: string };

/** What the rest of the program needs of a page without loading the page itself. */
export interface PageEntry {
	hash: Hash;
	id: PageId;
	title: string;
	/** Label for the path of steps, at most 18 characters. */
	short: string;
	minutes: number;
	level: Level;
	/** Exercises in the order of the page. */
	exercises: ExerciseEntry[];
	/** Assignments away from the screen that can be ticked as done. */
	offline: OfflineEntry[];
}

export interface ExerciseEntry {
	id: ExerciseId;
	type: ExerciseType;
	level: Level;
	only?: Medium;
	graded: boolean;
	/** Estimated seconds of work: reading it plus answering it. */
	authorSeconds: number;
	/** Number of options a guess picks from; null where a guess has no real chance. */
	options: number | null;
	/** Words a participant sees in this exercise. */
	words: number;
	/** Attempts that count; null when not graded. */
	attempts: number | null;
}

export interface OfflineEntry {
	id: ExerciseId;
	title: string;
	level: Level;
	together: Together;
	minutes: number | null;
}

export interface Page {
	id: PageId;
	module: ModuleId;
	title: string;
	short: string;
	minutes: number;
	goal?: string;
	level: Level;
	formerly: string[];
	blocks: Block[];
}

// Blocks

export type Together = 'alleen' | 'ouder' | 'begeleider';
export interface Placed {
	level: Level;
	only?: Medium;
}
export interface Box {
	title?: string;
	body: Text[];
}
/** Sound or moving picture. Files are paths until `compileCourse` replaces them by hashes. */
export interface Recording {
	title: string;
	file: Hash;
	/** Its length, where the file tells. */
	seconds?: number;
	/** The written version. */
	transcript: Text[];
}
export type BlockBody =
	| { kind: 'tekst'; body: Text[] }
	| ({ kind: 'let-op' | 'tip' | 'voorbeeld' | 'gesprek' } & Box)
	| { kind: 'begrip'; term: Term }
	| ({ kind: 'offline'; id?: ExerciseId; together: Together; minutes?: number } & Box)
	| ({ kind: 'video'; captions: Hash } & Recording)
	| ({ kind: 'audio' } & Recording)
	| { kind: 'oefening'; exercise: Exercise };
export type Block = Placed & BlockBody;
/** A block as a browser gets it: filtered, and without the name of a level. */
export type ShownBlock = BlockBody & { only?: never; level?: never };
/** A page as a browser gets it. */
export interface ShownPage {
	id: PageId;
	module: ModuleId;
	title: string;
	short: string;
	minutes: number;
	goal?: string;
	blocks: ShownBlock[];
}

// Exercises: what a participant's browser may hold. No key, no hint, no feedback.

export interface Option {
	id: OptionId;
	c: Inline[];
}
export interface Asked {
	id: ExerciseId;
	title?: string;
	question: Text[];
	/** How many hints the server can give. */
	hints: number;
	/** null: not graded. */
	attempts: number | null;
}
export type ChoiceExercise = Asked & { type: 'meerkeuze'; options: Option[]; opinion: boolean };
export type MultiChoiceExercise = Asked & {
	type: 'kies-meer';
	options: Option[];
	opinion: boolean;
};
export type OrderExercise = Asked & { type: 'volgorde'; options: Option[]; opinion: boolean };
export type SortExercise = Asked & {
	type: 'sorteren';
	groups: Option[];
	cards: Option[];
	opinion: boolean;
};
export type MatchExercise = Asked & {
	type: 'verbinden';
	/** Column headings of the table. */
	heads: [Inline[], Inline[]];
	left: Option[];
	right: Option[];
};
export type GapExercise = Asked & { type: 'invullen'; gaps: number; bank?: Option[] };
export type ScaleExercise = Asked & {
	type: 'schaal';
	from: number;
	to: number;
	left?: string;
	right?: string;
};
export type OpenExercise = Asked & { type: 'open'; lines: number; starters: Inline[][] };
export type ChecklistExercise = Asked & { type: 'afvinklijst'; options: Option[] };
/** A place in a story; without choices it is an ending. */
export interface Step {
	id: OptionId;
	title: Inline[];
	body: Text[];
	/** `to` is the id of a step. */
	choices: (Option & { to: OptionId })[];
}
export type ScenarioExercise = Asked & { type: 'scenario'; start: OptionId; steps: Step[] };
export type Moment = 'voor' | 'na';
export type QuestionnaireExercise = Asked & {
	type: 'vragenlijst';
	/** The same for every statement. */
	answers: Option[];
	items: Option[];
	moment?: Moment;
	/** The first measurement, from which answers and items were copied. */
	sameAs?: ExerciseId;
};
export type BreathingExercise = Asked & { type: 'adem'; breaths: number };
/** The five of a 5G: event, thought, feeling, behaviour, consequence. */
export type FiveGName = 'gebeurtenis' | 'gedachte' | 'gevoel' | 'gedrag' | 'gevolg';
export type FiveGExercise = Asked & {
	type: 'vijfg';
	/** Lines per field on paper and on screen. */
	lines: number;
	/** All five, in their order, each with the author's example; empty without one. */
	fields: { name: FiveGName; example: Inline[] }[];
};

export type Exercise =
	| ChoiceExercise
	| MultiChoiceExercise
	| OrderExercise
	| SortExercise
	| MatchExercise
	| GapExercise
	| ScaleExercise
	| OpenExercise
	| ChecklistExercise
	| ScenarioExercise
	| QuestionnaireExercise
	| BreathingExercise
	| FiveGExercise;
export type ExerciseType = Exercise['type'];

// Keys: server only

export interface Told {
	hints: Text[][];
	onRight?: Text[];
	onNotYet?: Text[];
	afterwards?: Text[];
	perOption: Record<OptionId, Text[]>;
}
export type ChoiceKey = Told & { type: 'meerkeuze'; correct: OptionId | null };
export type MultiChoiceKey = Told & { type: 'kies-meer'; correct: OptionId[] | null };
export type OrderKey = Told & { type: 'volgorde'; order: OptionId[] | null };
export type SortKey = Told & { type: 'sorteren'; place: Record<OptionId, OptionId> | null };
export type MatchKey = Told & { type: 'verbinden'; pair: Record<OptionId, OptionId> };
export type GapKey = Told & { type: 'invullen'; gaps: string[][]; exact: boolean };
export type OpenKey = Told & { type: 'open' | 'vijfg'; sample?: Text[] };
/** Statements that count the other way round. */
export type QuestionnaireKey = Told & { type: 'vragenlijst'; reversed: OptionId[] };
export type PlainKey = Told & { type: 'schaal' | 'afvinklijst' | 'scenario' | 'adem' };
/** null as a solution means: a matter of opinion. */
export type AnswerKey =
	| ChoiceKey
	| MultiChoiceKey
	| OrderKey
	| SortKey
	| MatchKey
	| GapKey
	| OpenKey
	| QuestionnaireKey
	| PlainKey;

// Compiler

export interface GuideNote {
	kind: 'begeleider' | 'gesprek';
	title?: string;
	level: Level;
	/** How many blocks of the page come before the note. */
	afterBlock: number;
	body: Text[];
}

export type Severity = 'fout' | 'let-op';
/** Lines and columns start at 1; the end column is the one after the last character. */
export interface Message {
	file: string;
	line: number;
	column: number;
	endLine: number;
	endColumn: number;
	severity: Severity;
	code: string;
	text: string;
	/** Offsets into the text with `\n` line ends and without byte order mark. */
	fix?: { from: number; to: number; insert: string };
}

/** Something named in the text that has to exist elsewhere in the course. */
export interface Reference {
	/** Path from the course folder. */
	target: string;
	/** As the author wrote it. */
	written: string;
	/** What a file has to be; a picture when absent. */
	kind?: 'video' | 'audio' | 'captions';
	line: number;
	column: number;
	endLine: number;
	endColumn: number;
}

/** Running text as written, markup included, and where it starts. */
export interface ProseRun {
	raw: string;
	line: number;
	column: number;
}

export interface CompiledPage {
	page: Page;
	keys: Map<ExerciseId, AnswerKey>;
	guide: GuideNote[];
	/** New name of an exercise to its old ones (`vroeger=`). */
	formerly: Map<ExerciseId, ExerciseId[]>;
	/** Where each exercise and tickable assignment is written. */
	places: Map<ExerciseId, Reference>;
	links: Reference[];
	files: Reference[];
	/** Second measurements: the exercise, and the first one it names (`zelfde-als=`). */
	repeats: Map<ExerciseId, Reference>;
	prose: ProseRun[];
	messages: Message[];
}

export interface Media {
	hash: Hash;
	/** Path from the course folder. */
	path: string;
	contentType: string;
	/** In pixels; of a drawing in its own units. */
	width?: number;
	height?: number;
	bytes: Uint8Array;
}

/** Everything that publishing stores. */
export interface CompiledCourse {
	/** Covers course, pages, keys, guide notes and media. */
	hash: Hash;
	course: Course;
	pages: Map<Hash, Page>;
	/** By page hash. Server only. */
	keys: Map<Hash, Map<ExerciseId, AnswerKey>>;
	/** By page hash. Workers only. */
	guide: Map<Hash, GuideNote[]>;
	/** Notes in `module.md`. Workers only. */
	moduleGuide: Map<ModuleId, GuideNote[]>;
	/** Notes in `course.md`. Workers only. */
	courseGuide: GuideNote[];
	media: Map<Hash, Media>;
	/** New exercise id to its old ones. */
	formerly: Map<ExerciseId, ExerciseId[]>;
}
