import type { GuideNote, Message, Module, Opens, ProseRun, Reference } from '../types.ts';
import { findName } from '../names.ts';
import { checkBounds } from '../parse/bounds.ts';
import { checkCharacters } from '../parse/characters.ts';
import { createContext, idOfName, type PageContext } from '../parse/context.ts';
import { readHead, reportNoTitle, type HeadField } from '../parse/head.ts';
import {
	dateRule,
	idRule,
	idsRule,
	isDate,
	listRule,
	meetingRule,
	minutesRule,
	readValue,
	textRule,
	yesNoRule
} from '../parse/head-values.ts';
import { isFileName } from '../parse/inline.ts';
import { readImagePath } from '../parse/address.ts';
import { Source } from '../parse/source.ts';
import { readIntroduction } from './introduction.ts';

/** `module.md`, without its pages. */
export interface ModuleFile {
	module: Module;
	/** False: the minutes are those of the pages together. */
	minutesWritten: Reference | undefined;
	guide: GuideNote[];
	links: Reference[];
	files: Reference[];
	prose: ProseRun[];
	opens: Reference | undefined;
	reviewOn: Reference | undefined;
	messages: Message[];
}

/** Reads the `module.md` in `folder`. */
export function compileModuleFile(text: string, folder: string): ModuleFile {
	const source = new Source(`${folder}/module.md`, text);
	const ctx = createContext(source, 'introduction', folder);
	checkCharacters(source);
	const id = idOfName(folder);
	const module: Module = {
		id,
		title: id,
		goals: [],
		minutes: 0,
		sensitive: false,
		opens: { when: 'altijd' },
		formerly: [],
		bring: [],
		intro: [],
		pages: []
	};
	const file: ModuleFile = {
		module,
		minutesWritten: undefined,
		guide: [],
		links: ctx.links,
		files: ctx.files,
		prose: ctx.prose,
		opens: undefined,
		reviewOn: undefined,
		messages: source.messages
	};
	if (checkBounds(source)) {
		const head = readHead(source, 'moduleHead');
		const { fields } = head;
		reportNoTitle(source, head);
		readFields(ctx, file, fields);
		const introduction = readIntroduction(ctx, head.bodyFrom);
		module.intro = introduction.intro;
		file.guide = introduction.guide;
	}
	return file;
}

function readFields(
	ctx: PageContext,
	file: ModuleFile,
	fields: ReturnType<typeof readHead<'moduleHead'>>['fields']
): void {
	const { source } = ctx;
	const { module } = file;
	module.id = readValue(source, fields.get('id'), idRule) ?? module.id;
	module.title = readValue(source, fields.get('titel'), textRule) ?? module.id;
	module.goals = readValue(source, fields.get('doelen'), listRule) ?? [];
	module.bring = readValue(source, fields.get('meenemen'), listRule) ?? [];
	module.sensitive = readValue(source, fields.get('gevoelig'), yesNoRule) ?? false;
	module.formerly = readValue(source, fields.get('vroeger'), idsRule) ?? [];
	const meeting = readValue(source, fields.get('bijeenkomst'), meetingRule);
	if (meeting !== undefined) module.meeting = meeting;
	const owner = readValue(source, fields.get('eigenaar'), textRule);
	if (owner !== undefined) module.owner = owner;
	const minutes = fields.get('minuten');
	const written = readValue(source, minutes, minutesRule);
	if (written !== undefined && minutes !== undefined) {
		module.minutes = written;
		file.minutesWritten = source.reference(String(written), String(written), minutes.span);
	}
	const review = fields.get('herzien-op');
	const date = readValue(source, review, dateRule);
	if (date !== undefined && review !== undefined) {
		module.reviewOn = date;
		file.reviewOn = source.reference(date, date, review.span);
	}
	readOpens(ctx, file, fields.get('open'));
	readImage(ctx, module, fields.get('beeld'), fields.get('beeld-beschrijving'));
}

function readOpens(ctx: PageContext, file: ModuleFile, field: HeadField | undefined): void {
	if (field === undefined) return;
	const text = typeof field.value === 'string' ? field.value : '';
	const opens = opensOf(text);
	if (opens === undefined) {
		ctx.source.report('kop-waarde', field.span, {
			name: field.written,
			wanted: '`altijd`, `na <module>`, een datum of `begeleider`',
			found: text.slice(0, 60),
			example: 'na wat-is-boos'
		});
		return;
	}
	file.module.opens = opens;
	if (opens.when === 'na')
		file.opens = ctx.source.reference(opens.module, opens.module, field.span);
}

function opensOf(text: string): Opens | undefined {
	if (isDate(text)) return { when: 'datum', date: text };
	const [word = '', ...rest] = text.split(' ');
	const when = findName('opening', word);
	if (when === 'na') {
		const module = idOfName(rest.join(' '));
		return module === '' ? undefined : { when, module };
	}
	return when === undefined || rest.length > 0 ? undefined : { when };
}

function readImage(
	ctx: PageContext,
	module: Module,
	field: HeadField | undefined,
	description: HeadField | undefined
): void {
	const written = readValue(ctx.source, field, textRule);
	const alt = readValue(ctx.source, description, textRule);
	if (written === undefined || field === undefined) return;
	const file = readImagePath(ctx, written, field.span);
	if (alt === undefined) ctx.source.report('beeld-zonder-beschrijving', field.span);
	else if (isFileName(alt, written)) {
		ctx.source.report('beschrijving-is-bestandsnaam', description?.span ?? field.span, { alt });
	}
	if (file !== undefined) module.image = { file, alt: alt ?? '' };
}
