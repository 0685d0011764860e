import type { CodeName } from '../lint/codes.ts';
import { photoWithPlace, png } from './images.ts';
import { mp3, mp4, vtt } from './recordings.ts';
import { pageText } from './course.ts';

type Files = Record<string, string | Uint8Array | undefined>;
/** A body of a page, or files of a course. */
type Text = string | Files;
/** For each code a text that gets it, and one that does not. */
export interface Example {
	wrong: Text;
	right: Text;
	/** What is underlined in the wrong text, where that is worth checking. */
	at?: string;
}

const start = '01-ruzie/01-start.md';
const head = (lines: string): Files => ({ [start]: `---\n${lines}\n---\n\nTekst.\n` });
const module = (lines: string): Files => ({
	'01-ruzie/module.md': `---\ntitel: Ruzie\n${lines}\n---\n`
});
const choice = (answers: string, settings = '{#a}'): string =>
	`:::meerkeuze${settings}\nWat doe je?\n\n${answers}\n:::`;
const multi = (answers: string): string => `:::kies-meer{#a}\nWat voel je?\n\n${answers}\n:::`;
const good = '- [x] Ik tel tot vijf.\n  > Ja.\n- [ ] Ik duw terug.';
const page = (body: string): Files => ({ [start]: pageText(body) });
const withImage = (file: string, bytes: Uint8Array | string | undefined): Files => ({
	...page(`![Een plein met kinderen](${file})`),
	[`01-ruzie/${file}`]: bytes
});
const withMedia = (body: string, files: Files): Files => ({
	...page(body),
	...Object.fromEntries(Object.entries(files).map(([name, bytes]) => [`01-ruzie/${name}`, bytes]))
});
const story = (steps: string): string => `:::scenario{#a}\n${steps}\n:::`;
const firstMeasure =
	':::vragenlijst{#eerste meting=voor antwoorden="ja | nee"}\nWat past?\n\n1. Ik merk het.\n:::';
const fiveExamples =
	'- Gebeurtenis: een duw\n- Gedachte: expres\n- Gevoel: boos\n- Gedrag: duwen\n- Gevolg: ruzie';

/** Codes that compare with the version that is live have their own tests. */
export type ExampleCode = Exclude<
	CodeName,
	'id-verdwenen' | 'vroeger-onbekend' | 'antwoord-gewijzigd' | 'sleutel-gewijzigd'
>;

export const examples: Record<ExampleCode, Example> = {
	'geen-kop': { wrong: { [start]: 'Hallo.\n' }, right: head('titel: Ruzie') },
	'kop-onleesbaar': {
		wrong: head('titel: Ruzie: wat nu?'),
		right: head('titel: "Ruzie: wat nu?"')
	},
	'kop-geen-titel': { wrong: head('minuten: 5'), right: head('titel: Ruzie\nminuten: 1') },
	'kop-onbekend': { wrong: head('titel: A\ntittel: B'), right: head('titel: A'), at: 'tittel' },
	'kop-dubbel': { wrong: head('titel: A\ntitle: B'), right: head('title: A'), at: 'title' },
	'kop-minuten': {
		wrong: head('titel: A\nminuten: veel'),
		right: head('titel: A\nminuten: 1'),
		at: 'veel'
	},
	'kop-waarde': {
		wrong: module('bijeenkomst: tweede'),
		right: module('bijeenkomst: 2'),
		at: 'tweede'
	},
	'dubbele-pagina': {
		wrong: { '01-ruzie/02-start.md': pageText('Nog een.') },
		right: { '01-ruzie/02-verder.md': pageText('Nog een.') }
	},
	'dubbele-module': {
		wrong: {
			'02-ruzie/module.md': pageText('', 'titel: Weer'),
			'02-ruzie/01-a.md': pageText('A.')
		},
		right: { '02-weer/module.md': pageText('', 'titel: Weer'), '02-weer/01-a.md': pageText('A.') }
	},
	'open-voorwaarde-onbekend': { wrong: module('open: na vriend'), right: module('open: altijd') },
	'open-voorwaarde-kring': { wrong: module('open: na ruzie'), right: module('open: begeleider') },
	'herzien-verlopen': {
		wrong: module('herzien-op: 2020-06-01'),
		right: module('herzien-op: 2099-06-01')
	},
	'bestand-ontbreekt': { wrong: { 'course.md': undefined }, right: {} },
	'module-leeg': { wrong: { [start]: undefined }, right: {} },
	'cursus-leeg': { wrong: { [start]: undefined, '01-ruzie/module.md': undefined }, right: {} },
	'bestand-naam': {
		wrong: { '01-ruzie/02-Het Stoplicht.md': pageText('A.') },
		right: { '01-ruzie/02-het-stoplicht.md': pageText('A.') }
	},
	'bestand-overbodig': { wrong: { 'notities.docx': new Uint8Array([1]) }, right: {} },

	'onbekend-blok': { wrong: ':::meerkeuz{#a}\nA\n:::', right: choice(good), at: 'meerkeuz' },
	'blok-niet-herkend': { wrong: ':::{#a}\nA\n:::', right: ':::tip\nA.\n:::' },
	'blok-niet-gesloten': { wrong: ':::tip\nA.\n', right: ':::tip\nA.\n:::', at: ':::tip' },
	'sluit-zonder-begin': { wrong: 'A.\n\n:::\n', right: ':::tip\nA.\n:::', at: ':::' },
	'blok-in-oefening': {
		wrong: ':::open{#a}\nVraag?\n:::tip\nA.\n:::\n:::',
		right: ':::open{#a}\nVraag?\n:::\n\n:::tip\nA.\n:::',
		at: ':::tip'
	},
	'blok-hier-niet': {
		wrong: { 'course.md': pageText(':::open{#a}\nVraag?\n:::', 'titel: Stevig') },
		right: { 'course.md': pageText(':::tip\nWelkom.\n:::', 'titel: Stevig') }
	},
	'niveau-in-niveau': {
		wrong: 'A.\n\n:::verdieping\n:::extra\nA.\n:::\n:::',
		right: 'A.\n\n:::verdieping\nA.\n:::\n\n:::extra\nA.\n:::'
	},
	'onbekende-instelling': {
		wrong: ':::open{#a regel=3}\nVraag?\n:::',
		right: ':::open{#a regels=3}\nVraag?\n:::',
		at: 'regel=3'
	},
	'instelling-dubbel': {
		wrong: ':::open{#a regels=3 lines=4}\nVraag?\n:::',
		right: ':::open{#a lines=4}\nVraag?\n:::',
		at: 'lines=4'
	},
	'instelling-waarde': {
		wrong: ':::open{#a regels=veel}\nVraag?\n:::',
		right: ':::open{#a regels=6}\nVraag?\n:::'
	},
	'onbekend-niveau': {
		wrong: 'A.\n\n:::tip{niveau=makkelijk}\nA.\n:::',
		right: 'A.\n\n:::tip{niveau=extra}\nA.\n:::'
	},
	'niveau-leeg': { wrong: ':::extra\nA.\n:::', right: 'A.\n\n:::extra\nA.\n:::' },
	'niveau-in-titel': {
		wrong: 'A.\n\n:::extra[Extra oefening]\nA.\n:::',
		right: 'A.\n\n:::extra[Nog een keer]\nA.\n:::'
	},
	'onderdeel-onbekend': { wrong: 'A[^1].\n\n[^1]: Noot.', right: 'A. Noot.' },
	'html-niet-toegestaan': {
		wrong: 'Dit is <b>vet</b>.',
		right: 'Dit is **vet**, en 3 \\< 4.',
		at: '<b>'
	},
	'kop-1': { wrong: '# Hoe is het?\n\nA.', right: '## Hoe is het?\n\nA.' },
	'kop-overgeslagen': { wrong: '## Een\n\n#### Twee\n\nA.', right: '## Een\n\n### Twee\n\nA.' },
	'blok-leeg': { wrong: 'A.\n\n:::tip\n:::', right: ':::tip\nA.\n:::' },

	'geen-id': {
		wrong: ':::open\nWat hielp jou?\n:::',
		right: ':::open{#hielp}\nWat hielp jou?\n:::'
	},
	'id-vorm': {
		wrong: ':::open{#Mijn-Ruzie}\nVraag?\n:::',
		right: ':::open{#mijn-ruzie}\nVraag?\n:::',
		at: '#Mijn-Ruzie'
	},
	'dubbele-id': {
		wrong: ':::open{#a}\nVraag?\n:::\n\n:::open{#a}\nNog een?\n:::',
		right: ':::open{#a}\nVraag?\n:::\n\n:::open{#b}\nNog een?\n:::'
	},
	'dubbele-id-cursus': {
		wrong: {
			...page(':::open{#a}\nVraag?\n:::'),
			'01-ruzie/02-b.md': pageText(':::open{#a}\nB?\n:::')
		},
		right: {
			...page(':::open{#a}\nVraag?\n:::'),
			'01-ruzie/02-b.md': pageText(':::open{#b}\nB?\n:::')
		}
	},
	onvolledig: { wrong: ':::meerkeuze{#a}\nWat doe je?\n:::', right: choice(good) },
	'geen-goed-antwoord': { wrong: choice('- [ ] Ja\n  > A.\n- [ ] Nee'), right: choice(good) },
	'meer-goede-antwoorden': {
		wrong: choice('- [x] Ja\n  > A.\n- [x] Nee'),
		right: multi('- [x] Ja\n  > A.\n- [x] Nee')
	},
	'mening-met-vinkje': {
		wrong: choice('- [x] Ja\n- [ ] Nee', '{#a mening}'),
		right: choice('- [ ] Ja\n- [ ] Nee', '{#a mening}')
	},
	'te-weinig-antwoorden': { wrong: choice('- [x] Ja'), right: choice(good) },
	'dubbel-antwoord': { wrong: choice('- [x] Ja.\n  > A.\n- [ ] ja'), right: choice(good) },
	'leeg-antwoord': {
		wrong: choice('- [x] Ja\n- [ ]\n- [ ] Nee'),
		right: choice(good),
		at: '- [ ]'
	},
	'alles-goed': { wrong: multi('- [x] Ja\n  > A.\n- [x] Nee'), right: multi(good) },
	'langste-is-goed': {
		wrong: choice('- [x] Ik tel rustig tot vijf en loop dan weg.\n  > Ja.\n- [ ] Ik duw terug.'),
		right: choice(good)
	},
	'geen-vakje': { wrong: choice('- [x] Ja\n- Nee'), right: choice(good), at: '- Nee' },
	'vakje-vorm': { wrong: choice('- [x] Ja\n-[ ] Nee'), right: choice(good), at: '-[ ] Nee' },
	'vakje-buiten-oefening': { wrong: 'Kies:\n\n- [x] Ja\n- [ ] Nee', right: choice(good) },
	'gat-buiten-oefening': {
		wrong: 'Ik adem :gat[diep] in.',
		right: ':::invullen{#a}\nIk adem :gat[diep] in.\n:::',
		at: ':gat[diep]'
	},
	'opmerking-buiten-oefening': {
		wrong: 'A.\n\n> Goed: Dat klopt.',
		right: 'A.\n\n> Noor zei: hoi.'
	},
	'opmerking-onbekend': {
		wrong: choice(`${good}\n\n> Hnit: Kijk.`),
		right: choice(`${good}\n\n> Hint: Kijk.`)
	},
	'opmerking-zonder-naam': {
		wrong:
			':::verbinden{#a}\nWat hoort bij elkaar?\n\n| A | B |\n| - | - |\n| c | d |\n| e | f |\n\n> Omdat c bij d hoort.\n:::',
		right:
			':::verbinden{#a}\nWat hoort bij elkaar?\n\n| A | B |\n| - | - |\n| c | d |\n| e | f |\n\n> Uitleg: Omdat c bij d hoort.\n:::'
	},
	'opmerking-dubbel': {
		wrong: choice(`${good}\n\n> Goed: Ja.\n\n> Goed: Top.`),
		right: choice(`${good}\n\n> Goed: Ja.\n\n> Hint: Een.\n\n> Hint: Twee.`)
	},
	'geen-feedback': { wrong: choice('- [x] Ja\n- [ ] Nee'), right: choice(good) },
	'geen-gat': {
		wrong: ':::invullen{#a}\nIk adem in.\n:::',
		right: ':::invullen{#a}\nIk adem :gat[diep] in.\n:::'
	},
	'woordenbank-mist-woord': {
		wrong: ':::invullen{#a woordenbank="hard, zacht"}\nIk adem :gat[diep] in.\n:::',
		right: ':::invullen{#a woordenbank="hard, diep"}\nIk adem :gat[diep] in.\n:::'
	},
	'verbinden-kolommen': {
		wrong:
			':::verbinden{#a}\nWat hoort bij elkaar?\n\n| A | B |\n| - | - |\n| c | d | e |\n| f | g |\n:::',
		right:
			':::verbinden{#a}\nWat hoort bij elkaar?\n\n| A | B |\n| - | - |\n| c | d |\n| f | g |\n:::'
	},
	'volgorde-lijst': {
		wrong: ':::volgorde{#a}\nZet goed.\n\n- Een\n- Twee\n:::',
		right: ':::volgorde{#a}\nZet goed.\n\n1. Een\n2. Twee\n:::'
	},
	'sorteren-leeg': {
		wrong: ':::sorteren{#a}\nWaar hoort het?\n\n- Helpt\n  - Ademen\n  - Praten\n- Helpt niet\n:::',
		right:
			':::sorteren{#a}\nWaar hoort het?\n\n- Helpt\n  - Ademen\n- Helpt niet\n  - Schelden\n:::'
	},
	schaal: {
		wrong: ':::schaal{#a van=10 tot=1}\nHoe boos?\n:::',
		right: ':::schaal{#a van=1 tot=10}\nHoe boos?\n:::'
	},
	'afvinklijst-goed': {
		wrong: ':::afvinklijst{#a}\n- [x] Gedaan\n:::',
		right: ':::afvinklijst{#a}\n- [ ] Gedaan\n:::'
	},

	'vragenlijst-antwoorden': {
		wrong: ':::vragenlijst{#a antwoorden="ja"}\nWat past?\n\n1. Ik merk het.\n:::',
		right: ':::vragenlijst{#a antwoorden="ja | nee"}\nWat past?\n\n1. Ik merk het.\n:::',
		at: 'antwoorden="ja"'
	},
	'meting-onbekend': {
		wrong: page(`${firstMeasure}\n\n:::vragenlijst{#b meting=na zelfde-als=eerst}\n:::`),
		right: page(`${firstMeasure}\n\n:::vragenlijst{#b meting=na zelfde-als=eerste}\n:::`),
		at: 'zelfde-als=eerst'
	},
	'meting-zonder-eerste': {
		wrong: ':::vragenlijst{#a meting=na antwoorden="ja | nee"}\nWat past?\n\n1. Ik merk het.\n:::',
		right: firstMeasure,
		at: 'meting=na'
	},
	'meting-met-tekst': {
		wrong: page(
			`${firstMeasure}\n\n:::vragenlijst{#b meting=na zelfde-als=eerste}\nEn nu?\n\n1. Ik merk het.\n:::`
		),
		right: page(`${firstMeasure}\n\n:::vragenlijst{#b meting=na zelfde-als=eerste}\n:::`),
		at: 'En nu?'
	},
	'dubbele-stap': {
		wrong: story('### Begin\nA.\n\n- [Door.](#einde)\n\n### Einde\nB.\n\n### Einde\nC.'),
		right: story('### Begin\nA.\n\n- [Door.](#einde)\n\n### Einde\nB.'),
		at: '### Einde'
	},
	'stap-bestaat-niet': {
		wrong: story('### Begin\nA.\n\n- [Door.](#sam-dut)\n\n### Sam duwt\nB.'),
		right: story('### Begin\nA.\n\n- [Door.](#sam-duwt)\n\n### Sam duwt\nB.'),
		at: '[Door.](#sam-dut)'
	},
	'keuze-zonder-stap': {
		wrong: story('### Begin\nA.\n\n- [Door.](#einde)\n- Terug.\n\n### Einde\nB.'),
		right: story('### Begin\nA.\n\n- [Door.](#einde)\n- [Terug.](#begin)\n\n### Einde\nB.'),
		at: '- Terug.'
	},
	'stap-onbereikbaar': {
		wrong: story('### Begin\nA.\n\n- [Door.](#einde)\n\n### Sam huilt\nB.\n\n### Einde\nC.'),
		right: story('### Begin\nA.\n\n- [Door.](#einde)\n\n### Einde\nC.'),
		at: '### Sam huilt'
	},
	'scenario-zonder-einde': {
		wrong: story(
			'### Begin\nA.\n\n- [Duwen.](#sam-duwt)\n- [Stop.](#einde)\n\n### Sam duwt\nB.\n\n- [Nog eens.](#sam-duwt)\n\n### Einde\nC.'
		),
		right: story(
			'### Begin\nA.\n\n- [Duwen.](#sam-duwt)\n- [Stop.](#einde)\n\n### Sam duwt\nB.\n\n- [Nog eens.](#begin)\n\n### Einde\nC.'
		),
		at: '### Sam duwt'
	},
	'vijfg-veld': {
		wrong: `:::vijfg{#a}\nDenk terug.\n\n- Gebeurtenis: een duw\n- Gedachte: expres\n:::`,
		right: `:::vijfg{#a}\nDenk terug.\n\n${fiveExamples}\n:::`,
		at: '- Gebeurtenis: een duw'
	},

	'media-bestaat-niet': {
		wrong: withMedia(':::video[Adem]{bestand=adem.mp4 ondertiteling=adem.vtt}\n:::', {
			'ademen.mp4': mp4,
			'adem.vtt': vtt
		}),
		right: withMedia(':::video[Adem]{bestand=adem.mp4 ondertiteling=adem.vtt}\n:::', {
			'adem.mp4': mp4,
			'adem.vtt': vtt
		}),
		at: 'bestand=adem.mp4'
	},
	'media-te-groot': {
		wrong: withMedia(':::video[Adem]{bestand=adem.mp4 ondertiteling=adem.vtt}\n:::', {
			'adem.mp4': mp4,
			'adem.vtt': `${vtt}${'\n'.repeat(1024 * 1024)}`
		}),
		right: withMedia(':::audio[Noor]{bestand=noor.mp3}\nHoi.\n:::', { 'noor.mp3': mp3 }),
		at: 'ondertiteling=adem.vtt'
	},
	'media-van-buiten': {
		wrong: ':::audio[Noor]{bestand=https://a.example/noor.mp3}\nHoi.\n:::',
		right: ':::audio[Noor]{bestand=noor.mp3}\nHoi.\n:::',
		at: 'bestand=https://a.example/noor.mp3'
	},
	'video-zonder-ondertiteling': {
		wrong: ':::video[Adem]{bestand=adem.mp4}\nJe ziet een cirkel.\n:::',
		right: ':::video[Adem]{bestand=adem.mp4 ondertiteling=adem.vtt}\nJe ziet een cirkel.\n:::'
	},
	'audio-zonder-tekst': {
		wrong: ':::audio[Noor]{bestand=noor.mp3}\n:::',
		right: ':::audio[Noor]{bestand=noor.mp3}\nHoi.\n:::'
	},
	'afbeelding-zonder-beschrijving': { wrong: '![](plein.png)', right: '![Een plein](plein.png)' },
	'beeld-zonder-beschrijving': {
		wrong: { ...module('beeld: plein.png'), '01-ruzie/plein.png': png },
		right: {
			...module('beeld: plein.png\nbeeld-beschrijving: Een plein'),
			'01-ruzie/plein.png': png
		}
	},
	'beschrijving-is-bestandsnaam': {
		wrong: '![IMG_2031](plein.png)',
		right: '![Een plein](plein.png)'
	},
	'afbeelding-bestaat-niet': {
		wrong: { ...withImage('bankje.png', png), ...page('![Een bank](bankje.jpg)') },
		right: withImage('bankje.png', png)
	},
	'afbeelding-te-groot': {
		wrong: withImage('groot.png', new Uint8Array([...png, ...new Uint8Array(8_400_000)])),
		right: withImage('klein.png', png)
	},
	'afbeelding-van-buiten': {
		wrong: '![Een plein](https://a.example/plein.png)',
		right: '![Een plein](plein.png)'
	},
	'locatie-in-foto': {
		wrong: withImage('plein.jpg', photoWithPlace()),
		right: withImage('plein.png', png)
	},
	'media-soort': {
		wrong: withImage('plein.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>'),
		right: withImage('plein.png', png)
	},
	'link-bestaat-niet': {
		wrong: page('Lees [de start van ruzie](01-star.md).'),
		right: page('Lees [de start van ruzie](01-start.md).')
	},
	'link-niet-toegestaan': {
		wrong: 'Kijk [op de site](javascript:alert).',
		right: 'Bel [de Kindertelefoon](tel:08000432).'
	},
	'link-naar-andere-site': {
		wrong: 'Kijk [bij de Kindertelefoon](https://www.kindertelefoon.nl).',
		right: 'Bel 0800-0432.'
	},
	'linktekst-vaag': { wrong: 'Bel [hier](tel:112).', right: 'Bel [het noodnummer](tel:112).' },

	'te-lange-zin': {
		wrong: page(
			'Als je boos bent op iemand in de klas en je wilt slaan dan tel je eerst tot vijf.'
		),
		right: page('Ben je boos? Tel dan eerst tot vijf.')
	},
	'moeilijk-woord': {
		wrong: page('De mentor inventariseert alles.'),
		right: page('De mentor bekijkt alles.')
	},
	'te-moeilijk': {
		wrong: page(
			'De gemeentelijke verantwoordelijkheidsverdeling veroorzaakt aanzienlijke onduidelijkheden betreffende informatievoorziening. '.repeat(
				15
			)
		),
		right: page('Sam is boos. Hij telt tot vijf. Dan praat hij. Dat lukt. '.repeat(12))
	},
	'minuten-onwaarschijnlijk': {
		wrong: head('titel: A\nminuten: 60'),
		right: head('titel: A\nminuten: 1'),
		at: '60'
	},
	'begrip-dubbel': {
		wrong: { 'glossary.md': '## mentor\n\nEen.\n\n## mentor\n\nTwee.\n' },
		right: { 'glossary.md': '## mentor, mentoren\n\nEen.\n' }
	},
	'begrip-leeg': {
		wrong: { 'glossary.md': '## mentor\n\n## les\n\nA.\n' },
		right: { 'glossary.md': '## mentor\n\nA.\n' }
	},
	'begrip-los': {
		wrong: { 'glossary.md': 'Zomaar.\n\n## mentor\n\nA.\n' },
		right: { 'glossary.md': '# Woorden\n\n## mentor\n\nA.\n' }
	},
	persoonsgegevens: {
		wrong: 'Bel Jan op 06-12345678.',
		right: 'Bel de Kindertelefoon: 0800-0432.',
		at: '06-12345678'
	},
	'vraag-naar-gevoelige-gegevens': {
		wrong: page(':::open{#a}\nBen jij thuis wel eens bang?\n:::'),
		right: { ...page(':::open{#a}\nBen jij thuis wel eens bang?\n:::'), ...module('gevoelig: ja') }
	},
	'onzichtbaar-teken': { wrong: 'Ru\u200bzie.', right: 'Ruzie 👩‍🏫.' },
	'vroeger-bestaat-nog': {
		wrong: page(':::open{#a}\nA?\n:::\n\n:::open{#b vroeger=a}\nB?\n:::'),
		right: page(':::open{#b vroeger=a}\nB?\n:::')
	},
	'geen-utf8': {
		// `## é`, and below it a `caf\u00e9` as an old program writes it.
		wrong: {
			'glossary.md': new Uint8Array([
				...new TextEncoder().encode('## é\n\nEen caf'),
				...[0xe9, 0x2e, 0x0a]
			])
		},
		right: { 'glossary.md': '## é\n\nA.\n' }
	},
	'te-lang': { wrong: 'a '.repeat(50_001), right: 'a '.repeat(1000) },
	'te-diep': { wrong: '> > > > > > > A.', right: '> > A.' },
	'te-veel': {
		wrong: Array.from({ length: 61 }, (_, i) => `:::open{#v${i}}\nVraag?\n:::`).join('\n\n'),
		right: Array.from({ length: 60 }, (_, i) => `:::open{#v${i}}\nVraag?\n:::`).join('\n\n')
	},
	'te-zwaar': { wrong: `- ${'a\n'.repeat(500)}`, right: `- ${'a\n'.repeat(50)}` }
};
