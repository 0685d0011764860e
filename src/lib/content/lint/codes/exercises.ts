import { mistake, notice } from './shape.ts';

const times = (count: number): string => (count === 2 ? 'twee keer' : `${count} keer`);

/** Oefeningen. */
export const exerciseCodes = {
	'geen-id': mistake(
		({ block, proposal }: { block: string; proposal: string }): string =>
			`Deze oefening heeft nog geen vaste naam. Schrijf erachter: \`:::${block}{#${proposal}}\`. Met die naam bewaren we de antwoorden.`
	),
	'id-vorm': mistake(
		({ id, proposal }: { id: string; proposal: string }): string =>
			`De naam "#${id}" mag alleen kleine letters, cijfers en streepjes hebben, bijvoorbeeld "#${proposal}".`
	),
	'dubbele-id': mistake(
		({ id, line }: { id: string; line: number }): string =>
			`De naam "#${id}" is al gebruikt op regel ${line}. Geef deze oefening een eigen naam, anders raken antwoorden door elkaar.`
	),
	'dubbele-id-cursus': mistake(
		({ id, file, line }: { id: string; file: string; line: number }): string =>
			`De naam "#${id}" is al gebruikt in \`${file}\`, regel ${line}. Geef deze oefening een eigen naam.`
	),
	onvolledig: mistake(
		({ block, missing, example }: { block: string; missing: string; example: string }): string =>
			`In deze \`:::${block}\` ontbreekt ${missing}. ${example}`
	),
	'geen-goed-antwoord': mistake(
		(): string =>
			'Geen van de antwoorden is goed. Zet een x in het vakje: `- [x] antwoord`. Is er geen goed of fout? Zet `mening` bij het blok.'
	),
	'meer-goede-antwoorden': mistake(
		({ count }: { count: number }): string =>
			`Er zijn ${count} goede antwoorden. Bij \`:::meerkeuze\` is er één goed. Mogen leerlingen er meer kiezen? Gebruik \`:::kies-meer\`.`
	),
	'mening-met-vinkje': mistake(
		(): string =>
			'Hier staat `mening`, dus er is geen goed antwoord. Laat alle vakjes leeg: `- [ ]`.'
	),
	'te-weinig-antwoorden': mistake(({ count }: { count: number }): string =>
		count === 0
			? 'Er zijn geen antwoorden. Schrijf er minstens twee.'
			: 'Er is maar één antwoord. Schrijf er minstens twee.'
	),
	'dubbel-antwoord': mistake(
		({ text, count }: { text: string; count: number }): string =>
			`Het antwoord "${text}" staat er ${times(count)}. Haal er een weg.`
	),
	'leeg-antwoord': mistake(
		(): string => 'Dit antwoord is leeg. Schrijf tekst achter het vakje of haal de regel weg.'
	),
	'alles-goed': notice((): string => 'Alle antwoorden zijn goed. Klopt dat?'),
	'langste-is-goed': notice(
		(): string =>
			'Het goede antwoord is twee keer zo lang als de andere. Dat is makkelijk te raden. Maak de antwoorden ongeveer even lang.'
	),
	'geen-vakje': mistake(
		({ text }: { text: string }): string =>
			`Voor dit antwoord ontbreekt het vakje. Schrijf \`- [ ] ${text}\` (niet goed) of \`- [x] ${text}\` (goed).`
	),
	'vakje-vorm': mistake(
		(): string =>
			'Dit vakje is net anders geschreven. Het moet zo: `- [ ] tekst` (streepje, spatie, haak, spatie of x, haak, spatie).'
	),
	'vakje-buiten-oefening': mistake(
		(): string =>
			'Een lijst met vakjes hoort in een oefening. Hier zou de leerling het goede antwoord zien.'
	),
	'gat-buiten-oefening': mistake(
		(): string =>
			'`:gat[…]` werkt alleen in `:::invullen`. Hier zou de leerling het goede woord zien.'
	),
	'opmerking-buiten-oefening': notice(
		({ name }: { name: string }): string =>
			`"${name}:" staat buiten een oefening. Leerlingen zien dit als gewone tekst. Zet het in het blok.`
	),
	'opmerking-onbekend': mistake(
		({ name, suggestion }: { name: string; suggestion?: string }): string =>
			suggestion === undefined
				? `"${name}:" kan niet bij deze oefening. Haal de regel weg of gebruik een andere oefening.`
				: `"${name}:" bestaat niet. Bedoel je "${suggestion}:"?`
	),
	'opmerking-zonder-naam': mistake(
		(): string =>
			'Bij deze opmerking staat niet wat het is. Zet er een woord voor, bijvoorbeeld `> Uitleg: Zo voelt boos.`'
	),
	'opmerking-dubbel': mistake(
		({ name }: { name: string }): string =>
			`"${name}:" staat twee keer in deze oefening. Laat er één staan. (Van "Hint:" en "Begin:" mogen er meer zijn.)`
	),
	'geen-feedback': notice(
		(): string =>
			'Bij de antwoorden staat geen reactie. Schrijf onder elk antwoord waarom: `  > Dan wordt de ruzie groter.`'
	),
	'geen-gat': mistake(
		(): string => 'Er is geen invulplek. Schrijf het goede woord zo: `:gat[rustig]`.'
	),
	'woordenbank-mist-woord': mistake(
		({ word }: { word: string }): string =>
			`"${word}" staat niet in de woordenbank, maar is wel het goede woord. Zet het erbij.`
	),
	'verbinden-kolommen': mistake(({ count }: { count: number | null }): string =>
		count === null
			? 'Deze tabel is niet te lezen. Zet onder de eerste rij een regel met streepjes: `| --- | --- |`.'
			: `Elke rij heeft twee vakjes nodig: links | rechts. Deze rij heeft er ${count}.`
	),
	'volgorde-lijst': mistake(
		(): string =>
			'Nummer de lijst (1. 2. 3.) in de goede volgorde. Leerlingen zien hem door elkaar.'
	),
	'sorteren-leeg': mistake(
		({ group }: { group: string }): string =>
			`Onder de groep "${group}" staan geen kaartjes. Zet ze eronder, twee spaties ingesprongen: \`  - kaartje\`.`
	),
	schaal: mistake(({ from, to }: { from: number; to: number }): string =>
		from === to
			? `De schaal loopt van ${from} tot ${to}. Het tweede getal moet groter zijn: \`van=1 tot=10\`.`
			: `De schaal loopt van ${from} tot ${to}. Het eerste getal is het kleinste: \`van=${Math.min(from, to)} tot=${Math.max(from, to)}\`.`
	),
	'vragenlijst-antwoorden': mistake(({ count }: { count: number }): string =>
		count > 2
			? `Er zijn ${count} antwoorden. Dat zijn er te veel om uit te kiezen: schrijf er hooguit 11.`
			: 'Schrijf welke antwoorden er zijn: `antwoorden="nooit | soms | vaak"`.'
	),
	'meting-onbekend': mistake(
		({ name, suggestion }: { name: string; suggestion?: string }): string =>
			suggestion === undefined
				? `De meting "${name}" bestaat niet. Schrijf achter \`zelfde-als=\` de naam van een \`:::vragenlijst\`.`
				: `De meting "${name}" bestaat niet. Bedoel je \`zelfde-als=${suggestion}\`?`
	),
	'meting-zonder-eerste': mistake(
		(): string =>
			'Bij een tweede meting hoort de naam van de eerste: `meting=na zelfde-als=naam-van-de-eerste`. De lijst zelf hoeft er niet bij.'
	),
	'meting-met-tekst': mistake(
		(): string =>
			'Met `zelfde-als` komen de vraag en de lijst uit de eerste meting. Haal de tekst en de antwoorden hier weg.'
	),
	'dubbele-stap': mistake(
		({ title }: { title: string }): string =>
			`De stap "${title}" bestaat al. Geef deze stap een andere titel.`
	),
	'stap-bestaat-niet': mistake(
		({ target, suggestion }: { target: string; suggestion?: string }): string =>
			suggestion === undefined
				? `Deze keuze gaat naar "${target}", maar die stap is er niet. Schrijf een kopje met die naam, of kies een andere stap.`
				: `Deze keuze gaat naar "${target}", maar die stap is er niet. Bedoel je "#${suggestion}"?`
	),
	'keuze-zonder-stap': mistake(
		({ text }: { text: string }): string =>
			`Bij de keuze "${text}" staat niet waar hij heen gaat. Maak er een link van naar een kopje: \`- [${text}](#op-het-plein)\`.`
	),
	'stap-onbereikbaar': notice(
		({ title }: { title: string }): string =>
			`Geen enkele keuze leidt naar de stap "${title}". Maak een keuze erheen of haal de stap weg.`
	),
	'scenario-zonder-einde': mistake(
		({ title }: { title: string }): string =>
			`Vanaf "${title}" kom je nooit bij een einde: de keuzes draaien in een rondje. Voeg een keuze toe naar een stap zonder keuzes.`
	),
	'vijfg-veld': mistake(
		(): string =>
			'Zet de vijf voorbeelden onder elkaar, elk één keer: `- Gebeurtenis: …`, `- Gedachte: …`, `- Gevoel: …`, `- Gedrag: …`, `- Gevolg: …`.'
	),
	'afvinklijst-goed': mistake(
		(): string => 'Een afvinklijst heeft geen goede antwoorden. Laat alle vakjes leeg: `- [ ]`.'
	)
};
