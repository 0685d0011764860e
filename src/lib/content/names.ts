/**
 * The one table of names. Dutch is canonical and appears in source, JSON, messages and statistics; English is an alias.
 * It also feeds did-you-mean, editor completion and the authors' guide.
 */
const table = {
	exercises: {
		meerkeuze: 'choice',
		'kies-meer': 'multi-choice',
		open: 'open',
		schaal: 'scale',
		volgorde: 'order',
		verbinden: 'match',
		sorteren: 'sort',
		invullen: 'fill-in',
		scenario: 'scenario',
		afvinklijst: 'checklist',
		vragenlijst: 'questionnaire',
		adem: 'breathing',
		vijfg: 'five-g'
	},
	boxes: {
		'let-op': 'attention',
		tip: 'tip',
		voorbeeld: 'example',
		begrip: 'term',
		offline: 'offline',
		video: 'video',
		audio: 'audio'
	},
	levelBlocks: { extra: 'extra', verdieping: 'enrichment' },
	audience: { gesprek: 'conversation', begeleider: 'worker' },
	inline: { gat: 'gap' },
	remarks: {
		hint: 'hint',
		goed: 'right',
		fout: 'not yet',
		uitleg: 'explanation',
		voorbeeld: 'example',
		begin: 'start'
	},
	glossary: { uitspraak: 'say' },
	settings: {
		niveau: 'level',
		alleen: 'only',
		vroeger: 'formerly',
		pogingen: 'attempts',
		mening: 'opinion',
		regels: 'lines',
		van: 'from',
		tot: 'to',
		links: 'left',
		rechts: 'right',
		antwoorden: 'answers',
		meting: 'measure',
		'zelfde-als': 'same-as',
		woordenbank: 'word-bank',
		precies: 'exact',
		samen: 'with',
		voor: 'for',
		minuten: 'minutes',
		bestand: 'file',
		ondertiteling: 'captions'
	},
	levels: { basis: 'basis', extra: 'extra', verdieping: 'enrichment' },
	media: { scherm: 'screen', papier: 'paper' },
	together: { alleen: 'alone', ouder: 'parent', begeleider: 'worker' },
	talkFor: { begeleider: 'worker', allebei: 'both' },
	moments: { voor: 'before', na: 'after' },
	answers: { ja: 'yes', nee: 'no' },
	fiveG: {
		gebeurtenis: 'event',
		gedachte: 'thought',
		gevoel: 'feeling',
		gedrag: 'behaviour',
		gevolg: 'consequence'
	},
	opening: { altijd: 'always', na: 'after', begeleider: 'worker' },
	readingTargets: { 'groep 7': 'grade 7', 'groep 8': 'grade 8', a2: 'a2', b1: 'b1' },
	courseHead: {
		titel: 'title',
		id: 'id',
		vroeger: 'formerly',
		eigenaar: 'owner',
		'herzien-op': 'review-on',
		doelgroep: 'audience',
		taal: 'language',
		leesniveau: 'reading-level',
		contact: 'contact',
		'komt-nog': 'coming'
	},
	moduleHead: {
		titel: 'title',
		id: 'id',
		vroeger: 'formerly',
		eigenaar: 'owner',
		'herzien-op': 'review-on',
		doelen: 'goals',
		minuten: 'minutes',
		bijeenkomst: 'meeting',
		gevoelig: 'sensitive',
		open: 'opens',
		meenemen: 'bring',
		beeld: 'image',
		'beeld-beschrijving': 'image-description'
	},
	pageHead: {
		titel: 'title',
		id: 'id',
		vroeger: 'formerly',
		minuten: 'minutes',
		niveau: 'level',
		doel: 'goal',
		kort: 'short'
	}
} as const;

type Table = typeof table;
/** A part of the table: exercises, settings, levels, and so on. */
export type NameGroup = keyof Table;
/** The canonical names of one part. */
export type NameIn<G extends NameGroup> = G extends NameGroup ? keyof Table[G] & string : never;

const lookup = new Map<NameGroup, Map<string, string>>();
for (const group of Object.keys(table) as NameGroup[]) {
	const names = new Map<string, string>();
	const entries = Object.entries(table[group]);
	for (const [dutch, english] of entries) names.set(english, dutch);
	// Dutch last: where the Dutch name of one thing is the alias of another, Dutch wins.
	for (const [dutch] of entries) names.set(dutch, dutch);
	lookup.set(group, names);
}

/** The canonical name of `written` (Dutch or English, any case), or undefined. */
export function findName<G extends NameGroup>(group: G, written: string): NameIn<G> | undefined {
	const key = written.trim().toLowerCase().replace(/\s+/g, ' ');
	return lookup.get(group)?.get(key) as NameIn<G> | undefined;
}

/** All spellings in a part of the table, canonical names first. */
export function listNames(group: NameGroup): string[] {
	const dutch = Object.keys(table[group]);
	return [...new Set([...dutch, ...Object.values(table[group])])];
}

/** The canonical names of a part, in the order of the table. */
export function listCanonical<G extends NameGroup>(group: G): NameIn<G>[] {
	return Object.keys(table[group]) as NameIn<G>[];
}

/** The English alias of a canonical name. */
export function aliasOf<G extends NameGroup>(group: G, name: NameIn<G>): string {
	return String(table[group][name]);
}

/** Every name that can follow `:::`. */
export const blockGroups = ['exercises', 'boxes', 'levelBlocks', 'audience'] as const;
export type BlockName = NameIn<(typeof blockGroups)[number]>;

/** The canonical name of a block, or undefined. */
export function findBlockName(written: string): BlockName | undefined {
	for (const group of blockGroups) {
		const name = findName(group, written);
		if (name !== undefined) return name;
	}
	return undefined;
}
