import type { NameIn } from '../names.ts';

/**
 * Every example of the guide for authors. The guide shows the text and what comes of it; a test compiles each of them and
 * accepts no message at all. The editor may offer the same texts.
 */
export type GuideExample = {
	/** What stands on the page. */
	body: string;
	/** Fields above it; without them only the body is shown. */
	head?: string;
	/** What it needs to exist: an example of a block or exercise that is not there yet is left out. */
	needs?: NameIn<'exercises'> | 'video' | 'audio';
};

const define = <Name extends string>(all: Record<Name, GuideExample>) => all;

export const guideExamples = define({
	'stap-een': {
		head: `titel: Het stoplicht
minuten: 3
doel: Ik ken drie stappen voor als ik boos word.`,
		body: `Word je boos? Denk dan aan een stoplicht. Bij rood stop je. Bij oranje denk je na. Bij groen doe je iets slims.

:::voorbeeld[Zo ging het bij Noor]
Noor kreeg een duw in de gang. Ze telde tot vijf. Toen zei ze: stop, dat wil ik niet.
:::

:::meerkeuze{#eerste-stap}
Iemand duwt jou. Wat doe je als eerste?

- [ ] Ik duw terug.
  > Dan wordt de ruzie vaak groter.
- [x] Ik tel tot vijf.
  > Ja. Zo krijgt je hoofd tijd.
- [ ] Ik blijf stil en boos.
  > Dat heet opkroppen. De ruzie blijft dan in je hoofd.

> Hint: Denk aan het rode licht.

> Uitleg: Na vijf tellen kun je beter kiezen wat je doet.
:::

:::volgorde{#stoplicht}
Zet de stappen in de goede volgorde.

1. Stop.
2. Denk na.
3. Doe iets slims.

> Hint: Begin bij rood.
:::`
	},
	'stap-twee': {
		head: `titel: Jouw ruzie
minuten: 4`,
		body: `Nu ga je kijken naar een ruzie van jezelf. Kies een kleine ruzie.

:::schaal{#boos-toen van=0 tot=10 links="niet boos" rechts="heel boos"}
Hoe boos was jij toen?
:::

:::open{#mijn-ruzie regels=4}
Wat gebeurde er? Wat hielp?

> Begin: Ik had ruzie toen …

> Voorbeeld: Ik had ruzie met mijn zus over de tablet. Even naar buiten gaan hielp.
:::

:::offline[Teken jouw stoplicht]{#teken-stoplicht samen=ouder minuten=15}
Teken een stoplicht op papier. Schrijf bij elk licht wat jij doet. Neem het mee.
:::

:::begeleider
Vraag naar het laatste moment, niet naar ‘altijd’.
:::`
	},
	alinea: {
		body: `Iedereen heeft wel eens ruzie. Vaak merk je het **eerst in je lijf**.

Je hart klopt sneller. Je krijgt het warm.`
	},
	kopjes: {
		body: `## Wat gebeurt er?

Je wordt boos.

### In je lijf

Je hart klopt sneller.`
	},
	lijst: {
		body: `Dit kun je doen:

- Tel tot vijf.
- Loop even weg.
- Praat met iemand.

Zo oefen je:

1. Kies een rustig moment.
2. Oefen samen met iemand.`
	},
	tabel: {
		body: `| Licht  | Wat doe je?    |
| ------ | -------------- |
| Rood   | Stop.          |
| Oranje | Denk na.       |
| Groen  | Doe iets slims. |`
	},
	citaat: {
		body: `> Ik telde tot vijf. Toen ging het beter.`
	},
	link: {
		body: `Lees eerst [wat jouw ruzie was](02-jouw-ruzie.md). Of bel de Kindertelefoon: [0800 0432](tel:08000432).`
	},
	beeld: {
		body: `![Vier leerlingen staan op het schoolplein](plein.png)`
	},
	tekens: {
		body: `Ik \\<3 mijn hond. En 5 \\* 3 is 15.`
	},
	tip: {
		body: `:::tip
Het lukt niet altijd meteen. Dat hoort bij oefenen.
:::`
	},
	'let-op': {
		body: `:::let-op[Wie leest dit?]
Bij elke open vraag kies jij wie het antwoord mag lezen.
:::`
	},
	voorbeeld: {
		body: `:::voorbeeld[Zo ging het bij Noor]
Noor kreeg een duw in de gang. Ze telde tot vijf. Toen zei ze: stop, dat wil ik niet.
:::`
	},
	gesproken: {
		body: `:::voorbeeld[Yassin zegt]
“Ik was zo boos. Toen dacht ik aan het stoplicht.”
:::`
	},
	begrip: {
		body: `:::begrip[opkroppen]
Boos zijn en er niets over zeggen.
:::`
	},
	offline: {
		body: `:::offline[Teken jouw stoplicht]{#teken-stoplicht samen=ouder minuten=15}
Teken een stoplicht op papier. Schrijf bij elk licht wat jij doet. Neem het mee.
:::`
	},
	gesprek: {
		body: `Je bent bijna klaar.

:::gesprek[Neem mee naar het gesprek]{voor=allebei}
- Welk licht lukt al?
- Wie kan je helpen om te stoppen?
:::`
	},
	begeleider: {
		body: `Je bent bijna klaar.

:::begeleider[Let op]
Vraag naar het laatste moment, niet naar ‘altijd’. Komt de ruzie thuis vaak terug? Plan dan een gesprek.
:::`
	},
	video: {
		needs: 'video',
		body: `:::video[Samen ademen]{bestand=adem.mp4 ondertiteling=adem.vtt}
Je ziet een cirkel. Hij wordt langzaam groter en kleiner. Je ademt vier keer mee.
:::`
	},
	audio: {
		needs: 'audio',
		body: `:::audio[Noor vertelt]{bestand=noor.mp3}
Ik was zo boos. Toen dacht ik aan het stoplicht.
:::`
	},
	meerkeuze: {
		body: `:::meerkeuze{#eerste-stap}
Iemand duwt jou. Wat doe je als eerste?

- [ ] Ik duw terug.
  > Dan wordt de ruzie vaak groter.
- [x] Ik tel tot vijf.
  > Ja. Zo krijgt je hoofd tijd.
- [ ] Ik blijf stil en boos.
  > Dat heet opkroppen. De ruzie blijft dan in je hoofd.
:::`
	},
	reacties: {
		body: `:::meerkeuze{#juf-helpt}
Wie kan je helpen als het niet stopt?

- [ ] Niemand, ik los het zelf op.
  > Alleen is het vaak lastig. Er is altijd iemand.
- [x] De juf of de meester.
  > Ja. Die wil het graag weten.
- [ ] De klas, in de groepsapp.
  > In een app wordt ruzie vaak groter.

> Hint: Denk aan iemand die ouder is dan jij.

> Goed: Hulp vragen is sterk.

> Fout: Kijk nog eens wie er op school is om te helpen.

> Uitleg: Een volwassene kan de ruzie stoppen zonder dat iemand verliest.
:::`
	},
	'kies-meer': {
		body: `:::kies-meer{#lijf}
Wat kun je voelen als je boos wordt?

- [x] Mijn hart klopt snel.
  > Ja, dat merken veel mensen.
- [x] Ik krijg het warm.
  > Dat klopt. Je bloed stroomt sneller.
- [ ] Mijn haar groeit sneller.
  > Dat voel je niet.

> Uitleg: Boosheid merk je vaak eerst in je lijf.
:::`
	},
	mening: {
		body: `:::kies-meer{#rustig-van mening}
Waar word jij rustig van?

- [ ] Muziek
- [ ] Bewegen
- [ ] Met iemand praten
:::`
	},
	pogingen: {
		body: `:::meerkeuze{#een-kans pogingen=1}
Hoeveel lichten heeft een stoplicht?

- [x] Drie
  > Ja: rood, oranje en groen.
- [ ] Vier
  > Tel ze nog eens.
:::`
	},
	volgorde: {
		body: `:::volgorde{#stoplicht}
Zet de stappen in de goede volgorde.

1. Stop.
2. Denk na.
3. Doe iets slims.

> Hint: Begin bij rood.

> Uitleg: Eerst stoppen geeft je hoofd tijd om na te denken.
:::`
	},
	sorteren: {
		body: `:::sorteren{#helpt-dit}
Helpt dit, of maakt dit de ruzie groter?

- Dit helpt
  - Rustig ademen
  - Zeggen wat je wilt
- Dit maakt het groter
  - Schelden
  - Anderen erbij roepen
:::`
	},
	verbinden: {
		body: `:::verbinden{#gevoel-lijf}
Wat hoort bij elkaar?

| Gevoel   | Lijf             |
| -------- | ---------------- |
| Boos     | Gebalde vuisten  |
| Bang     | Trillende knieën |
| Verlegen | Een rood hoofd   |
:::`
	},
	invullen: {
		body: `:::invullen{#ademen}
Vul in.

Als ik boos ben, adem ik :gat[diep|rustig] in.
:::`
	},
	woordenbank: {
		body: `:::invullen{#zinnen woordenbank="diep, hard, stop"}
Maak de zinnen af.

Als ik boos ben, adem ik :gat[diep] in. Bij rood denk ik: :gat[stop].
:::`
	},
	open: {
		body: `:::open{#mijn-ruzie regels=4}
Wanneer had jij voor het laatst ruzie? Wat hielp?

> Begin: Ik had ruzie toen …

> Begin: Wat hielp, was …

> Voorbeeld: Ik had ruzie met mijn zus over de tablet. Even naar buiten gaan hielp.
:::`
	},
	schaal: {
		body: `:::schaal{#boos-toen van=0 tot=10 links="niet boos" rechts="heel boos"}
Denk aan je laatste ruzie. Hoe boos was jij?
:::`
	},
	afvinklijst: {
		body: `:::afvinklijst{#thuis-doen}
Wat heb je al gedaan?

- [ ] Ik heb thuis verteld over het stoplicht.
- [ ] Ik heb het één keer geoefend.
:::`
	},
	vragenlijst: {
		needs: 'vragenlijst',
		body: `:::vragenlijst{#start-ruzie meting=voor antwoorden="nooit | soms | vaak | altijd"}
Wat past bij jou?

1. Ik merk het als ik boos word.
2. Ik kan mezelf rustig maken.
3. Ik word boos om kleine dingen. (-)
:::`
	},
	vijfg: {
		needs: 'vijfg',
		body: `:::vijfg{#mijn-vijf-g}
Denk aan een moment waarop je boos was. Vul de vijf vakken in.

- Gebeurtenis: Sem pakte mijn pen.
- Gedachte: Hij doet dat om mij te pesten.
- Gevoel: Boos.
- Gedrag: Ik trok de pen terug.
- Gevolg: We kregen allebei straf.
:::`
	},
	adem: {
		needs: 'adem',
		body: `:::adem{#adem-mee}
Adem vier keer rustig mee.
:::`
	},
	scenario: {
		needs: 'scenario',
		body: `:::scenario{#schoolplein}
### Op het plein
Sam pakt jouw bal af. Wat doe je?

- [Ik pak de bal terug.](#sam-duwt)
- [Ik zeg: stop, ik wil mijn bal terug.](#sam-stopt)

### Sam duwt
Nu zijn jullie allebei boos.

- [Ik probeer het opnieuw.](#op-het-plein)

### Sam stopt
Sam geeft de bal terug. Jij bleef rustig.
:::`
	},
	extra: {
		body: `Oefen met een ruzie die je kent.

:::extra[Nog een keer oefenen]
Begin met een kleine ruzie.

:::open{#kleine-ruzie regels=3}
Schrijf of teken een kleine ruzie.
:::
:::`
	},
	'niveau-op-oefening': {
		body: `Je kent nu het stoplicht.

:::open{#twee-kanten niveau=verdieping regels=4}
Bekijk jouw ruzie door de ogen van de ander. Wat zie je dan?
:::`
	},
	'stap-op-niveau': {
		head: 'titel: Een kleine ruzie\nniveau: extra\nminuten: 1',
		body: `Je oefent met een kleine ruzie. Zo wordt het steeds makkelijker.`
	},
	papier: {
		body: `:::tip{alleen=papier}
Knip de stroken uit en leg ze neer.
:::

:::tip{alleen=scherm}
Gebruik de knoppen om te schuiven.
:::`
	},
	'kop-pagina': {
		head: 'titel: Het stoplicht\nkort: Stoplicht\nminuten: 1\ndoel: Ik ken drie stappen voor als ik boos word.',
		body: `Een stoplicht heeft drie kleuren. Zo ga je ook om met boosheid.`
	}
});

export type ExampleName = keyof typeof guideExamples;

/** The text of a file with this head and body. */
export function fileOf({ head = 'titel: Het stoplicht', body }: GuideExample): string {
	return `---\n${head}\n---\n\n${body}\n`;
}

/** A training of one module with four types of exercise: small, complete, and the beginning of every new one. */
export const firstCourse: Record<string, string> = {
	'course.md': `---
titel: Stevig staan
doelgroep: 10 tot 13 jaar
taal: nl
leesniveau: groep 7
eigenaar: Team Jeugd
---

In deze training oefen je met ruzie, gevoel en nee zeggen.
`,
	'glossary.md': `## opkroppen

Boos zijn en er niets over zeggen.
`,
	'01-ruzie/module.md': `---
titel: Ruzie en weer goed maken
doelen:
  - Ik weet wat ik kan doen bij ruzie.
bijeenkomst: 1
meenemen:
  - Eén ding dat bij jou helpt.
---

Iedereen heeft wel eens ruzie. Dat is niet erg. Je leert er iets van.
`,
	'01-ruzie/01-het-stoplicht.md': fileOf(guideExamples['stap-een']),
	'01-ruzie/02-jouw-ruzie.md': fileOf(guideExamples['stap-twee'])
};
