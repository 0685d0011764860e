import { describe, expect, test } from 'vitest';
import { compileFiles, pageText, plainCourse } from './testing/course.ts';
import { photoWithPlace, png } from './testing/images.ts';
import type { CompiledCourse, Page } from './types.ts';

type Files = Parameters<typeof compileFiles>[0];

function compile(files: Files, options?: Parameters<typeof compileFiles>[1]): CompiledCourse {
	const { course, messages } = compileFiles(files, options);
	if (course === undefined)
		throw new Error(messages.map(({ file, text }) => `${file}: ${text}`).join('\n'));
	return course;
}
function pageOf(course: CompiledCourse, module = 0, page = 0): Page {
	const found = course.pages.get(course.course.modules[module]?.pages[page]?.hash ?? '');
	if (found === undefined) throw new Error('no page');
	return found;
}

describe('the model of a course', () => {
	const course = compile({
		'course.md': pageText(
			'Welkom.',
			'title: Stevig staan\naudience: 10 tot 13 jaar\nlanguage: nl\nreading-level: groep 7\nowner: Team Jeugd\nreview-on: 2027-06-01\ncoming:\n  - Grenzen\n  - "Samen: klaar"'
		),
		'01-ruzie/module.md': pageText(
			'Over ruzie.\n\n:::begeleider\nVoor jou.\n:::',
			'titel: Ruzie\ndoelen:\n  - Ik ken drie stappen.\nbijeenkomst: 2\ngevoelig: ja\nmeenemen:\n  - Je tekening\nbeeld: plein.png\nbeeld-beschrijving: Een plein'
		),
		'01-ruzie/plein.png': png,
		'01-ruzie/01-start.md': pageText(
			'A.\n\n:::meerkeuze{#keuze}\nWat doe je?\n\n- [x] tellen\n- [ ] duwen\n:::\n\n:::offline[Teken]{#teken samen=ouder minuten=15}\nTeken iets.\n:::',
			'titel: Start\nminuten: 2\nkort: Begin'
		),
		'01-ruzie/02-meer.md': pageText('B.', 'titel: Meer\nniveau: extra\nminuten: 5'),
		'10-weer/module.md': pageText('', 'titel: Weer goed\nopens: after ruzie'),
		'10-weer/01-goed.md': pageText('C.', 'titel: Goed\nminuten: 1')
	});

	test('holds what its files say', () => {
		expect(course.course).toMatchObject({
			id: 'stevig-staan',
			title: 'Stevig staan',
			audience: '10 tot 13 jaar',
			readingTarget: 'groep 7',
			reviewOn: '2027-06-01',
			announced: ['Grenzen', 'Samen: klaar']
		});
		expect(course.course.modules).toMatchObject([
			{
				id: 'ruzie',
				minutes: 2,
				meeting: 2,
				sensitive: true,
				bring: ['Je tekening'],
				opens: { when: 'altijd' }
			},
			{ id: 'weer', minutes: 1, opens: { when: 'na', module: 'ruzie' } }
		]);
		expect(course.moduleGuide.get('ruzie')).toMatchObject([{ kind: 'begeleider' }]);
	});

	test('lists per page what the rest of the program needs', () => {
		expect(course.course.modules[0]?.pages).toMatchObject([
			{
				id: 'start',
				title: 'Start',
				short: 'Begin',
				minutes: 2,
				level: 'basis',
				exercises: [
					{
						id: 'keuze',
						type: 'meerkeuze',
						level: 'basis',
						graded: true,
						options: 2,
						words: 5,
						attempts: 1,
						authorSeconds: 43
					}
				],
				offline: [{ id: 'teken', title: 'Teken', together: 'ouder', minutes: 15 }]
			},
			{ id: 'meer', level: 'extra' }
		]);
	});

	test('pages, keys and media are named by their hash', () => {
		const image = course.course.modules[0]?.image;
		expect(image?.alt).toBe('Een plein');
		expect(course.media.get(image?.file ?? '')).toMatchObject({
			path: '01-ruzie/plein.png',
			contentType: 'image/png'
		});
		expect([...course.pages.keys()]).toEqual(
			course.course.modules.flatMap(({ pages }) => pages.map(({ hash }) => hash))
		);
		expect([
			...(course.keys.get(course.course.modules[0]?.pages[0]?.hash ?? '')?.keys() ?? [])
		]).toEqual(['keuze']);
	});

	test('the hash covers everything and nothing but the content', () => {
		expect(compile(plainCourse).hash).toBe(compile(plainCourse).hash);
		const noted = compile({
			'01-ruzie/01-start.md': pageText('Dit is de start.\n\n:::begeleider\nX.\n:::', 'titel: Start')
		});
		expect(noted.hash).not.toBe(compile(plainCourse).hash);
		expect([...noted.pages.keys()]).toEqual([...compile(plainCourse).pages.keys()]);
	});
});

describe('links between pages', () => {
	test.each(['02-b.md', '02-b', 'b.md', './b', '../01-ruzie/02-b.md', '../ruzie/b'])(
		'%s',
		(target) => {
			const course = compile({
				'01-ruzie/01-start.md': pageText(`Lees [over vrede](${target}).`),
				'01-ruzie/02-b.md': pageText('B.', 'titel: B\nid: vrede')
			});
			expect(JSON.stringify(pageOf(course).blocks)).toContain('"to":{"page":["ruzie","vrede"]}');
		}
	);

	test('the nearest page is proposed', () => {
		const { messages } = compileFiles({
			'01-ruzie/01-start.md': pageText('Lees [over het licht](stoplich.md).'),
			'01-ruzie/02-stoplicht.md': pageText('B.')
		});
		expect(messages.map(({ text }) => text)).toContain(
			'De stap "stoplich.md" bestaat niet. Bedoel je "stoplicht.md"?'
		);
	});
});

describe('words of the glossary', () => {
	const files: Files = {
		'glossary.md':
			'## mentor, mentoren\n\nEen docent die jou helpt.\n\nUitspraak: men-tor\n\n## les\n\nUur op school.\n',
		'01-ruzie/01-start.md': pageText(
			'## De mentor\n\nVraag het [jouw mentor van school](start.md). Mentoren helpen. De mentor belt. Wat lessen betreft: een **les** duurt een uur.\n\n:::extra\nDe mentor luistert. Ook naar de les.\n:::'
		)
	};

	test('the first occurrence is a term; not in headings and links, nor as part of a word', () => {
		const course = compile(files);
		expect(course.course.glossary[0]).toMatchObject({
			entry: 'mentor',
			forms: ['mentoren'],
			say: 'men-tor'
		});
		expect(course.course.glossary[0]?.meaning).toHaveLength(1);
		const [first, second] = pageOf(course).blocks;
		const terms = (block: unknown): unknown =>
			JSON.stringify(block).match(/"t":"term","entry":"\w+","v":"\w+"/g);
		expect(terms(first)).toEqual([
			'"t":"term","entry":"mentor","v":"Mentoren"',
			'"t":"term","entry":"les","v":"les"'
		]);
		expect(terms(second)).toBeNull();
	});

	test('a word first met at extra is a term again at basis', () => {
		const course = compile({
			...files,
			'01-ruzie/01-start.md': pageText(':::extra\nDe mentor.\n:::\n\nJe mentor.')
		});
		expect(JSON.stringify(pageOf(course)).match(/"t":"term"/g)).toHaveLength(2);
	});

	test('answers stay as they are', () => {
		const course = compile({
			...files,
			'01-ruzie/01-start.md': pageText(
				':::kies-meer{#a mening}\nWie?\n\n- [ ] mentor\n- [ ] les\n:::'
			)
		});
		expect(JSON.stringify(pageOf(course))).not.toContain('"t":"term"');
	});
});

describe('files', () => {
	test('numbers order, also from ten on', () => {
		const course = compile({
			'01-ruzie/2-b.md': pageText('B.'),
			'01-ruzie/10-c.md': pageText('C.')
		});
		expect(course.course.modules[0]?.pages.map(({ id }) => id)).toEqual(['start', 'b', 'c']);
	});

	test('a drawing is allowed only where the repository itself holds the course', () => {
		const files = {
			'01-ruzie/01-start.md': pageText('![Een plein](plein.svg)'),
			'01-ruzie/plein.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>'
		};
		expect(compileFiles(files).course).toBeUndefined();
		expect([...compile(files, { allowSvg: true }).media.values()]).toMatchObject([
			{ contentType: 'image/svg+xml' }
		]);
	});

	test('a name that promises another kind of file is refused', () => {
		const { messages } = compileFiles({
			'01-ruzie/01-start.md': pageText('![Een plein](plein.png)'),
			'01-ruzie/plein.png': photoWithPlace()
		});
		expect(messages.map(({ code }) => code)).toContain('media-soort');
	});

	test('place, device and remarks are taken out of a photo, how it is turned is kept', () => {
		const course = compile({
			'01-ruzie/01-start.md': pageText('![Een plein](plein.jpg)'),
			'01-ruzie/plein.jpg': photoWithPlace()
		});
		const [photo] = [...course.media.values()];
		const text = new TextDecoder('latin1').decode(photo?.bytes);
		expect(text).not.toMatch(/GEHEIM/);
		expect(text).toMatch(/^\u00ff\u00d8.*JFIF/s);
		expect(text).toContain('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06');
		expect(photo?.bytes.length).toBeLessThan(photoWithPlace().length);
	});

	test('an image knows the room it takes, also when a photo lies on its side', () => {
		const sized = (file: string, bytes: Uint8Array | string): string =>
			JSON.stringify(
				compile(
					{
						'01-ruzie/01-start.md': pageText(`![Een plein](${file})`),
						[`01-ruzie/${file}`]: bytes
					},
					{ allowSvg: true }
				)
					.pages.values()
					.next().value
			);
		expect(sized('a.png', png)).toContain('"width":1,"height":1');
		expect(sized('a.svg', '<svg viewBox="0 0 640 400.5"></svg>')).toContain(
			'"width":640,"height":401'
		);
		expect(sized('a.jpg', photoWithPlace())).toContain('"width":40,"height":30');
		expect(sized('a.svg', '<svg></svg>')).not.toContain('"width"');
	});

	test('a broken course gives messages and no course', () => {
		const { course, messages } = compileFiles({ '01-ruzie/01-start.md': pageText(':::tip\nA.') });
		expect(course).toBeUndefined();
		expect(messages).toMatchObject([
			{ file: '01-ruzie/01-start.md', line: 5, code: 'blok-niet-gesloten' }
		]);
	});
});
