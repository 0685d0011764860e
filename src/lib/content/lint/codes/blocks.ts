import { meant, mistake, notice } from './shape.ts';

/** Blokken en niveaus. */
export const blockCodes = {
	'onbekend-blok': mistake(({ name, suggestion }: { name: string; suggestion?: string }): string =>
		suggestion === undefined
			? `Onbekend blok ":::${name}". Kies een blok dat bestaat, bijvoorbeeld \`:::tip\`, of haal de regel weg.`
			: `Onbekend blok ":::${name}". Bedoel je ":::${suggestion}"?`
	),
	'blok-niet-herkend': mistake(
		(): string =>
			'Deze regel begint met `:::`, maar is geen goed begin van een blok. Schrijf het zo: `:::meerkeuze{#naam}`.'
	),
	'blok-niet-gesloten': mistake(({ name }: { name: string }): string =>
		name === '```'
			? 'Het stuk na ``` wordt nergens gesloten. Zet eronder een regel met alleen ```.'
			: `Het blok \`:::${name}\` wordt nergens gesloten. Zet onder het blok een regel met alleen \`:::\`.`
	),
	'sluit-zonder-begin': mistake(
		(): string => 'Hier sluit `:::` een blok, maar er is geen blok open. Haal deze regel weg.'
	),
	'blok-in-oefening': mistake(({ name, exercise }: { name: string; exercise: boolean }): string =>
		exercise
			? `Een blok \`:::${name}\` kan niet in een oefening staan. Zet het eronder.`
			: `Een blok \`:::${name}\` kan niet in dit blok staan. Zet het eronder.`
	),
	'blok-hier-niet': mistake(
		({ file, what }: { file: string; what: 'oefening' | 'blok' }): string =>
			what === 'oefening'
				? `In \`${file}\` kan geen oefening staan. Zet de oefening in een stap.`
				: `In \`${file}\` kan dit blok niet staan. Zet het in een stap.`
	),
	'niveau-in-niveau': mistake(
		({ inner, outer }: { inner: string; outer: string }): string =>
			`Een blok \`:::${inner}\` kan niet in \`:::${outer}\` staan. Sluit eerst het eerste blok.`
	),
	'onbekende-instelling': mistake(
		({ name, block, suggestion }: { name: string; block: string; suggestion?: string }): string =>
			`"${name}" bestaat niet bij \`:::${block}\`.${meant(suggestion, 'Haal het weg.')}`
	),
	'instelling-dubbel': mistake(({ first, second }: { first: string; second: string }): string =>
		first === second
			? `"${first}" staat er twee keer. Laat er één staan.`
			: `"${first}" en "${second}" zijn hetzelfde. Laat er één staan.`
	),
	'instelling-waarde': mistake(
		({ name, wanted, example }: { name: string; wanted: string; example: string }): string =>
			`Bij \`${name}\` hoort ${wanted}, bijvoorbeeld \`${example}\`.`
	),
	'onbekend-niveau': mistake(
		({ name }: { name: string }): string =>
			`Onbekend niveau "${name}". Kies uit: basis, extra, verdieping.`
	),
	'niveau-leeg': mistake(
		({ level }: { level: string }): string =>
			`Op niveau "${level}" blijft deze stap leeg. Zet het niveau in de kop (\`niveau: extra\`) of voeg gewone tekst toe.`
	),
	'niveau-in-titel': notice(
		({ word }: { word: string }): string =>
			`In deze titel staat "${word}". Leerlingen zien dan dat zij iets anders krijgen. Kies een titel over de inhoud.`
	),
	'onderdeel-onbekend': mistake(({ what }: { what: string }): string => what),
	'html-niet-toegestaan': mistake(
		({ code }: { code: string }): string =>
			`Hier staat HTML-code (\`${code}\`). Gebruik gewone tekst of een blok met \`:::\`. Bedoel je het teken <? Zet er dan een \\ voor.`
	),
	'kop-1': notice(
		(): string =>
			'Gebruik `##` voor een tussenkop. De titel van de pagina staat al in de kop bovenaan.'
	),
	'kop-overgeslagen': notice(
		({ before, found, wanted }: { before: string; found: string; wanted: string }): string =>
			before === ''
				? `Het eerste kopje is hier \`${found}\`. Gebruik eerst \`${wanted}\`, dan klopt de inhoud voor voorleesprogramma's.`
				: `Na een kopje met \`${before}\` volgt hier \`${found}\`. Gebruik eerst \`${wanted}\`, dan klopt de inhoud voor voorleesprogramma's.`
	),
	'blok-leeg': mistake(
		({ name }: { name: string }): string =>
			`Het blok \`:::${name}\` is leeg. Schrijf er tekst in of haal het weg.`
	)
};
