import type { BlockName, NameIn } from '../names.ts';
import { freeName } from './names.ts';

/** Where the name of the exercise goes. */
const id = '%id%';

/** An example of every exercise, to insert and to change. */
const exercises: Record<NameIn<'exercises'>, string> = {
	meerkeuze: `:::meerkeuze{#${id}}
Iemand duwt jou in de gang. Wat doe je als eerste?

- [ ] Ik duw terug.
  > Dan wordt de ruzie vaak groter.
- [x] Ik tel tot vijf.
  > Ja. Zo krijgt je hoofd tijd.
- [ ] Ik zeg niets en blijf boos.
  > Dan blijft de ruzie in je hoofd.

> Hint: Wat geeft je hoofd tijd?

> Uitleg: Na vijf tellen kun je beter kiezen wat je doet.
:::`,
	'kies-meer': `:::kies-meer{#${id}}
Wat kun je voelen als je boos wordt?

- [x] Mijn hart klopt snel.
- [x] Ik krijg het warm.
- [ ] Mijn haar groeit sneller.

> Uitleg: Je lijf laat als eerste merken dat je boos wordt.
:::`,
	open: `:::open{#${id} regels=4}
Wanneer had jij voor het laatst ruzie? Wat hielp?

> Begin: Ik had ruzie toen …

> Voorbeeld: Ik had ruzie om de tablet. Even naar buiten gaan hielp.
:::`,
	schaal: `:::schaal{#${id} van=0 tot=10 links="helemaal niet" rechts="heel erg"}
Denk aan je laatste ruzie. Hoe boos was jij?
:::`,
	volgorde: `:::volgorde{#${id}}
Zet de stappen in de goede volgorde.

1. Stop.
2. Denk na.
3. Doe iets slims.

> Uitleg: Eerst stop je. Dan pas kun je nadenken.
:::`,
	verbinden: `:::verbinden{#${id}}
Wat hoort bij elkaar?

| Gevoel   | Lijf             |
| -------- | ---------------- |
| Boos     | Gebalde vuisten  |
| Bang     | Trillende knieën |
| Verlegen | Een rood hoofd   |
:::`,
	sorteren: `:::sorteren{#${id}}
Helpt dit tegen de ruzie, of maakt dit de ruzie groter?

- Dit helpt
  - Rustig ademen
  - Zeggen wat je wilt
- Dit maakt het groter
  - Schelden
  - Anderen erbij roepen
:::`,
	invullen: `:::invullen{#${id} woordenbank="diep, rustig, hard"}
Als ik boos ben, adem ik :gat[diep|rustig] in.
:::`,
	scenario: `:::scenario{#${id}}
### Op het plein
Sam pakt jouw bal af. Wat doe je?

- [Ik pak de bal terug.](#sam-duwt)
- [Ik zeg: stop, ik wil mijn bal terug.](#sam-stopt)

### Sam duwt
Nu zijn jullie allebei boos.

- [Ik probeer het opnieuw.](#op-het-plein)

### Sam stopt
Sam geeft de bal terug. Jij bleef rustig.
:::`,
	afvinklijst: `:::afvinklijst{#${id}}
Wat neem je mee naar de bijeenkomst?

- [ ] Een pen
- [ ] Iets dat je wilt vertellen
:::`,
	vragenlijst: `:::vragenlijst{#${id} antwoorden="nooit | soms | vaak | altijd"}
Wat past bij jou?

1. Ik merk het als ik boos word.
2. Ik kan mezelf rustig maken.
3. Ik word boos om kleine dingen. (-)
:::`,
	adem: `:::adem{#${id}}
Adem vier keer rustig mee.
:::`,
	vijfg: `:::vijfg{#${id}}
Denk aan een moment waarop je schrok. Wat gebeurde er?
:::`
};

/** And of every other block. */
const others: Record<Exclude<BlockName, NameIn<'exercises'>>, string> = {
	'let-op': `:::let-op[Goed om te weten]
Bij elke open vraag kies jij wie het antwoord mag lezen.
:::`,
	tip: `:::tip
Lees de vraag eerst rustig twee keer.
:::`,
	voorbeeld: `:::voorbeeld[Zo ging het bij Noor]
Noor kreeg een duw. Ze telde tot vijf. Toen zei ze: stop, dat wil ik niet.
:::`,
	begrip: `:::begrip[opkroppen]
Boos zijn en er niets over zeggen.
:::`,
	offline: `:::offline[Teken jouw stoplicht]{#${id} samen=ouder minuten=15}
Teken een stoplicht op papier. Schrijf bij elk licht wat jij doet. Neem het mee.
:::`,
	video: `:::video[Samen ademen]{bestand=adem.mp4 ondertiteling=adem.vtt}
Je ziet een cirkel. Hij wordt langzaam groter en kleiner.
:::`,
	audio: `:::audio[Noor vertelt]{bestand=noor.mp3}
Ik was zo boos. Toen dacht ik aan het stoplicht.
:::`,
	extra: `:::extra[Nog een keer oefenen]
Oefen eerst met een kleine ruzie.
:::`,
	verdieping: `:::verdieping[Een stap verder]
Denk aan iemand anders in de klas. Wat zou die doen?
:::`,
	gesprek: `:::gesprek[Om over te praten]
- Welk licht lukt al? Welk licht is lastig?
- Wie kan je helpen om te stoppen?
:::`,
	begeleider: `:::begeleider
Vraag naar het laatste moment, niet naar ‘altijd’.
:::`
};

const all: Record<BlockName, string> = { ...exercises, ...others };

/** The example of a block, with a name for the exercise that is not among `taken`. */
export function exampleOf(name: BlockName, taken: Iterable<string>): string {
	const stem = name in exercises ? name : `${name}-opdracht`;
	const free = freeName(stem, taken);
	return all[name].replaceAll(id, free);
}

/** Whether the block asks something, and has a name of its own. */
export function hasName(name: BlockName): boolean {
	return all[name].includes(id);
}
