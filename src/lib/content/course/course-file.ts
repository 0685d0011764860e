import type { Course, GuideNote, Message, ReadingTarget, ProseRun, Reference } from '../types.ts';
import * as v from 'valibot';
import { findName } from '../names.ts';
import { checkBounds } from '../parse/bounds.ts';
import { checkCharacters } from '../parse/characters.ts';
import { createContext } from '../parse/context.ts';
import { readHead, reportNoTitle } from '../parse/head.ts';
import {
	dateRule,
	idRule,
	idsRule,
	languageRule,
	listRule,
	readValue,
	textRule,
	type HeadRule
} from '../parse/head-values.ts';
import { Source } from '../parse/source.ts';
import { readIntroduction } from './introduction.ts';

/** `course.md`, without what other files add. */
export interface CourseFile {
	course: Course;
	guide: GuideNote[];
	links: Reference[];
	files: Reference[];
	prose: ProseRun[];
	reviewOn: Reference | undefined;
	messages: Message[];
}

const readingTargets = { 'groep 7': 'groep 7', 'groep 8': 'groep 8', a2: 'A2', b1: 'B1' } as const;
const readingRule: HeadRule<ReadingTarget> = {
	schema: v.pipe(
		v.string(),
		v.transform((text) => findName('readingTargets', text)),
		v.picklist(['groep 7', 'groep 8', 'a2', 'b1']),
		v.transform((name) => readingTargets[name])
	),
	wanted: '`groep 7`, `groep 8`, `A2` of `B1`',
	example: 'groep 7'
};

/** Reads `course.md`; `folder` is the id when the head gives none. */
export function compileCourseFile(text: string, folder: string): CourseFile {
	const source = new Source('course.md', text);
	const ctx = createContext(source, 'introduction', '');
	checkCharacters(source);
	const course: Course = {
		id: folder,
		title: folder,
		audience: '',
		language: 'nl',
		owner: '',
		formerly: [],
		intro: [],
		modules: [],
		glossary: [],
		announced: []
	};
	let guide: GuideNote[] = [];
	let reviewOn: Reference | undefined;
	if (checkBounds(source)) {
		const head = readHead(source, 'courseHead');
		const { fields } = head;
		reportNoTitle(source, head);
		course.id = readValue(source, fields.get('id'), idRule) ?? folder;
		course.title = readValue(source, fields.get('titel'), textRule) ?? folder;
		course.audience = readValue(source, fields.get('doelgroep'), textRule) ?? '';
		course.language = readValue(source, fields.get('taal'), languageRule) ?? 'nl';
		course.owner = readValue(source, fields.get('eigenaar'), textRule) ?? '';
		course.formerly = readValue(source, fields.get('vroeger'), idsRule) ?? [];
		course.announced = readValue(source, fields.get('komt-nog'), listRule) ?? [];
		const target = readValue(source, fields.get('leesniveau'), readingRule);
		if (target !== undefined) course.readingTarget = target;
		const contact = readValue(source, fields.get('contact'), textRule);
		if (contact !== undefined) course.contact = contact;
		const review = fields.get('herzien-op');
		const date = readValue(source, review, dateRule);
		if (date !== undefined && review !== undefined) {
			course.reviewOn = date;
			reviewOn = source.reference(date, date, review.span);
		}
		const introduction = readIntroduction(ctx, head.bodyFrom);
		course.intro = introduction.intro;
		guide = introduction.guide;
	}
	return {
		course,
		guide,
		links: ctx.links,
		files: ctx.files,
		prose: ctx.prose,
		reviewOn,
		messages: source.messages
	};
}
